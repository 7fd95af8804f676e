import {openDialog} from "../../controls/dialog.js";
import {button, element} from "../../controls/html.js";
import {fetchLibrary} from "./query-library.js";
import type {Past} from "./local-storage.js";
import type {Library} from "./query-library.js";

export interface ShelvesOptions {
  document: Document;
  what: "examples" | "history";
  past: () => readonly Past[];
  forget: () => void;
  /** Puts a statement into a cell of its own. */
  put: (sql: string) => void;
}

/** Opens a dialog with the queries of this project, or with the statements that were run here; throws `no answer: …`. */
export async function openShelves(options: ShelvesOptions): Promise<void> {
  const {document, what} = options;
  const title = what === "examples" ? "Examples" : "History";
  const library = what === "examples" ? await fetchLibrary(document) : null;
  openDialog(document, title, (dialog) =>
    library ? drawLibrary(library, options, dialog) : drawPast(options, dialog)
  );
}

function drawLibrary({examples, figures}: Library, options: ShelvesOptions, dialog: HTMLDialogElement): HTMLElement {
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
          queries.map(({title, sql, id}) => element(document, "li", {}, [item(id, title, sql, options, dialog)]))
        )
      ])
    )
  );
}

/** A figure opens by its address, since its SQL has parameters; an example goes into a cell. */
function item(
  id: string,
  title: string,
  sql: string,
  {document, put}: ShelvesOptions,
  dialog: HTMLDialogElement
): HTMLElement {
  if (/\$\w/.test(sql)) return element(document, "a", {href: `?figure=${encodeURIComponent(id)}`}, [title]);
  return button(document, title, () => {
    dialog.close();
    put(`-- ${title}\n${sql}`);
  });
}

function drawPast({document, past, forget, put}: ShelvesOptions, dialog: HTMLDialogElement): HTMLElement {
  const entries = past();
  if (entries.length === 0) return element(document, "p", {}, ["Nothing was run yet."]);
  const items = entries.map(({sql, at, ms, rows}) => {
    const when = new Date(at).toLocaleString("en-US", {dateStyle: "medium", timeStyle: "short"});
    const came = rows === null ? "failed" : `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
    const again = button(document, "Put into a cell", () => {
      dialog.close();
      put(sql);
    });
    return element(document, "li", {}, [
      element(document, "p", {}, [`${when} · ${came} · ${Math.round(ms)} ms `, again]),
      element(document, "pre", {}, [sql])
    ]);
  });
  const clear = button(document, "Forget all", () => {
    forget();
    dialog.close();
  });
  return element(document, "div", {}, [element(document, "ol", {class: "past"}, items), clear]);
}
