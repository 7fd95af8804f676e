import {save} from "../../export/save-file.js";
import {errorMessage} from "../../format/error-message.js";
import {parseNotebook, printNotebook} from "./notebook.js";
import type {Session} from "../session.js";
import type {Cell, Notebook} from "./notebook.js";

export interface Taking {
  session: Pick<Session, "addTable" | "ownTables">;
  /** Puts a cell at the end of the notebook. */
  add: (cell: Cell) => void;
  ready: () => Promise<boolean>;
  say: (text: string) => void;
}

/** Files of one name that can be tables beside each other. */
const MOST_NAMES = 20;

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
  const said: string[] = [];
  for (const file of files) {
    try {
      said.push(await takeFile(file, taking));
    } catch (error) {
      said.push(`${file.name} could not be opened: ${errorMessage(error)}.`);
    }
    taking.say(said.join(" "));
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
  const {readOwnData} = await import("../import-file.js");
  const {name: wanted, ipc} = await readOwnData(file);
  const name = await addAs(wanted, (free) => session.addTable(free, ipc, file.name));
  const rows = session.ownTables().find((each) => each.name === name)?.rows ?? 0;
  return `${file.name} is the table ${name} now, with ${rows.toLocaleString("en-US")} rows. It stays in this browser and is sent nowhere.`;
}

/** Adds a table under its name, or under that with a number where it is taken. */
async function addAs(name: string, add: (name: string) => Promise<void>): Promise<string> {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name.slice(0, 60)}_${number}`;
    try {
      await add(free);
      return free;
    } catch (error) {
      const isTaken = error instanceof Error && error.message.startsWith("name taken");
      if (!isTaken || number === MOST_NAMES) throw error;
    }
  }
}
