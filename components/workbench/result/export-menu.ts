import {copyText} from "../../controls/clipboard.js";
import {button, element} from "../../controls/html.js";
import {save} from "../../export/save-file.js";
import {errorMessage} from "../../format/error-message.js";
import {EXPORT_FORMATS} from "./answer.js";
import {formatPart, exportResult} from "./export.js";
import {printDatum} from "./value.js";
import type {Grid} from "../grid/grid.js";
import type {Answer, ExportFormat, Part} from "./answer.js";

export interface ExportMenuOptions {
  document: Document;
  grid: Grid;
  answer: () => Answer;
  say: (text: string) => void;
}

/** Cells copied to the clipboard at most. */
const MOST_COPIED = 500_000;
const FORMATS = ["csv", "tsv", "json", "parquet", "arrow", "markdown"] as const satisfies readonly ExportFormat[];

/** Draws the buttons that copy the selection (else all rows) and save the result as a file. */
export function drawExportMenu(options: ExportMenuOptions): HTMLElement {
  const {document, grid} = options;
  const select = document.createElement("select");
  select.setAttribute("aria-label", "Format of the file");
  select.append(...FORMATS.map((form) => element(document, "option", {value: form}, [EXPORT_FORMATS[form]])));
  const title = "What is selected, else all rows";
  grid.element.addEventListener("copy", (event) => {
    if (event.target instanceof Element && event.target.closest(".grid-full")) return;
    event.preventDefault();
    const copied = selectionText(options);
    if (copied) event.clipboardData?.setData("text/plain", copied.text);
    if (copied) options.say(copied.message);
  });
  const saveButton = button(document, "Save result", () => {
    const form = FORMATS.find((each) => each === select.value) ?? "csv";
    saveButton.disabled = true;
    void saveAs(options, form).finally(() => (saveButton.disabled = false));
  });
  return element(document, "div", {class: "result-export"}, [
    button(document, "Copy as TSV", () => void copyAs(options, "tsv"), {title}),
    button(document, "Copy as Markdown", () => void copyAs(options, "markdown"), {title}),
    select,
    saveButton
  ]);
}

interface CopiedText {
  text: string;
  message: string;
}

/** Formats the selection: one cell as plain text, more as TSV; null if nothing is selected. */
function selectionText(options: ExportMenuOptions): CopiedText | null {
  const {grid, answer} = options;
  const selection = grid.selection();
  const [column = 0] = selection.columns;
  if (selection.count > 1) return partText(options, "tsv");
  if (selection.count === 0) return null;
  const value = answer().at(selection.rows()[0] ?? 0, column);
  return {text: value === null ? "" : printDatum(value), message: "Copied one cell."};
}

/** Formats the selection if it has several cells, else all rows; null above `MOST_COPIED` cells. */
function partText(options: ExportMenuOptions, form: "tsv" | "markdown"): CopiedText | null {
  const {grid, answer, say} = options;
  const selection = grid.selection();
  const part: Part = selection.count > 1 ? {rows: selection.rows(), columns: selection.columns} : allCells(options);
  const count = part.rows.length * part.columns.length;
  if (count > MOST_COPIED) {
    say(`Too many cells to copy (${count.toLocaleString("en-US")}): save the result as a file instead.`);
    return null;
  }
  const message = `Copied ${part.rows.length.toLocaleString("en-US")} rows of ${part.columns.length} columns.`;
  return {text: formatPart(answer(), part, form), message};
}

async function copyAs(options: ExportMenuOptions, form: "tsv" | "markdown"): Promise<void> {
  const copied = partText(options, form);
  if (copied === null) return;
  const isCopied = await copyText(options.document, copied.text);
  options.say(isCopied ? copied.message : "The browser does not allow copying: save the result as a file instead.");
}

async function saveAs(options: ExportMenuOptions, form: ExportFormat): Promise<void> {
  const {document, answer, say} = options;
  const now = answer();
  try {
    const onProgress = (done: number): void => say(`Writing … ${done.toLocaleString("en-US")} rows`);
    const {note, ...file} = await exportResult(now, form, allCells(options), {onProgress});
    save(document, file);
    const cut = now.truncated ? ` It holds the first ${now.rows.toLocaleString("en-US")} rows; there are more.` : "";
    say(`Saved ${file.name}.${cut} ${note}`.trim());
  } catch (error) {
    say(`The file could not be made: ${errorMessage(error)}.`);
  }
}

function allCells({grid, answer}: Pick<ExportMenuOptions, "grid" | "answer">): Part {
  return {rows: grid.order(), columns: answer().columns.map((_, column) => column)};
}
