import {element} from "../controls/html.js";
import {formats} from "./data-file.js";

export type PanelName = keyof typeof LABELS;

export interface ToolbarOptions {
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
export function drawToolbar(options: ToolbarOptions): HTMLElement {
  const {document, id} = options;
  const label = "This figure as table, link, data, image, SQL, citation, embed";
  const names = NAMES.filter((name) => name !== "table" || options.table !== null);
  return element(document, "div", {class: "figure-toolbar", role: "group", "aria-label": label}, [
    element(document, "div", {class: "toolbar-items"}, [
      ...names.map((name) => item(name, options)),
      element(document, "p", {class: "toolbar-status", role: "status"})
    ]),
    ...names.map((name) => panel(document, id, name, CONTENTS[name](options)))
  ]);
}

/** Gives the id of a panel. */
export function panelId(figure: string, name: PanelName): string {
  return `${figure}-${name}`;
}

const CONTENTS: Readonly<Record<PanelName, (options: ToolbarOptions) => HTMLElement[]>> = {
  table: ({table}) => (table === null ? [] : [table]),
  link: () => [],
  data: ({document, id, file}) => [
    list(
      document,
      formats.map(({format, label}) => linkTo(document, file(id, format), label))
    ),
    element(document, "p", {class: "toolbar-note"}, [CSV_RULES])
  ],
  image: ({document, id, file}) => [
    list(
      document,
      ["png", "svg"].flatMap((ending) =>
        ["light", "dark"].map((theme) =>
          linkTo(document, file(`${id}-${theme}`, ending), `${ending.toUpperCase()}, ${theme}`)
        )
      )
    )
  ],
  sql: ({document, id, sql, file}) => {
    const code = linkTo(document, file(id, CODE), `components/figures/${id}/figure.ts`);
    return [
      element(document, "pre", {tabindex: 0}, [element(document, "code", {class: "language-sql"}, [sql])]),
      element(document, "details", {class: "drawing-code"}, [
        element(document, "summary", {}, ["Drawing code"]),
        element(document, "p", {}, ["Rows become the drawing in ", code, "."])
      ])
    ];
  },
  cite: ({document, citation}) => [element(document, "p", {class: "toolbar-citation"}, [citation])],
  embed: () => []
};

function item(name: PanelName, {document, id, embed}: ToolbarOptions): HTMLElement {
  const hrefs: Partial<Record<PanelName, string>> = {link: `#${id}`, embed};
  const href = hrefs[name] ?? `#${panelId(id, name)}`;
  return element(document, "a", {class: "toolbar-item", href, "data-panel": name}, [LABELS[name]]);
}

function panel(document: Document, id: string, name: PanelName, content: readonly HTMLElement[]): HTMLElement {
  const attributes = {
    class: `toolbar-panel figure-${name}`,
    id: panelId(id, name),
    "data-panel": name,
    "aria-label": `${LABELS[name]} of this figure`
  };
  return element(document, "section", attributes, content);
}

function linkTo(document: Document, href: string, label: string): HTMLElement {
  return element(document, "a", {href}, [label]);
}

function list(document: Document, entries: readonly HTMLElement[]): HTMLElement {
  const items = entries.map((entry) => element(document, "li", {}, [entry]));
  return element(document, "ul", {class: "toolbar-files"}, items);
}
