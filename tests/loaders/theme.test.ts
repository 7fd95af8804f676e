import {describe, expect, it} from "vitest";
import {readCodebook} from "../../loaders/lib/codebook.js";
import {printTheme, readStyle, readTheme} from "../../loaders/lib/theme.js";
import {compileSmall} from "./small.js";

const DARK = "@media screen and (prefers-color-scheme: dark) {\n  :root {\n    --ink: #eeeeee;\n  }\n}\n";
const CSS = `:root {\n  --ink: #111111;\n  --paper: #ffffff;\n  --measure: 65ch;\n}\n\n${DARK}`;

describe("readTheme(css, codebook)", {timeout: 30_000}, () => {
  const {codebook} = compileSmall();

  it("takes the tokens from the stylesheet and the fronts from the codebook", () => {
    expect(readTheme(CSS, codebook)).toEqual({
      light: {
        "--ink": "#111111",
        "--paper": "#ffffff",
        "--front-harbor": "#123456",
        "--front-lighthouse": "currentColor"
      },
      dark: {
        "--ink": "#eeeeee",
        "--paper": "#ffffff",
        "--front-harbor": "#123456",
        "--front-lighthouse": "currentColor"
      }
    });
  });

  it.each([
    ["", "no colors: light theme"],
    [":root {\n  --ink: #111111;\n}\n", "no colors: dark theme"]
  ])("refuses %j", (css, message) => {
    expect(() => readTheme(css, codebook)).toThrow(message);
  });

  it("knows every token of the site in both themes, and the two differ", () => {
    const {light, dark} = readTheme(readStyle(), readCodebook());
    expect(Object.keys(light)).toEqual(expect.arrayContaining(["--paper", "--ink-3", "--front-husseiniyon"]));
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
    for (const [name, color] of Object.entries(light)) {
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
      expect(dark[name]).not.toBe(color);
    }
  });
});

describe("printTheme(theme)", () => {
  it("prints one line of JSON", () => {
    expect(printTheme({light: {"--ink": "#111111"}, dark: {}})).toBe('{"light":{"--ink":"#111111"},"dark":{}}\n');
  });
});
