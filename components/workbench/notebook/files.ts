import {save} from "../../export/save-file.js";
import {errorMessage} from "../../format/error-message.js";
import {parseNotebook, printNotebook} from "./notebook.js";
import type {Session} from "../session.js";
import type {Cell, Notebook} from "./notebook.js";

export interface OpenFilesOptions {
  session: Pick<Session, "addTable" | "importedTables">;
  /** Appends a cell to the notebook. */
  add: (cell: Cell) => void;
  ready: () => Promise<boolean>;
  say: (text: string) => void;
}

/** Tables at most from files of the same name. */
const MAX_NUMBER = 20;

/** Downloads a notebook, a single SQL cell as .sql, more as JSON; returns a status message. */
export function saveNotebook(document: Document, notebook: Notebook): string {
  const [only, ...others] = notebook.cells;
  const isSingleStatement = only?.kind === "sql" && others.length === 0;
  const content = isSingleStatement ? `${only.sql}\n` : printNotebook(notebook);
  const name = isSingleStatement ? "five-fronts.sql" : "five-fronts.notebook.json";
  save(document, {name, type: isSingleStatement ? "application/sql" : "application/json", content});
  return `Saved ${name}.`;
}

/** Opens files: notebooks and SQL become cells, data files become tables. Errors are reported, not thrown. */
export async function openFiles(files: readonly File[], taking: OpenFilesOptions): Promise<void> {
  const messages: string[] = [];
  for (const file of files) {
    try {
      messages.push(await openFile(file, taking));
    } catch (error) {
      messages.push(`${file.name} could not be opened: ${errorMessage(error)}.`);
    }
    taking.say(messages.join(" "));
  }
}

async function openFile(file: File, {session, add, ready}: OpenFilesOptions): Promise<string> {
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
  const {importFile} = await import("../import-file.js");
  const {name: wanted, ipc} = await importFile(file);
  const name = await addWithFreeName(wanted, (candidate) => session.addTable(candidate, ipc, file.name));
  const rows = session.importedTables().find((each) => each.name === name)?.rows ?? 0;
  return `${file.name} is the table ${name} now, with ${rows.toLocaleString("en-US")} rows. It stays in this browser and is sent nowhere.`;
}

/** Adds a table under its name, with a number appended if that is taken; rethrows other errors. */
async function addWithFreeName(name: string, add: (name: string) => Promise<void>): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 60)}_${number}`;
    try {
      await add(candidate);
      return candidate;
    } catch (error) {
      const isTaken = error instanceof Error && error.message.startsWith("name taken");
      if (!isTaken || number === MAX_NUMBER) throw error;
    }
  }
}
