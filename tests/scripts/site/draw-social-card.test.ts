import {createRequire} from "node:module";
import {Resvg} from "@resvg/resvg-js";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {append} from "../../../components/marks/svg.js";
import {textWidth} from "../../../components/marks/text.js";
import {readCodebook} from "../../../loaders/lib/codebook.js";
import {readStyle, readTheme} from "../../../loaders/lib/theme.js";
import {toPng} from "../../../scripts/build/svg-to-png.js";
import {drawCard} from "../../../scripts/site/draw-social-card.js";
import {faultsOf} from "../../drawing.js";
import type {Card} from "../../../scripts/site/draw-social-card.js";

const {light} = readTheme(readStyle(), readCodebook());
const LONG =
  "The text on Husseini'yon reaches furthest back; 41 of the 88 dated events shown may fall in 2021. ".repeat(6);
const CARD: Card = {
  kicker: null,
  heading: "Small drones, borrowed names",
  text: "Four attacks in four days.",
  source: "After articles in Terrorism Monitor 20(4); data of November 23, 2026",
  draw: null,
  front: null
};

/** Draws a box of the given proportions with a line of text in it. */
const draw =
  (share: number): NonNullable<Card["draw"]> =>
  (document, width) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `0 0 ${width} ${width * share}`);
    append(svg, "rect", {width, height: width * share, fill: "var(--front-husseiniyon)"});
    return svg;
  };

function parse(svg: string): Element {
  const {document} = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const [card] = document.body.children;
  if (!card) throw new Error("nothing drawn");
  return card;
}

const cards: [string, Partial<Card>][] = [
  ["with little to say", {}],
  ["with a drawing", {draw: draw(0.6)}],
  ["with a high drawing", {draw: draw(3)}],
  ["with much to say", {kicker: LONG, heading: LONG, text: LONG, source: LONG}],
  ["with much to say and a drawing", {kicker: LONG, heading: LONG, text: LONG, source: LONG, draw: draw(2)}],
  ["with words that have no end", {heading: "x".repeat(300), text: "W".repeat(300), draw: draw(1)}]
];

describe("drawCard(card, palette)", () => {
  it.each(cards)("keeps its words apart and within it: %s", (_, part) => {
    const card = parse(drawCard({...CARD, ...part}, light));
    expect(faultsOf(card, part.draw ? 432 : 840)).toEqual([]);
    const feet = [...card.querySelectorAll("text")].map((line) => Number(line.getAttribute("y")));
    expect(Math.max(...feet)).toBeLessThanOrEqual(624);
  });

  it("holds hostile words as text", () => {
    const card = drawCard({...CARD, heading: '</text><script>alert("1")</script>', text: "a & b < c"}, light);
    expect(card).not.toContain("<script");
    expect(() => new Resvg(card, {font: {loadSystemFonts: false}})).not.toThrow();
  });

  it.each([
    [0.6, true],
    [3, false]
  ])("shows a drawing of the proportion 1 : %s whole: %s", (share, isWhole) => {
    const card = parse(drawCard({...CARD, draw: draw(share)}, light));
    const drawing = card.querySelector("svg");
    const [, , width = 0, height = 0] = (drawing?.getAttribute("viewBox") ?? "").split(" ").map(Number);
    expect(height / width >= share).toBe(isWhole);
    expect(card.querySelector("linearGradient") === null).toBe(isWhole);
    const foot = Number(drawing?.getAttribute("y")) + Number(drawing?.getAttribute("height"));
    expect(foot).toBeLessThanOrEqual(630.1);
  });

  it("lights the stripe of the front that it is about", () => {
    const fills = (front: string | null): number => {
      const card = parse(drawCard({...CARD, front}, light));
      return [...card.querySelectorAll("rect")].filter((rect) => rect.getAttribute("fill") === light["--ink-3"]).length;
    };
    expect([fills(null), fills("husseiniyon")]).toEqual([0, 4]);
  });

  it("refuses what is no drawing", () => {
    expect(() => drawCard({...CARD, draw: (document) => document.createElement("p")}, light)).toThrow(
      "no drawing: <p>"
    );
  });
});

describe("toPng(svg)", () => {
  const svg = drawCard({...CARD, draw: draw(1)}, light);

  it("draws 1200 by 630 pixels, the same twice", async () => {
    const png = Buffer.from(await toPng(svg));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.equals(Buffer.from(await toPng(svg)))).toBe(true);
  });

  it("draws the letters", async () => {
    const bare = svg.replaceAll(/<text.*?<\/text>/g, "");
    expect((await toPng(svg)).length).toBeGreaterThan((await toPng(bare)).length * 1.5);
  });
});

describe("textWidth(text, size, isBold)", () => {
  const resolve = createRequire(import.meta.url).resolve;
  const faces = ["400Regular/Inter_400Regular", "600SemiBold/Inter_600SemiBold"];
  const fontFiles = faces.map((face) => resolve(`@expo-google-fonts/inter/${face}.ttf`));
  const texts = [
    "Husseini'yon: A Profile of the Iranian-backed Militia",
    "26 ties and four claims (12–14) → “façade” … é",
    LONG
  ];

  it.each(texts)("is no less than the letters on a card take: %s", (text) => {
    for (const isBold of [false, true]) {
      const weight = isBold ? 600 : 400;
      const line = `<svg xmlns="http://www.w3.org/2000/svg" width="9999" height="99"><text y="60" font-family="Inter" font-size="40" font-weight="${weight}">${text}</text></svg>`;
      const box = new Resvg(line, {font: {loadSystemFonts: false, fontFiles}}).innerBBox();
      expect(box?.width).toBeGreaterThan(100);
      expect(box?.width).toBeLessThanOrEqual(textWidth(text, 40, isBold));
    }
  });
});
