import {drawRounded} from "../../components/figures/draw-figure.js";
import {printDay} from "../../components/format/dates.js";
import {defaults} from "../../components/state/parameters.js";
import {codesOf} from "../../loaders/lib/codebook.js";
import {sourceOf} from "../build/page-parameters.js";
import {hashOf} from "../build/memo.js";
import {dataOf} from "../build/static-figure.js";
import {drawCard} from "./draw-social-card.js";
import {cardName} from "./metadata.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import type {Palette} from "../../loaders/lib/theme.js";
import type {SiteSource} from "../build/load-site.js";
import type {Drawable} from "../build/report.js";
import type {Card} from "./draw-social-card.js";
import type {PageSummary, SummarizedPage} from "./page-summary.js";

type Draw = NonNullable<Card["draw"]>;

/** Draws the social card of every page and figure as SVG, by file name. */
export function cardsOf(
  pages: readonly SummarizedPage[],
  {compiled, report}: SiteSource,
  palette: Palette
): Map<string, string> {
  const {figures, memo = (_: string, make: () => string) => make()} = report;
  const day = compiled.changes[0]?.date;
  const source = `After articles in ${sourceOf(compiled)}${day === undefined ? "" : `; data of ${printDay(day)}`}`;
  const cards = new Map<string, string>();
  for (const {summary} of pages) {
    const drawable = summary.figures.flatMap((id) => figures.get(id) ?? [])[0];
    const card = {kicker: kickerOf(summary), heading: summary.heading, text: summary.description, source};
    const front = frontOf(summary, compiled);
    const key = hashOf("card", card, front, palette, drawable ? dataOf(drawable) : null);
    const draw = drawable ? drawingOf(drawable) : null;
    cards.set(
      cardName(summary),
      memo(key, () => drawCard({...card, draw, front}, palette))
    );
  }
  return cards;
}

function drawingOf({figure, rows, codes, jsonFiles}: Drawable): Draw {
  const options = {codes, parameters: defaults(figure.parameters), root: "../", ...(jsonFiles && {jsonFiles})};
  return (document, width) => drawRounded(figure, rows, {...options, document, width});
}

function kickerOf({path, title, heading, figure}: PageSummary): string | null {
  if (figure !== null || path === "/index") return null;
  return path.startsWith("/articles/") ? "Article, paragraph by paragraph" : title === heading ? null : title;
}

function frontOf({path}: PageSummary, {codebook}: Compiled): string | null {
  const id = path.slice(path.lastIndexOf("/") + 1);
  return codesOf(codebook, "front").has(id) ? id : null;
}
