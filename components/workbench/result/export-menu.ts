import {copyText} from "../../controls/clipboard.js";
import {button, element} from "../../controls/html.js";
import {save} from "../../export/save-file.js";
import {errorMessage} from "../../format/error-message.js";
import {FORMS} from "./answer.js";
import {printPart, takeAway} from "./export.js";
import {printDatum} from "./value.js";
import type {Grid} from "../grid/grid.js";
import type {Answer, Form, Part} from "./answer.js";

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
    event.preventDefault();
    const copied = chosenText(host);
    if (copied) event.clipboardData?.setData("text/plain", copied.text);
    if (copied) host.say(copied.said);
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

interface Copied {
  text: string;
  said: string;
}

/** Prints what is selected: a single cell as it is. */
function chosenText(host: WaysHost): Copied | null {
  const {grid, answer} = host;
  const chosen = grid.selection();
  const [column = 0] = chosen.columns;
  if (chosen.count > 1) return partText(host, "tsv");
  if (chosen.count === 0) return null;
  const value = answer().at(chosen.rows()[0] ?? 0, column);
  return {text: value === null ? "" : printDatum(value), said: "Copied one cell."};
}

/** Prints what is selected, where that is more than a cell, else all rows; null where that is too much. */
function partText(host: WaysHost, form: "tsv" | "markdown"): Copied | null {
  const {grid, answer, say} = host;
  const chosen = grid.selection();
  const part: Part = chosen.count > 1 ? {rows: chosen.rows(), columns: chosen.columns} : everything(host);
  const count = part.rows.length * part.columns.length;
  if (count > MOST_COPIED) {
    say(`Too many cells to copy (${count.toLocaleString("en-US")}): save the result as a file instead.`);
    return null;
  }
  const said = `Copied ${part.rows.length.toLocaleString("en-US")} rows of ${part.columns.length} columns.`;
  return {text: printPart(answer(), part, form), said};
}

async function copyAs(host: WaysHost, form: "tsv" | "markdown"): Promise<void> {
  const copied = partText(host, form);
  if (copied === null) return;
  const isCopied = await copyText(host.document, copied.text);
  host.say(isCopied ? copied.said : "The browser does not allow copying: save the result as a file instead.");
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
    say(`The file could not be made: ${errorMessage(error)}.`);
  }
}

function everything({grid, answer}: Pick<WaysHost, "grid" | "answer">): Part {
  return {rows: grid.order(), columns: answer().columns.map((_, column) => column)};
}
