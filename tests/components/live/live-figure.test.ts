import {describe, expect, it, vi} from "vitest";
import {live} from "../../../components/live/live-figure.js";
import {joinDeclared} from "../../../components/state/page-parameters.js";
import {openState} from "../../../components/state/page-state.js";
import {makeDocument, staticFigure} from "../../../scripts/build/static-figure.js";
import type {Database} from "../../../components/data/duckdb/client.js";
import type {Row} from "../../../components/data/row.js";
import type {Figure} from "../../../components/figures/figure.js";
import type {Page} from "../../../components/live/open-page.js";
import type {Parameters} from "../../../components/state/parameters.js";
import type {Drawable} from "../../../scripts/build/report.js";

const code = (value: string) => ({value, label: value, short: value, description: value, class: null});
const CODES = {certainty: ["claimed", "asserted"].map(code), date_precision: [], front: []};
const ROWS: readonly Row[] = [
  {event_id: "a", certainty: "claimed"},
  {event_id: "b", certainty: "asserted"}
];
const PARAMETERS: Parameters = {
  certainty: {kind: "one", label: "Certainty", default: null, any: "any", codes: "certainty", column: "certainty"}
};

function figureWith(id: string, steps: string[], filtersRows: boolean): Figure {
  return {
    id,
    title: (rows) => `${rows.length} events`,
    subtitle: () => "",
    caption: () => "",
    alt: () => "",
    parameters: PARAMETERS,
    codes: [],
    filtersRows,
    draw: (rows, {document}) => {
      steps.push(`draw ${rows.length}`);
      return document.createElementNS("http://www.w3.org/2000/svg", "svg");
    }
  };
}

/** A database that writes down what it is asked. */
function databaseWith(steps: string[]): Database {
  return {
    open: () => Promise.resolve(),
    query: (_: string, {parameters = {}}: {parameters?: Readonly<Record<string, unknown>>} = {}) => {
      steps.push(`query ${String(parameters.certainty)}`);
      return Promise.resolve({rows: ROWS.slice(0, 1), types: {}, truncated: false});
    }
  } as unknown as Database;
}

/** Puts figures on a page and makes them live; `steps` collects what happens, in order. */
function pageWith(ids: readonly string[], filtersRows: boolean) {
  const document = makeDocument();
  const steps: string[] = [];
  const figures = ids.map((id) => figureWith(id, steps, filtersRows));
  document.body.innerHTML = figures.map((figure) => staticFigure(drawableOf(figure), "./")).join("");
  // linkedom knows no :target, which the toolbar asks for, and no select that can be set.
  for (const row of document.querySelectorAll(".figure-toolbar")) row.className = "";
  for (const select of document.querySelectorAll("select")) {
    Object.defineProperty(select, "value", {value: "", writable: true});
  }
  const state = openState(schemaOf(figures), {
    address: () => ({base: "https://example.org/page", search: "", hash: ""}),
    write: (url) => steps.push(`write ${new URL(url).search}`) > 0,
    onPopState: () => () => undefined,
    afterDelay: () => () => undefined,
    afterPaint: (run) => {
      setTimeout(run);
      return () => undefined;
    }
  });
  const page: Page = {state, showed: (figure) => steps.push(`showed ${figure}`)};
  Object.defineProperty(document, "baseURI", {value: "https://example.org/page"});
  for (const figure of figures) live(figure, {document, page, load: () => Promise.resolve(databaseWith(steps))});
  steps.length = 0;
  for (const root of document.querySelectorAll("figure")) countUpdates(root, steps);
  return {document, steps, figures};
}

/** Writes down when a figure starts an update: each sets its state to "loading" once. */
function countUpdates(root: HTMLElement, steps: string[]): void {
  const {dataset} = root;
  Object.defineProperty(root, "dataset", {
    value: new Proxy(dataset, {
      set: (target, name, value: string) => {
        if (value === "loading") steps.push(`update ${root.id}`);
        target[String(name)] = value;
        return true;
      }
    })
  });
}

function drawableOf(figure: Figure): Drawable {
  return {figure, sql: "select 1", rows: ROWS, types: {}, open: ROWS, facets: {}, codes: CODES};
}

function schemaOf(figures: readonly Figure[]) {
  const options = CODES.certainty.map(({value}) => ({value, label: value}));
  const declared = figures.map(({id, parameters}) => ({figure: id, parameters, choices: {certainty: {options}}}));
  return {page: "/page", root: "./", version: 1, data: "", aliases: [], ...joinDeclared(declared)};
}

/** Takes another option of a select, as a reader does. */
function choose(document: Document, id: string, value: string): void {
  const select = document.querySelector<HTMLSelectElement>(`#${id} select`);
  if (!select) throw new Error(`missing select: ${id}`);
  select.value = value;
  select.dispatchEvent(new (document.defaultView ?? globalThis).Event("input", {bubbles: true}));
}

describe("live(figure)", () => {
  it.each([
    ["its own rows", true, ["update one", "draw 1", "write ?certainty=claimed", "showed one"]],
    ["the database", false, ["update one", "query claimed", "draw 1", "write ?certainty=claimed", "showed one"]]
  ])("starts one update for one change, from %s", async (_, filtersRows, expected) => {
    const {document, steps} = pageWith(["one"], filtersRows);
    choose(document, "one", "claimed");
    await vi.waitFor(() => expect(steps).toContain("showed one"));
    expect(steps.slice(0, expected.length).sort()).toEqual([...expected].sort());
    expect(steps.filter((step) => step.startsWith("update"))).toEqual(["update one"]);
  });

  it("starts one update for each figure that shares the parameter, its own first", async () => {
    const {document, steps} = pageWith(["one", "two"], true);
    choose(document, "two", "claimed");
    await vi.waitFor(() => expect(steps).toContain("showed one"));
    const updates = steps.filter((step) => /^(update|draw|write)/.test(step));
    expect(updates).toEqual(["update one", "update two", "draw 1", "write ?certainty=claimed", "draw 1"]);
  });
});
