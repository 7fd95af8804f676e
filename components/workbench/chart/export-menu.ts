import {button, element} from "../../controls/html.js";
import {placeholders} from "../../data/duckdb/bind.js";
import {copyField} from "../../export/copy-field.js";
import {frozenEmbed, liveEmbed} from "../../export/embed-html.js";
import {save} from "../../export/save-file.js";
import {printXml} from "../../export/serialize-svg.js";
import {svgToPng} from "../../export/svg-to-png.js";
import {errorMessage} from "../../format/error-message.js";
import {LONGEST_LINK, printLink} from "../notebook/url.js";
import {chartPicture} from "./export-picture.js";
import {chartTitle} from "./suggest.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {ChartSpec, Notebook} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {PictureText} from "./export-picture.js";

/** The chart to export, read when a button is pressed. */
export interface ChartSource {
  document: Document;
  place: HTMLElement;
  answer: Answer;
  spec: () => ChartSpec;
  /** Values of the `$name` parameters that the statement ran with. */
  values: Bindings;
  say: (text: string) => void;
}

export interface ChartExport {
  buttons: HTMLElement[];
  /** The embed codes, hidden until the Embed button is pressed. */
  panel: HTMLElement;
  /** Updates the embed codes after the chart has changed. */
  update: () => void;
}

const FILE_NAME = "five-fronts-chart";
const CREDIT = "A reader's query over the tables of Five Fronts, CC BY 4.0.";
/** Pixels that title, source and details take in the embedded page beside the chart. */
const EXTRA_HEIGHT = 230;

/** Draws the buttons that save a chart as SVG or PNG and show its embed code. */
export function drawChartExport(source: ChartSource): ChartExport {
  const {document, place, say} = source;
  const panel = element(document, "div", {class: "chart-embed", hidden: true});
  const text = (): PictureText => ({title: currentTitle(panel, source), credit: CREDIT});
  const saveButtons = [
    button(document, "Save SVG", () => {
      const svg = chartPicture(place, text());
      if (!svg) return;
      save(document, {name: `${FILE_NAME}.svg`, type: "image/svg+xml", content: printXml(svg)});
      say(`Saved ${FILE_NAME}.svg.`);
    }),
    button(document, "Save PNG", () => void saveImage(source, text()))
  ];
  const open = button(
    document,
    "Embed",
    () => {
      panel.hidden = !panel.hidden;
      open.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden && panel.childElementCount === 0) drawCodes(panel, source);
      else void update();
    },
    {"aria-expanded": "false"}
  );
  const update = (): Promise<void> => (panel.hidden ? Promise.resolve() : updateCodes(panel, source));
  return {buttons: [...saveButtons, open], panel, update: () => void update()};
}

/** Saves a chart as PNG at twice its size in CSS pixels. */
async function saveImage({document, place, say}: ChartSource, text: PictureText): Promise<void> {
  const svg = chartPicture(place, text);
  if (!svg) return;
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  try {
    const content = await svgToPng(printXml(svg), {document, width, height, scale: 2});
    save(document, {name: `${FILE_NAME}.png`, type: "image/png", content});
    say(`Saved ${FILE_NAME}.png.`);
  } catch (error) {
    say(`Not saved: ${errorMessage(error)}. The SVG needs no image.`);
  }
}

function drawCodes(panel: HTMLElement, source: ChartSource): void {
  const {document} = source;
  const title = element(document, "input", {
    name: "title",
    value: chartTitle(source.answer, source.spec()),
    maxlength: 160
  });
  title.addEventListener("input", () => void updateCodes(panel, source));
  const codes = element(document, "div", {class: "chart-codes"});
  const words =
    "On the other page the query waits until its reader presses Run. It sees the tables of this report: none that you brought, and nothing that other statements changed.";
  panel.append(element(document, "label", {}, ["Title ", title]), element(document, "p", {}, [words]), codes);
  void updateCodes(panel, source);
}

function currentTitle(panel: Element, {answer, spec}: ChartSource): string {
  const typed = panel.querySelector<HTMLInputElement>("input[name=title]")?.value.trim() ?? "";
  return typed === "" ? chartTitle(answer, spec()) : typed;
}

/** Updates the embed codes for the current title and chart. */
async function updateCodes(panel: HTMLElement, source: ChartSource): Promise<void> {
  const {document, place, say} = source;
  const title = currentTitle(panel, source);
  const fragment = await printLink(notebookFor(source, title));
  const codes = panel.querySelector(".chart-codes");
  const [src, script, link] = ["./embed/sql", "./embed.js", "./sql"].map(
    (path) => new URL(path, document.baseURI).href
  );
  const picture = chartPicture(place, {title, credit: ""});
  const height = (place.clientHeight || 400) + EXTRA_HEIGHT;
  const liveCode = liveEmbed({src: `${src}${fragment}`, script: script ?? "", title, height});
  const frozenCode = picture && frozenEmbed({picture, credit: CREDIT, link: `${link}${fragment}`});
  codes?.replaceChildren(
    ...(fragment.length > LONGEST_LINK
      ? [
          element(document, "p", {}, [
            `The query is too long for an address (${fragment.length} letters); the picture is not.`
          ])
        ]
      : [
          copyField({
            document,
            label: "Live",
            note: "a frame that runs the query; the script fits its height and may be left out.",
            text: liveCode,
            lines: 4,
            say
          }),
          previewLink(document, `${src}${fragment}`)
        ]),
    ...(frozenCode === null
      ? []
      : [
          copyField({
            document,
            label: "Frozen",
            note: "the picture itself with its source, and no script.",
            text: frozenCode,
            lines: 4,
            say
          })
        ])
  );
}

function previewLink(document: Document, href: string): HTMLElement {
  const link = element(document, "a", {href, target: "_blank", rel: "noopener"}, [
    "the page in the frame (opens a new tab)"
  ]);
  return element(document, "p", {}, ["See ", link, "."]);
}

/** Returns a notebook of the statement and its chart, with the parameters it uses. */
function notebookFor({answer: {sql}, spec, values}: ChartSource, title: string): Notebook {
  const used = placeholders(sql).map(({name}) => [name, values[name] ?? null] as const);
  return {
    title,
    cells: [{kind: "sql", sql, chart: spec()}],
    ...(used.length > 0 && {values: Object.fromEntries(used)})
  };
}
