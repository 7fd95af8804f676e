declare module "observablehq:stdlib" {
  export interface Attachment {
    name: string;
    /** Size in bytes; NaN where it is not known. */
    size: number;
    url(): Promise<string>;
  }
  export function FileAttachment(path: string): Attachment;
}
