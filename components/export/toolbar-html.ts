import {formats} from "./data-file.js";

export type PanelName = keyof typeof LABELS;

export interface RowOptions {
  document: Document;
  /** Id of the figure. */
  id: string;
  /** The rows shown, as a table in a box; null where the figure shows them anyway. */
  table: HTMLElement | null;
  /** The figure's SQL. */
  sql: string;
  /** The figure as a citation in words. */
  citation: string;
  /** Way to a published file of the figure as it stands from the start. */
  file: (name: string, ending: string) => string;
  /** Way to the page that carries the figure alone. */
  embed: string;
}

const LABELS = {
  table: "Table",
  link: "Link",
  data: "Data",
  image: "Image",
  sql: "SQL",
  cite: "Cite",
  embed: "Embed"
};

const NAMES = Object.keys(LABELS) as PanelName[];

/** Ending of the file that holds the drawing code of a figure. */
export const CODE = "ts.txt";

/** What CSV cannot say by itself. */
export const CSV_RULES =
  'CSV is UTF-8 as in RFC 4180: an empty cell is NULL, "" is an empty text, a list is JSON. No cell is altered, so import texts that begin with = + - or @ as text.';

/**
 * Draws the row under a figure: what a reader may do with it. Each item leads to something without JavaScript: its
 * panel, which unfolds where the address names it, the figure, or the page that carries it alone.
 */
export function drawRow(options: RowOptions): HTMLElement {
  const {document, id} = options;
  const row = block(document, "div", "figure-row");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "This figure as table, link, data, image, SQL, citation, embed");
  const items = block(document, "div", "row-items");
  const names = NAMES.filter((name) => name !== "table" || options.table !== null);
  items.append(...names.map((name) => item(name, options)));
  const status = block(document, "p", "row-status");
  status.setAttribute("role", "status");
  items.append(status);
  row.append(items, ...names.map((name) => panel(document, id, name, CONTENTS[name](options))));
  return row;
}

/** Gives the id of a panel. */
export function panelId(figure: string, name: PanelName): string {
  return `${figure}-${name}`;
}

const CONTENTS: Readonly<Record<PanelName, (options: RowOptions) => HTMLElement[]>> = {
  table: ({table}) => (table === null ? [] : [table]),
  link: () => [],
  data: ({document, id, file}) => [
    list(
      document,
      formats.map(({format, label}) => wayTo(document, file(id, format), label))
    ),
    block(document, "p", "row-note", CSV_RULES)
  ],
  image: ({document, id, file}) => [
    list(
      document,
      ["png", "svg"].flatMap((ending) =>
        ["light", "dark"].map((theme) =>
          wayTo(document, file(`${id}-${theme}`, ending), `${ending.toUpperCase()}, ${theme}`)
        )
      )
    )
  ],
  sql: ({document, id, sql, file}) => {
    const pre = document.createElement("pre");
    pre.setAttribute("tabindex", "0");
    pre.append(block(document, "code", "language-sql", sql));
    const code = block(document, "details", "drawing-code");
    const way = block(document, "p", "", "Rows become the drawing in ");
    way.append(wayTo(document, file(id, CODE), `components/figures/${id}/figure.ts`), ".");
    code.append(block(document, "summary", "", "Drawing code"), way);
    return [pre, code];
  },
  cite: ({document, citation}) => [block(document, "p", "row-citation", citation)],
  embed: () => []
};

function item(name: PanelName, {document, id, embed}: RowOptions): HTMLElement {
  const ways: Partial<Record<PanelName, string>> = {link: `#${id}`, embed};
  const link = block(document, "a", "row-item", LABELS[name]);
  link.setAttribute("href", ways[name] ?? `#${panelId(id, name)}`);
  link.setAttribute("data-panel", name);
  return link;
}

function panel(document: Document, id: string, name: PanelName, content: readonly HTMLElement[]): HTMLElement {
  const element = block(document, "section", `row-panel figure-${name}`);
  element.setAttribute("id", panelId(id, name));
  element.setAttribute("data-panel", name);
  element.setAttribute("aria-label", `${LABELS[name]} of this figure`);
  element.append(...content);
  return element;
}

function wayTo(document: Document, href: string, label: string): HTMLElement {
  const link = block(document, "a", "", label);
  link.setAttribute("href", href);
  return link;
}

function list(document: Document, entries: readonly HTMLElement[]): HTMLElement {
  const element = block(document, "ul", "row-files");
  element.append(
    ...entries.map((entry) => {
      const line = document.createElement("li");
      line.append(entry);
      return line;
    })
  );
  return element;
}

function block(document: Document, name: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}
