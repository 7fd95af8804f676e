const RULE = /^([^{}@]+)\{([^{}]*)\}/gm;
const STATES: readonly [pseudo: RegExp, stand: string][] = [
  [/:hover\b/g, ".is-hover"],
  [/:focus-visible\b/g, ".is-focus"]
];

/**
 * Repeats the rules of a stylesheet for the pointer and the keyboard under class names, so that a page can show what
 * a control looks like under them: `a:hover` becomes `a.is-hover`.
 */
export function forcedStates(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...plain.matchAll(RULE)]
    .flatMap(([, selectors = "", body = ""]) =>
      STATES.flatMap(([pseudo, stand]) => {
        const forced = selectors.replace(pseudo, stand).trim();
        return forced === selectors.trim() || forced.includes(":not(.is-") ? [] : [`${forced} {${body}}`];
      })
    )
    .join("\n");
}
