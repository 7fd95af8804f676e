/** The part of Citation.js that the tests call; the package ships no types. */
declare module "@citation-js/core" {
  export const plugins: {
    input: {
      /** Reads text in any registered format as CSL-JSON. */
      chain(text: string): Record<string, unknown>[];
    };
  };
}
