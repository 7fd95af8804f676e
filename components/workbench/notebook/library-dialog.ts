import {openDialog} from "../../controls/dialog.js";
import {button, element} from "../../controls/html.js";
import {fetchLibrary} from "./query-library.js";
import type {HistoryEntry} from "./local-storage.js";
import type {Library} from "./query-library.js";

export interface LibraryDialogOptions {
  document: Document;
  what: "examples" | "history";
  history: () => readonly HistoryEntry[];
  clearHistory: () => void;
  /** Inserts a statement as a new cell. */
  insert: (sql: string) => void;
}

/** Opens the dialog of example queries, or of the history; throws `no answer: …` if the queries cannot be fetched. */
export async function openLibraryDialog(options: LibraryDialogOptions): Promise<void> {
  const {document, what} = options;
  const title = what === "examples" ? "Examples" : "History";
  const library = what === "examples" ? await fetchLibrary(document) : null;
  openDialog(document, title, (dialog) =>
    library ? drawLibrary(library, options, dialog) : drawHistory(options, dialog)
  );
}

function drawLibrary(
  {examples, figures}: Library,
  options: LibraryDialogOptions,
  dialog: HTMLDialogElement
): HTMLElement {
  const {document} = options;
  const skills = [...new Set(examples.map(({skill}) => skill))];
  const groups = [
    ...skills.map((skill): [string, readonly {title: string; sql: string; id: string}[]] => [
      skill,
      examples.filter((each) => each.skill === skill)
    ]),
    ["The figures of this report", figures] satisfies [string, Library["figures"]]
  ];
  return element(
    document,
    "div",
    {},
    groups.map(([name, queries]) =>
      element(document, "section", {}, [
        element(document, "h3", {}, [name]),
        element(
          document,
          "ul",
          {},
          queries.map(({title, sql, id}) => element(document, "li", {}, [drawQuery(id, title, sql, options, dialog)]))
        )
      ])
    )
  );
}

/** Draws a query: a link for SQL with parameters, whose values the URL sets, else a button that inserts a cell. */
function drawQuery(
  id: string,
  title: string,
  sql: string,
  {document, insert}: LibraryDialogOptions,
  dialog: HTMLDialogElement
): HTMLElement {
  if (/\$\w/.test(sql)) return element(document, "a", {href: `?figure=${encodeURIComponent(id)}`}, [title]);
  return button(document, title, () => {
    dialog.close();
    insert(`-- ${title}\n${sql}`);
  });
}

function drawHistory(
  {document, history, clearHistory, insert}: LibraryDialogOptions,
  dialog: HTMLDialogElement
): HTMLElement {
  const entries = history();
  if (entries.length === 0) return element(document, "p", {}, ["Nothing was run yet."]);
  const items = entries.map(({sql, at, ms, rows}) => {
    const when = new Date(at).toLocaleString("en-US", {dateStyle: "medium", timeStyle: "short"});
    const outcome = rows === null ? "failed" : `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
    const insertButton = button(document, "Put into a cell", () => {
      dialog.close();
      insert(sql);
    });
    return element(document, "li", {}, [
      element(document, "p", {}, [`${when} · ${outcome} · ${Math.round(ms)} ms `, insertButton]),
      element(document, "pre", {}, [sql])
    ]);
  });
  const clear = button(document, "Forget all", () => {
    clearHistory();
    dialog.close();
  });
  return element(document, "div", {}, [element(document, "ol", {class: "past"}, items), clear]);
}
