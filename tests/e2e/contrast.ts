import type {Locator} from "playwright-core";

/** Finds the contrast of words to the gradient behind them, as WCAG 2 counts it: from 1 to 21. */
export async function contrastsIn(words: Locator): Promise<number[]> {
  const pairs = await words.evaluateAll((all) => {
    const pixels = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    if (!pixels) throw new Error("no canvas");
    const paint = (...layers: string[]): number[] => {
      for (const layer of layers) {
        pixels.fillStyle = layer;
        pixels.fillRect(0, 0, 1, 1);
      }
      return [...pixels.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper");
    return all.map((element) => {
      const {color, backgroundImage} = getComputedStyle(element);
      const [, bar = ""] = /gradient\((\w+\([^)]*\))/.exec(backgroundImage) ?? [];
      return [paint(paper, color), paint(paper, bar)];
    });
  });
  return pairs.map((colors) => {
    const [dark = 0, light = 0] = colors.map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  });
}

/** Gives the relative luminance of a color: its red, green and blue from 0 to 255. */
function luminance(color: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
