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

/** A typeface of some systems, by its names there, and how many times as wide ours sets the same text. */
interface Cut {
  names: readonly string[];
  ratio: number;
}

interface StandIns {
  /** Ascent and descent of ours, in ems. */
  ascent: number;
  descent: number;
  /** Upright and bold of each that may stand in. */
  faces: Readonly<Record<string, readonly [regular: Cut, bold: Cut]>>;
}

/**
 * What stands in for a typeface until it arrives, or where it never does. Drawings are measured for ours, so labels in
 * a wider one would lie over each other. Ratios are those of a text of names, figures and a pangram, ours in weights
 * 400 and 600; bold of Roboto and Noto as their upright.
 */
const STAND_INS: Readonly<Record<string, StandIns>> = {
  Inter: {
    ascent: 0.969,
    descent: 0.241,
    faces: {
      Arial: [
        {names: ["Arial", "Liberation Sans"], ratio: 1.073},
        {names: ["Arial Bold", "Liberation Sans Bold"], ratio: 1.021}
      ],
      Roboto: [
        {names: ["Roboto"], ratio: 1.074},
        {names: ["Roboto Bold"], ratio: 1.074}
      ],
      DejaVu: [
        {names: ["DejaVu Sans"], ratio: 0.939},
        {names: ["DejaVu Sans Bold"], ratio: 0.849}
      ]
    }
  },
  "Source Serif 4": {
    ascent: 1.036,
    descent: 0.335,
    faces: {
      Times: [
        {names: ["Times New Roman", "Liberation Serif"], ratio: 1.16},
        {names: ["Times New Roman Bold", "Liberation Serif Bold"], ratio: 1.121}
      ],
      Noto: [
        {names: ["Noto Serif"], ratio: 0.996},
        {names: ["Noto Serif Bold"], ratio: 0.996}
      ],
      DejaVu: [
        {names: ["DejaVu Serif"], ratio: 0.917},
        {names: ["DejaVu Serif Bold"], ratio: 0.853}
      ]
    }
  }
};

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

/** Writes the `@font-face` rules of what stands in, made as wide and as high as ours: `Inter as Arial` and so on. */
export function standInFaces(): string {
  return Object.entries(STAND_INS)
    .flatMap(([name, {faces: all, ...height}]) =>
      Object.entries(all).flatMap(([as, [regular, bold]]) => [
        printStandIn(`${name} as ${as}`, "100 500", regular, height),
        printStandIn(`${name} as ${as}`, "501 900", bold, height)
      ])
    )
    .join("\n");
}

function printStandIn(
  name: string,
  weight: string,
  {names, ratio}: Cut,
  {ascent, descent}: Omit<StandIns, "faces">
): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  return [
    "@font-face {",
    `  font-family: "${name}";`,
    `  font-weight: ${weight};`,
    `  src: ${names.map((each) => `local("${each}")`).join(", ")};`,
    `  size-adjust: ${percent(ratio)};`,
    `  ascent-override: ${percent(ascent / ratio)};`,
    `  descent-override: ${percent(descent / ratio)};`,
    "  line-gap-override: 0%;",
    "}"
  ].join("\n");
}

function faces(): Face[] {
  return SHEETS.flatMap((sheet) => {
    const path = resolve(sheet);
    return [...readFileSync(path, "utf8").matchAll(FACE)].map(([rule, name = ""]) => {
      return {name, rule, file: path.replace(/[^/\\]+$/, `files/${name}.woff2`)};
    });
  });
}
