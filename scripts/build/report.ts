import {readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {facetsOf} from "../../components/state/facets.js";
import {narrow} from "../../components/state/filter-rows.js";
import {bindings, defaults, unfiltered} from "../../components/state/parameters.js";
import {published} from "../../loaders/lib/publish.js";
import {placeFacts, readNumber} from "../markdown/numbers.js";
import type {Codes} from "../../components/data/codebook.js";
import type {Types} from "../../components/data/column-type.js";
import type {Colophon} from "../../components/data/publication.js";
import type {Row} from "../../components/data/row.js";
import type {Figure} from "../../components/figures/figure.js";
import type {JsonFiles} from "../../components/marks/draw-options.js";
import type {Facets} from "../../components/state/facets.js";
import type {Alias} from "../../components/state/page-parameters.js";
import type {Values} from "../../components/state/parameters.js";
import type {Explanations} from "../markdown/explanations.js";
import type {Quote} from "../markdown/numbers.js";
import type {CitedSources} from "../markdown/side-notes.js";
import type {Memo} from "./memo.js";
import type {Native} from "./native-duckdb.js";
import type {Placeholders} from "./placeholders.js";

/** Everything that pages place, read from the published database. */
export interface Report {
  figures: ReadonlyMap<string, Drawable>;
  numbers: ReadonlyMap<string, Quote>;
  /** What pages may place that is made from the data, as HTML, by the directive that asks for it. */
  parts?: ReadonlyMap<string, string>;
  /** The sources that notes may name. */
  sources?: CitedSources;
  /** Paths of the pages that list their sections. */
  outlined?: ReadonlySet<string>;
  /** What links may explain. */
  explanations?: Explanations;
  /** What the links of a page are read by, beside its figures; without it pages keep no state. */
  edition?: Edition;
  /** The pages that hold the figures, for those that stand alone; without it these have a state of their own. */
  homes?: Homes;
  /** Keeps drawings from build to build; without it all are drawn anew. */
  memo?: Memo;
  /** Takes figures out of what Framework parses; without it they stand in the page as it is rendered. */
  placeholders?: Placeholders;
}

/** The data of this build, as links and embedded figures know it. */
export interface Edition {
  version: string;
  aliases: readonly Alias[];
  /** The issues that the articles are from. */
  source: string;
  colophon: Colophon;
}

const makeAnew: NonNullable<DrawablesOptions["memo"]> = (_, __, ask) => ask();

const COMPONENTS = fileURLToPath(new URL("../../components/", import.meta.url));

/** Runs every figure and every number of the components folder. */
export async function readReport(native: Pick<Native, "query">, codes: Codes, folder = COMPONENTS): Promise<Report> {
  const figures = await readDrawables(native, codes, {folder});
  return {figures, numbers: await readNumbers(native, folder)};
}

/** Runs the query of every number in the prose; throws `not one row: …`. */
export async function readNumbers(native: Pick<Native, "query">, folder = COMPONENTS): Promise<Map<string, Quote>> {
  const numbers = new Map<string, Quote>();
  const queries = join(folder, "queries/numbers");
  for (const name of namesIn(queries, ".sql")) {
    const quote = await readNumber(name, readFileSync(join(queries, `${name}.sql`), "utf8"), native);
    numbers.set(name, await placeFacts(quote, native));
  }
  return numbers;
}

/** Reads the SQL of every number in the prose. */
export function readNumberQueries(folder = COMPONENTS): string[] {
  const queries = join(folder, "queries/numbers");
  return namesIn(queries, ".sql").map((name) => readFileSync(join(queries, `${name}.sql`), "utf8"));
}

/** Names every figure. */
export function figureIds(folder = COMPONENTS): string[] {
  return readdirSync(join(folder, "figures"), {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort();
}

/** Runs every figure of the components folder; gives them by their ids. */
export async function readDrawables(
  native: Pick<Native, "query">,
  codes: Codes,
  {folder = COMPONENTS, memo = makeAnew}: DrawablesOptions = {}
): Promise<Map<string, Drawable>> {
  const figures = new Map<string, Drawable>();
  for (const figure of await readFigures(folder)) {
    const sql = readSql(figure.id, folder);
    const answers = await memo(figure, sql, () => answersOf(figure, sql, native, codes));
    figures.set(figure.id, {figure, sql, ...answers, codes, jsonFiles: await readJsonFiles(figure)});
  }
  return figures;
}

/** Imports every figure: the folder `drone-timeline` exports `droneTimeline`. */
export async function readFigures(folder = COMPONENTS): Promise<Figure[]> {
  return Promise.all(
    figureIds(folder).map(async (id) => {
      const module: unknown = await import(pathToFileURL(join(folder, "figures", id, "figure.ts")).href);
      const figure = memberOf(module, exportName(id));
      if (isFigure(figure) && figure.id === id) return figure;
      throw new Error(`no figure: ${exportName(id)} with id ${id} (components/figures/${id}/figure.ts)`);
    })
  );
}

/** Gives the name under which a figure's file exports it. */
export function exportName(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Reads the SQL of a figure. */
export function readSql(id: string, folder = COMPONENTS): string {
  return readFileSync(join(folder, "figures", id, "query.sql"), "utf8").trim();
}

/** Reads the TypeScript that draws a figure. */
export function readCode(id: string, folder = COMPONENTS): string {
  return readFileSync(join(folder, "figures", id, "figure.ts"), "utf8");
}

/** Asks the database what a figure shows from the start, and what its controls offer. */
async function answersOf(
  figure: Figure,
  sql: string,
  {query}: Pick<Native, "query">,
  codes: Codes
): Promise<FigureAnswers> {
  const {parameters, selectRows: pick = (passing: readonly Row[]) => passing} = figure;
  const {rows: open, types} = await query(sql, bindings(parameters, unfiltered(parameters)));
  const rows =
    figure.filtersRows === true
      ? pick(narrow(open, parameters, defaults(parameters), codes), defaults(parameters))
      : (await query(sql, bindings(parameters, defaults(parameters)))).rows;
  const asked = {parameters, values: defaults(parameters), codes};
  const ask = async (values: Values): Promise<Row[]> => (await query(sql, bindings(parameters, values))).rows;
  return {rows, types, open, facets: await facetsOf(asked, rows, ask)};
}

/** Reads the published files that a drawing needs. */
export async function readJsonFiles({jsonFiles = []}: Figure): Promise<JsonFiles> {
  const read = jsonFiles.map(async (name): Promise<[string, unknown]> => {
    const bytes = await published(`${name}.json`);
    return [name, JSON.parse(new TextDecoder().decode(bytes))];
  });
  return Object.fromEntries(await Promise.all(read));
}

function namesIn(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => basename(name, extension))
    .sort();
}

function memberOf(module: unknown, name: string): unknown {
  return typeof module === "object" && module !== null
    ? Object.entries(module).find(([key]) => key === name)?.[1]
    : undefined;
}

function isFigure(value: unknown): value is Figure {
  return (
    typeof value === "object" && value !== null && "id" in value && "draw" in value && typeof value.draw === "function"
  );
}

export interface Page {
  /** Path of the page, such as `/index`. */
  path: string;
  /** Way to the root of the site. */
  root: string;
  /** Ids of the figures that it places, in order. */
  figures: readonly string[];
}

/** The page that holds a figure, by the figure's id. */
export type Homes = ReadonlyMap<string, Page>;

/** What the database gives for a figure. */
export type FigureAnswers = Pick<Drawable, "rows" | "types" | "open" | "facets">;

export interface DrawablesOptions {
  folder?: string;
  /** Keeps answers of the database from build to build; it is asked anew unless told. */
  memo?: (figure: Figure, sql: string, ask: () => Promise<FigureAnswers>) => Promise<FigureAnswers>;
}

/** A figure with all that its drawing needs, read at build. */
export interface Drawable {
  figure: Figure;
  sql: string;
  /** Rows under the default parameters. */
  rows: readonly Row[];
  /** The columns of the rows with their types. */
  types: Types;
  /** Rows where nothing is filtered: what the controls offer. */
  open: readonly Row[];
  /** What every filter leaves under the default parameters. */
  facets: Facets;
  /** All code lists. */
  codes: Codes;
  /** The published files that the drawing needs. */
  jsonFiles?: JsonFiles;
}
