import {element} from "../element.js";
import {save} from "../save.js";
import {button} from "./sql-cell.js";
import {FORMS, printPart, takeAway} from "./take-away.js";
import type {Answer} from "./answer.js";
import type {Grid} from "./grid.js";
import type {Form, Part} from "./take-away.js";

export interface WaysHost {
  document: Document;
  grid: Grid;
  answer: () => Answer;
  say: (text: string) => void;
}

/** Cells that are copied at most: a clipboard is no place for more. */
const MOST_COPIED = 500_000;
const FORMS_IN_ORDER = ["csv", "tsv", "json", "parquet", "arrow", "markdown"] as const satisfies readonly Form[];

/** Draws what takes a result along: copying what is selected, or all; and saving it as a file. */
export function drawWays(host: WaysHost): HTMLElement {
  const {document, grid} = host;
  const choice = document.createElement("select");
  choice.setAttribute("aria-label", "Format of the file");
  choice.append(...FORMS_IN_ORDER.map((form) => element(document, "option", {value: form}, [FORMS[form]])));
  const title = "What is selected, else all rows";
  grid.element.addEventListener("copy", (event) => {
    if (event.target instanceof Element && event.target.closest(".grid-full")) return;
    const text = textOf(host, "tsv", true);
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
  });
  const keep = button(document, "Save result", () => {
    const form = FORMS_IN_ORDER.find((each) => each === choice.value) ?? "csv";
    keep.disabled = true;
    void keepAs(host, form).finally(() => (keep.disabled = false));
  });
  return element(document, "div", {class: "result-ways"}, [
    button(document, "Copy as TSV", () => void copyAs(host, "tsv"), {title}),
    button(document, "Copy as Markdown", () => void copyAs(host, "markdown"), {title}),
    choice,
    keep
  ]);
}

/** Prints what is selected; where that is a single cell, the cell itself for `isCell`, else all rows. Null: too much. */
function textOf({grid, answer, say}: WaysHost, form: "tsv" | "markdown", isCell = false): string | null {
  const now = answer();
  const chosen = grid.selection();
  const {count} = chosen.count > 1 || isCell ? chosen : {count: now.rows * now.columns.length};
  if (count > MOST_COPIED) {
    say(`Too many cells to copy (${count.toLocaleString("en-US")}): save the result as a file instead.`);
    return null;
  }
  if (isCell && chosen.count === 1) {
    const [row = 0] = chosen.rows();
    const text = printPart(now, {rows: [row], columns: chosen.columns}, "tsv");
    say("Copied one cell.");
    return text.slice(text.indexOf("\n") + 1);
  }
  const part: Part = chosen.count > 1 ? {rows: chosen.rows(), columns: chosen.columns} : everything({grid, answer});
  say(`Copied ${part.rows.length.toLocaleString("en-US")} rows of ${part.columns.length} columns.`);
  return printPart(now, part, form);
}

async function copyAs(host: WaysHost, form: "tsv" | "markdown"): Promise<void> {
  const text = textOf(host, form);
  if (text === null) return;
  try {
    await host.document.defaultView?.navigator.clipboard.writeText(text);
  } catch {
    host.say("The browser does not allow copying: save the result as a file instead.");
  }
}

async function keepAs(host: WaysHost, form: Form): Promise<void> {
  const {document, answer, say} = host;
  const now = answer();
  try {
    const tell = (done: number): void => say(`Writing … ${done.toLocaleString("en-US")} rows`);
    const {note, ...file} = await takeAway(now, form, everything(host), {tell});
    save(document, file);
    const cut = now.truncated ? ` It holds the first ${now.rows.toLocaleString("en-US")} rows; there are more.` : "";
    say(`Saved ${file.name}.${cut} ${note}`.trim());
  } catch (error) {
    say(`The file could not be made: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function everything({grid, answer}: Pick<WaysHost, "grid" | "answer">): Part {
  return {rows: grid.order(), columns: answer().columns.map((_, column) => column)};
}
