import {dataFile, formats} from "../data-file.js";
import {addressesOf} from "../links.js";
import {save} from "../save-file.js";
import {CSV_RULES} from "../toolbar-html.js";
import type {Format} from "../data-file.js";
import type {Fill, Panel} from "../types.js";

/** Offers the rows shown as files. */
export const fillData: Fill = (panel) => {
  const {host, element} = panel;
  const {document} = host;
  const {rows, types, isEdited} = host.shown();
  const line = document.createElement("p");
  const columns = Object.keys(types).length;
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"} and ${columns} ${columns === 1 ? "column" : "columns"}`;
  line.textContent = `${count}, as the figure shows them${isEdited ? " from edited SQL" : ""}.`;
  const bar = document.createElement("div");
  bar.className = "row-bar";
  bar.append(...formats.map(({format, label}) => buttonFor(format, label, panel)));
  const note = document.createElement("p");
  note.className = "row-note";
  note.textContent = CSV_RULES;
  element.replaceChildren(line, bar, note);
};

function buttonFor(format: Format, label: string, {host, say}: Panel): HTMLButtonElement {
  const button = host.document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => {
    download(format, {host, say}).catch((error: unknown) => {
      say(`No file could be made: ${error instanceof Error ? error.message : String(error)}. Try another format.`);
    });
  });
  return button;
}

async function download(format: Format, {host, say}: Pick<Panel, "host" | "say">): Promise<void> {
  const {document, figure, payload, page, shown} = host;
  const {rows, types, isEdited} = shown();
  const facts = {license: payload.colophon.license, ...(!isEdited && {link: addressesOf(host).full})};
  const id = isEdited ? `${figure.id}-edited` : figure.id;
  const file = await dataFile({id, version: page.schema.data, rows, types, facts}, format);
  save(document, file);
  say(`Saved ${file.name}: ${rows.length} ${rows.length === 1 ? "row" : "rows"}.`);
}
