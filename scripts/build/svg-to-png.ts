import {createRequire} from "node:module";
import {renderAsync} from "@resvg/resvg-js";
import {hashOf, memoBytes} from "./memo.js";

const resolve = createRequire(import.meta.url).resolve;

/** The faces of the sans that charts use; a renderer without a browser reads neither woff nor woff2. */
const FACES = [
  "400Regular/Inter_400Regular",
  "400Regular_Italic/Inter_400Regular_Italic",
  "600SemiBold/Inter_600SemiBold"
];

/**
 * Draws an SVG whose letters are in Inter as PNG at its own size, in a thread of the renderer's pool; the same SVG gives
 * the same bytes, and those of an earlier build are taken from disk.
 */
export function toPng(svg: string): Promise<Uint8Array> {
  return memoBytes(hashOf("png", svg), () => render(svg));
}

async function render(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg.replaceAll("&nbsp;", "&#160;"), {
    font: {
      loadSystemFonts: false,
      fontFiles: FACES.map((face) => resolve(`@expo-google-fonts/inter/${face}.ttf`)),
      defaultFontFamily: "Inter"
    }
  });
  return image.asPng();
}
