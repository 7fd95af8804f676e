import {button, element} from "../controls/html.js";
import {replaceText, sqlField} from "../controls/sql-field.js";
import {errorMessage} from "../format/error-message.js";

export interface SqlEditorOptions {
  document: Document;
  /** The SQL as the figure has it. */
  sql: string;
  /** The drawing of the figure; above it stands that it is edited, with the way back. */
  drawing: Element;
  /** Redraws the figure from other SQL, or from its own again where that is null; rejects with a line for the reader. */
  run: (sql: string | null) => Promise<void>;
}

interface Editor extends SqlEditorOptions {
  source: HTMLElement;
  field: HTMLTextAreaElement;
  said: HTMLElement;
  bar: HTMLElement;
  /** Stands above the drawing while it is drawn from edited SQL. */
  mark: HTMLElement;
}

/**
 * Lets the SQL of a figure be edited in place and run: the figure is then marked as edited, and one press brings the
 * original back. What is typed stays, whatever comes of it. `place` holds the SQL as `pre`.
 */
export function attachSqlEditor(place: Element, options: SqlEditorOptions): void {
  const source = place.querySelector<HTMLElement>(".observablehq-pre-container") ?? place.querySelector("pre");
  if (!source) throw new Error("missing part: pre");
  const {document, sql} = options;
  const field = sqlField({document, text: sql, label: "SQL of this figure", onRun: () => void runField(editor)});
  field.hidden = true;
  const said = element(document, "p", {class: "sql-said", role: "status"});
  const bar = element(document, "div", {class: "sql-bar"});
  const mark = element(document, "p", {class: "figure-edited"});
  const editor: Editor = {...options, source, field, said, bar, mark};
  bar.append(
    button(document, "Edit", () => begin(editor)),
    button(document, "Run", () => void runField(editor)),
    button(document, "Back to the original", () => void restore(editor))
  );
  show(bar, {edit: true, run: false, back: false});
  mark.append(
    "Drawn from edited SQL. ",
    button(document, "Back to the original", () => void restore(editor))
  );
  source.after(field, bar, said);
}

function begin({source, field, bar}: Editor): void {
  source.hidden = true;
  field.hidden = false;
  show(bar, {edit: false, run: true, back: true});
  field.focus();
  field.setSelectionRange(0, 0);
}

async function runField(editor: Editor): Promise<void> {
  const {field, sql, said, run, mark, drawing} = editor;
  const text = field.value.trim() === sql.trim() ? null : field.value;
  say(said, "Running …", false);
  try {
    await run(text);
    if (text === null) mark.remove();
    else drawing.before(mark);
    say(
      said,
      text === null ? "The figure is drawn from its own SQL." : "The figure is drawn from the edited SQL.",
      false
    );
  } catch (error) {
    say(said, errorMessage(error), true);
  }
}

/** Brings the original back, in the field and in the figure. */
async function restore(editor: Editor): Promise<void> {
  const {field, source, said, sql, run, bar, mark} = editor;
  const isEdited = mark.isConnected;
  replaceText(field, sql);
  field.hidden = true;
  source.hidden = false;
  show(bar, {edit: true, run: false, back: false});
  bar.querySelector<HTMLElement>("button")?.focus();
  mark.remove();
  say(said, "", false);
  if (isEdited) await run(null).catch((error: unknown) => say(said, errorMessage(error), true));
}

function show(bar: Element, shown: Readonly<Record<"edit" | "run" | "back", boolean>>): void {
  const buttons = [...bar.querySelectorAll("button")];
  [shown.edit, shown.run, shown.back].forEach((isShown, i) => buttons[i]?.toggleAttribute("hidden", !isShown));
}

function say(said: HTMLElement, text: string, isFault: boolean): void {
  said.textContent = text;
  said.classList.toggle("fault", isFault);
}
