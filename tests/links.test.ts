import {describe, expect, it} from "vitest";
import {table} from "../components/controls/table.js";
import {narrow} from "../components/state/filter-rows.js";
import {startOf} from "../components/state/page-parameters.js";
import {bindings, unfiltered} from "../components/state/parameters.js";
import {parseLink} from "../components/state/url-codec.js";
import {readFigures, readSql} from "../scripts/build/report.js";
import {makeDocument} from "../scripts/build/static-figure.js";
import {readCorpus} from "../scripts/site/check-state-links.js";
import {readShown} from "./corpus.js";
import {readCodes} from "./drawing.js";
import {openPublished} from "./published.js";
import {schemasByPath} from "./schemas.js";
import type {Row} from "../components/data/row.js";
import type {Figure} from "../components/figures/figure.js";
import type {Values} from "../components/state/parameters.js";

const codes = readCodes();
const kept = readShown();
const pages = await schemasByPath();
const figures = new Map((await readFigures()).map((figure) => [figure.id, figure]));

/** Names the rows of a figure's table as a page does. */
function idsOf(figure: Figure, rows: readonly Row[]): string[] {
  const twin = table(rows, {
    document: makeDocument(),
    codes,
    caption: "",
    link: (article, anchor) => `${article}#${anchor}`,
    ...(figure.columns && {columns: figure.columns})
  });
  return [...twin.querySelectorAll("tbody tr")].map((row) =>
    (row.querySelector("a[href]")?.getAttribute("href") ?? row.textContent).replace(/^.*#/, "")
  );
}

describe("the corpus of links, on native DuckDB", () => {
  const native = openPublished();

  async function rowsOf(
    {id, parameters, filtersRows, selectRows: pick}: Figure,
    values: Values
  ): Promise<readonly Row[]> {
    if (filtersRows !== true) return (await native.query(readSql(id), bindings(parameters, values))).rows;
    const {rows} = await native.query(readSql(id), bindings(parameters, unfiltered(parameters)));
    const passing = narrow(rows, parameters, values, codes);
    return pick ? pick(passing, values) : passing;
  }

  it.each([...readCorpus()])("%s shows the rows that it always showed", async (link) => {
    const {pathname, search, hash} = new URL(link, "http://site.invalid");
    const schema = pages.get(pathname === "/" ? "/index" : pathname);
    if (!schema) throw new Error(`missing page: ${pathname}`);
    const {values} = parseLink(schema, search, hash);
    const shown: Record<string, string[]> = {};
    for (const id of schema.figures) {
      const figure = figures.get(id);
      if (!figure) throw new Error(`missing figure: ${id}`);
      shown[id] = idsOf(figure, await rowsOf(figure, {...startOf(schema), ...values}));
    }
    expect(shown).toEqual(kept[link]);
  });
});
