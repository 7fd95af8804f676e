import {save} from "../save.js";
import {parseNotebook, printNotebook} from "./notebook.js";
import type {Cell, Notebook} from "./notebook.js";
import type {Session} from "./session.js";

export interface Taking {
  session: Pick<Session, "addTable" | "ownTables">;
  /** Puts a cell at the end of the notebook. */
  add: (cell: Cell) => void;
  ready: () => Promise<boolean>;
  say: (text: string) => void;
}

/** Hands the reader a notebook: a single statement as SQL, more as JSON. Gives a line that says so. */
export function saveNotebook(document: Document, notebook: Notebook): string {
  const [only, ...others] = notebook.cells;
  const isPlain = only?.kind === "sql" && others.length === 0;
  const content = isPlain ? `${only.sql}\n` : printNotebook(notebook);
  const name = isPlain ? "five-fronts.sql" : "five-fronts.notebook.json";
  save(document, {name, type: isPlain ? "application/sql" : "application/json", content});
  return `Saved ${name}.`;
}

/** Takes files: a notebook or SQL is opened, anything else becomes a table. What cannot be read is said, and no more. */
export async function takeFiles(files: readonly File[], taking: Taking): Promise<void> {
  for (const file of files) {
    try {
      taking.say(await takeFile(file, taking));
    } catch (error) {
      taking.say(`${file.name} could not be opened: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
}

async function takeFile(file: File, {session, add, ready}: Taking): Promise<string> {
  if (/\.sql$/i.test(file.name)) {
    add({kind: "sql", sql: await file.text()});
    return `${file.name} stands in a cell of its own.`;
  }
  if (/\.notebook\.json$/i.test(file.name)) {
    const {cells} = parseNotebook(await file.text());
    for (const cell of cells) add(cell);
    return `${file.name} stands below, with ${cells.length} cells.`;
  }
  if (!(await ready())) return "A file becomes a table once the database is loaded.";
  const {readOwnData} = await import("./own-data.js");
  const {name, ipc} = await readOwnData(file);
  await session.addTable(name, ipc, file.name);
  const rows = session.ownTables().find((each) => each.name === name)?.rows ?? 0;
  return `${file.name} is the table ${name} now, with ${rows.toLocaleString("en-US")} rows. It stays in this browser and is sent nowhere.`;
}
