import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {readStyle, readTheme} from "../../../loaders/lib/theme.js";
import {forcedStates} from "../../../scripts/pages/forced-states.js";
import {printStyleGuide} from "../../../scripts/pages/style-guide.js";

describe("forcedStates(css)", () => {
  it.each([
    ["a:hover { color: red; }", "a.is-hover { color: red; }"],
    ["a:focus-visible, b { color: red; }", "a.is-focus, b { color: red; }"],
    ["a { color: red; }", ""],
    ["/* b:hover { x: y; } */", ""],
    ["a:not(:hover) { color: red; }", ""]
  ])("makes %j %j", (css, forced) => expect(forcedStates(css)).toBe(forced));
});

describe("printStyleGuide(options)", () => {
  const codebook = readCodebook();
  const theme = readTheme(readStyle(), codebook);
  const rules = readStyle("docs/style.css");
  const guide = printStyleGuide({codebook, theme, tokens: readStyle(), rules});
  const {document} = parseHTML(`<!doctype html><html><body>${guide}</body></html>`);

  it("shows every token", () => {
    const shown = document.body.textContent;
    for (const [, name = ""] of readStyle().matchAll(/^\s*(--(?:size|space)-[\w-]+):/gm)) expect(shown).toContain(name);
    for (const name of Object.keys(theme.light)) expect(shown).toContain(name);
  });

  it("draws a mark and a tie for every front and certainty", () => {
    const [fronts, degrees] = [codebook.codes.get("front")?.size ?? 0, codebook.codes.get("certainty")?.size ?? 0];
    expect(document.querySelectorAll(".tokens td svg circle")).toHaveLength(fronts * degrees);
  });

  it("takes no color but the tokens'", () => {
    const drawn = [...document.querySelectorAll("svg")].map((svg) => svg.outerHTML).join("");
    expect(drawn).not.toMatch(/#[0-9a-f]{3,6}\b/i);
  });

  it.each(["[disabled]", ":checked, [checked]", ".is-hover", ".is-focus", ".fault", ".figure-empty", ".notice"])(
    "shows %s",
    (state) => expect(document.querySelector(state)).not.toBeNull()
  );

  it("gives no two controls one id", () => {
    const ids = [...document.querySelectorAll("[id]")].map(({id}) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});
