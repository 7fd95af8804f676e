import {fileURLToPath} from "node:url";
import {buildSync} from "esbuild";

const LIVE = fileURLToPath(new URL("../../components/live", import.meta.url));
const NOTE = "/* Five Fronts, MIT License: keeps the frames of embedded figures as high as the figures in them. */";
const START = [
  'import {sizeFrames} from "./embed-host.js";',
  "const {currentScript} = document;",
  "if (currentScript instanceof HTMLScriptElement) sizeFrames(document, currentScript.src);"
].join("\n");

/** Makes the script that other sites load beside an embedded figure: plain, classic, and in need of nothing. */
export function embedScript(): string {
  const {outputFiles} = buildSync({
    stdin: {contents: START, resolveDir: LIVE},
    bundle: true,
    format: "iife",
    target: "es2018",
    charset: "utf8",
    banner: {js: NOTE},
    write: false
  });
  return outputFiles.map(({text}) => text).join("");
}
