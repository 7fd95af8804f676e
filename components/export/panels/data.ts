import {button, element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {dataFile, formats} from "../data-file.js";
import {addressesOf} from "../links.js";
import {save as saveFile} from "../save-file.js";
import {CSV_RULES} from "../toolbar-html.js";
import type {Format} from "../data-file.js";
import type {RenderPanel, PanelContext} from "../types.js";

/** Offers the rows shown as files. */
export const renderData: RenderPanel = (panel) => {
  const {host, element: section} = panel;
  const {document} = host;
  const {rows, types, isEdited} = host.shown();
  const columns = Object.keys(types).length;
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"} and ${columns} ${columns === 1 ? "column" : "columns"}`;
  const buttons = formats.map(({format, label}) => button(document, label, () => void save(format, panel)));
  section.replaceChildren(
    element(document, "p", {}, [`${count}, as the figure shows them${isEdited ? " from edited SQL" : ""}.`]),
    element(document, "div", {class: "toolbar-bar"}, buttons),
    element(document, "p", {class: "toolbar-note"}, [CSV_RULES])
  );
};

/** Saves the rows in a format; where that fails, one line says so. */
async function save(format: Format, panel: PanelContext): Promise<void> {
  try {
    await download(format, panel);
  } catch (error) {
    panel.say(`No file could be made: ${errorMessage(error)}. Try another format.`);
  }
}

async function download(format: Format, {host, say}: PanelContext): Promise<void> {
  const {document, figure, payload, page, shown} = host;
  const {rows, types, isEdited} = shown();
  const facts = {license: payload.colophon.license, ...(!isEdited && {link: addressesOf(host).full})};
  const id = isEdited ? `${figure.id}-edited` : figure.id;
  const file = await dataFile({id, version: page.schema.data, rows, types, facts}, format);
  saveFile(document, file);
  say(`Saved ${file.name}: ${rows.length} ${rows.length === 1 ? "row" : "rows"}.`);
}
