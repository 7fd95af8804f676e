import {articlesOf, printSource} from "../data/publication.js";
import {localDay} from "../format/dates.js";
import {addressesOf} from "./links.js";
import type {Reference} from "./citation/text.js";
import type {FigureContext} from "./types.js";

const EDITED = "drawn from SQL that a reader edited";

/** Gives the reference to a figure as it is shown. */
export function referenceOf(host: FigureContext): Reference {
  const {figure, payload, page, now = () => new Date()} = host;
  const {rows, isEdited} = host.shown();
  const title = figure.title(rows, payload.codes);
  return {
    id: figure.id,
    title: isEdited ? `${title} (${EDITED})` : title,
    edition: payload.colophon,
    version: page.schema.data,
    link: addressesOf(host).full,
    accessed: localDay(now()),
    articles: articlesOf(payload.colophon, rows)
  };
}

/** Gives the lines at the foot of a picture: sources, edition and version, and the short link. */
export function creditsOf(host: FigureContext): string[] {
  const {payload, page} = host;
  const {colophon} = payload;
  const {rows, isEdited} = host.shown();
  return [
    ...(isEdited ? [`Altered: ${EDITED}`] : []),
    printSource(articlesOf(colophon, rows)),
    `${colophon.title}, data version ${page.schema.data}, ${colophon.license}`,
    addressesOf(host).short.replace(/^https?:\/\//, "")
  ];
}
