import {drawRounded} from "../../components/figures/draw-figure.js";
import {parsePayload} from "../../components/figures/payload.js";
import {printDay} from "../../components/format/dates.js";
import {ownRows} from "../../components/state/filter-rows.js";
import {defaults} from "../../components/state/parameters.js";
import {codesOf} from "../../loaders/lib/codebook.js";
import {sourceOf} from "../build/page-parameters.js";
import {readFigures, readJsonFiles} from "../build/report.js";
import {drawCard} from "./draw-social-card.js";
import {cardName} from "./metadata.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Palette} from "../../loaders/lib/theme.js";
import type {Card} from "./draw-social-card.js";
import type {PageSummary, SummarizedPage} from "./page-summary.js";

type Draw = NonNullable<Card["draw"]>;

/** Draws the social card of every page and figure as SVG, by file name. */
export async function cardsOf(
  pages: readonly SummarizedPage[],
  compiled: Compiled,
  palette: Palette
): Promise<Map<string, string>> {
  const drawings = await drawingsOf(pages);
  const day = compiled.changes[0]?.date;
  const source = `After articles in ${sourceOf(compiled)}${day === undefined ? "" : `; data of ${printDay(day)}`}`;
  const cards = new Map<string, string>();
  for (const {summary} of pages) {
    const name = cardName(summary);
    const draw = summary.figures.flatMap((id) => drawings.get(id) ?? [])[0] ?? null;
    const card = {kicker: kickerOf(summary), heading: summary.heading, text: summary.description, source, draw};
    cards.set(name, drawCard({...card, front: frontOf(summary, compiled)}, palette));
  }
  return cards;
}

/** Takes from the embed pages what their figures are drawn from. */
async function drawingsOf(pages: readonly SummarizedPage[]): Promise<Map<string, Draw>> {
  const figures = new Map((await readFigures()).map((figure) => [figure.id, figure]));
  const drawings = new Map<string, Draw>();
  for (const {summary, document} of pages) {
    const figure = figures.get(summary.figure ?? "");
    if (!figure) continue;
    const script = document.querySelector("figure script[type='application/json']");
    const {rows: carried, codes, root} = parsePayload(script?.textContent ?? "");
    const parameters = defaults(figure.parameters);
    const rows = figure.filtersRows === true ? ownRows(carried, figure.parameters, codes).ask(parameters) : carried;
    const frame = {codes, parameters, root, jsonFiles: await readJsonFiles(figure)};
    drawings.set(figure.id, (document, width) => drawRounded(figure, rows, {...frame, document, width}));
  }
  return drawings;
}

function kickerOf({path, title, heading, figure}: PageSummary): string | null {
  if (figure !== null || path === "/index") return null;
  return path.startsWith("/articles/") ? "Article, paragraph by paragraph" : title === heading ? null : title;
}

function frontOf({path}: PageSummary, {codebook}: Compiled): string | null {
  const id = path.slice(path.lastIndexOf("/") + 1);
  return codesOf(codebook, "front").has(id) ? id : null;
}
