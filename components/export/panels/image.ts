import {button, element} from "../../controls/html.js";
import {errorMessage} from "../../format/error-message.js";
import {fileName} from "../data-file.js";
import {fontFilesIn, printFontFaces} from "../embed-fonts.js";
import {pictureOf} from "../figure-picture.js";
import {save} from "../save-file.js";
import {printXml} from "../serialize-svg.js";
import {MARGIN} from "../svg-sheet.js";
import {svgToPng} from "../svg-to-png.js";
import type {Theme} from "../../../loaders/lib/theme.js";
import type {RenderPanel, PanelContext} from "../types.js";

interface Choice {
  theme: keyof Theme;
  /** Width of the drawing in CSS pixels; null is that of the page. */
  width: number | null;
}

interface Printed {
  svg: string;
  width: number;
  height: number;
}

/** Pixels of the image to one of the drawing. */
const SCALE = 2;
const WIDE = 1200;

/** Offers the figure as a picture, light or dark, as wide as it stands or 1200 pixels wide, with a preview. */
export const renderImage: RenderPanel = async (panel, isPressed) => {
  const {element: section, host} = panel;
  if (isPressed || !section.querySelector("form")) section.replaceChildren(...parts(panel));
  const preview = section.querySelector("img") ?? element(host.document, "img");
  const {svg, width, height} = await print(panel, choiceIn(section));
  preview.width = width;
  preview.height = height;
  preview.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
};

function parts(panel: PanelContext): HTMLElement[] {
  const {host} = panel;
  const {document} = host;
  const theme = document.defaultView?.matchMedia("(prefers-color-scheme: dark)").matches === true ? "dark" : "light";
  const run = (save: typeof savePng) => (): void => void attempt(panel, () => save(panel, choiceIn(panel.element)));
  const form = element(document, "form", {class: "toolbar-bar"}, [
    select(document, "Theme", ["light", "dark"], theme),
    select(document, "Width", ["as shown", `${WIDE} pixels`], "as shown"),
    button(document, "PNG", run(savePng)),
    button(document, "SVG", run(saveSvg))
  ]);
  form.addEventListener("change", () => void attempt(panel, () => renderImage(panel, false)));
  form.addEventListener("submit", (event) => event.preventDefault());
  return [form, element(document, "img", {class: "toolbar-preview", alt: "Preview of the picture"})];
}

async function print({host}: PanelContext, {theme, width}: Choice): Promise<Printed> {
  const {document, shown} = host;
  const options = {theme, width: width ?? shown().width};
  const plain = await pictureOf(host, options);
  const faces = await printFontFaces(plain.textContent, fontFilesIn(document));
  const root = await pictureOf(host, {...options, faces});
  const [wide, high] = ["width", "height"].map((name) => Number(root.getAttribute(name)));
  return {svg: `${printXml(root)}\n`, width: wide ?? 0, height: high ?? 0};
}

async function saveSvg(panel: PanelContext, choice: Choice): Promise<void> {
  const {svg} = await print(panel, choice);
  keep(panel, choice, {type: "image/svg+xml", ending: "svg", content: svg});
}

async function savePng(panel: PanelContext, choice: Choice): Promise<void> {
  const {svg, width, height} = await print(panel, choice);
  const content = await svgToPng(svg, {document: panel.host.document, width, height, scale: SCALE});
  keep(panel, choice, {type: "image/png", ending: "png", content});
}

interface Kept {
  type: string;
  ending: string;
  content: BlobPart;
}

function keep({host, say}: PanelContext, {theme}: Choice, {type, ending, content}: Kept): void {
  const {document, figure, page, shown} = host;
  const id = `${figure.id}${shown().isEdited ? "-edited" : ""}-${theme}`;
  const name = fileName(id, page.schema.data, ending);
  save(document, {name, type, content});
  say(`Saved ${name}.`);
}

/** Runs something that may fail, and then says so. */
async function attempt({say}: PanelContext, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    say(`No picture could be made: ${errorMessage(error)}. Press again to try once more.`);
  }
}

function select(document: Document, label: string, values: readonly string[], chosen: string): HTMLElement {
  const options = values.map((value) => element(document, "option", {selected: value === chosen}, [value]));
  return element(document, "label", {}, [
    `${label} `,
    element(document, "select", {name: label.toLowerCase()}, options)
  ]);
}

function choiceIn(section: Element): Choice {
  const read = (name: string): string =>
    section.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value ?? "";
  const width = read("width").startsWith(String(WIDE)) ? WIDE - 2 * MARGIN : null;
  return {theme: read("theme") === "dark" ? "dark" : "light", width};
}
