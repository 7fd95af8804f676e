import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const resolve = createRequire(import.meta.url).resolve;

/** Stylesheets of the packages that hold the typefaces: upright and italic for reading, upright for charts. */
const SHEETS = [
  "@fontsource-variable/source-serif-4/wght.css",
  "@fontsource-variable/source-serif-4/wght-italic.css",
  "@fontsource-variable/inter/wght.css"
];
const FACE = /@font-face \{[^}]*url\(\.\/files\/([\w-]+-latin(?:-ext)?-wght-\w+)\.woff2\)[^}]*\}/g;

/** One `@font-face` rule and the name of its file, without the ending. */
interface Face {
  name: string;
  rule: string;
  file: string;
}

/** Names the typeface files that the site ships, Latin and extended Latin. */
export function fontNames(): string[] {
  return faces().map(({name}) => name);
}

/** Reads a typeface file; throws `unknown font: name`. */
export function fontBytes(name: string): Uint8Array {
  const face = faces().find((candidate) => candidate.name === name);
  if (face === undefined) throw new Error(`unknown font: ${name}`);
  return readFileSync(face.file);
}

/** Writes the `@font-face` rules; each names its file in the folder fonts/ beside the stylesheet. */
export function fontFaces(): string {
  return faces()
    .map(({name, rule}) => rule.replace(/src:[^;]*;/, `src: url(fonts/${name}.woff2) format("woff2");`))
    .join("\n");
}

function faces(): Face[] {
  return SHEETS.flatMap((sheet) => {
    const path = resolve(sheet);
    return [...readFileSync(path, "utf8").matchAll(FACE)].map(([rule, name = ""]) => {
      return {name, rule, file: path.replace(/[^/\\]+$/, `files/${name}.woff2`)};
    });
  });
}
