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
import {titleOf} from "./suggest.js";
import type {Bindings} from "../../data/duckdb/bind.js";
import type {ChartSpec, Notebook} from "../notebook/notebook.js";
import type {Answer} from "../result/answer.js";
import type {PictureText} from "./export-picture.js";

/** A chart as it is shown. */
export interface Shown {
  document: Document;
  place: HTMLElement;
  answer: Answer;
  spec: () => ChartSpec;
  /** Values of the `$name` that the statement was run with. */
  values: Bindings;
  say: (text: string) => void;
}

export interface ChartWays {
  buttons: HTMLElement[];
  /** What a button opens. */
  panel: HTMLElement;
  /** Follows a chart that was changed. */
  renew: () => void;
}

const NAME = "five-fronts-chart";
const CREDIT = "A reader's query over the tables of Five Fronts, CC BY 4.0.";
/** Pixels that title, source and foldings take beside the chart. */
const AROUND = 230;

/** Offers a chart as a picture, and as HTML that shows it on another page. */
export function chartWays(shown: Shown): ChartWays {
  const {document, place, say} = shown;
  const panel = element(document, "div", {class: "chart-embed", hidden: true});
  const text = (): PictureText => ({title: titleIn(panel, shown), credit: CREDIT});
  const keep = [
    button(document, "Save SVG", () => {
      const svg = chartPicture(place, text());
      if (!svg) return;
      save(document, {name: `${NAME}.svg`, type: "image/svg+xml", content: printXml(svg)});
      say(`Saved ${NAME}.svg.`);
    }),
    button(document, "Save PNG", () => void saveImage(shown, text()))
  ];
  const open = button(
    document,
    "Embed",
    () => {
      panel.hidden = !panel.hidden;
      open.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden && panel.childElementCount === 0) fill(panel, shown);
      else void renew();
    },
    {"aria-expanded": "false"}
  );
  const renew = (): Promise<void> => (panel.hidden ? Promise.resolve() : write(panel, shown));
  return {buttons: [...keep, open], panel, renew: () => void renew()};
}

/** Saves a chart as an image of two pixels to one of the page. */
async function saveImage({document, place, say}: Shown, text: PictureText): Promise<void> {
  const svg = chartPicture(place, text);
  if (!svg) return;
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  try {
    const content = await svgToPng(printXml(svg), {document, width, height, scale: 2});
    save(document, {name: `${NAME}.png`, type: "image/png", content});
    say(`Saved ${NAME}.png.`);
  } catch (error) {
    say(`Not saved: ${errorMessage(error)}. The SVG needs no image.`);
  }
}

function fill(panel: HTMLElement, shown: Shown): void {
  const {document} = shown;
  const title = element(document, "input", {name: "title", value: titleOf(shown.answer, shown.spec()), maxlength: 160});
  title.addEventListener("input", () => void write(panel, shown));
  const blocks = element(document, "div", {class: "chart-codes"});
  const words =
    "On the other page the query waits until its reader presses Run. It sees the tables of this report: none that you brought, and nothing that other statements changed.";
  panel.append(element(document, "label", {}, ["Title ", title]), element(document, "p", {}, [words]), blocks);
  void write(panel, shown);
}

function titleIn(panel: Element, {answer, spec}: Shown): string {
  const typed = panel.querySelector<HTMLInputElement>("input[name=title]")?.value.trim() ?? "";
  return typed === "" ? titleOf(answer, spec()) : typed;
}

/** Writes the HTML anew, for the title and the chart as they are now. */
async function write(panel: HTMLElement, shown: Shown): Promise<void> {
  const {document, place, say} = shown;
  const title = titleIn(panel, shown);
  const fragment = await printLink(notebookFor(shown, title));
  const blocks = panel.querySelector(".chart-codes");
  const [src, script, link] = ["./embed/sql", "./embed.js", "./sql"].map(
    (path) => new URL(path, document.baseURI).href
  );
  const picture = chartPicture(place, {title, credit: ""});
  const height = (place.clientHeight || 400) + AROUND;
  const live = liveEmbed({src: `${src}${fragment}`, script: script ?? "", title, height});
  const frozen = picture && frozenEmbed({picture, credit: CREDIT, link: `${link}${fragment}`});
  blocks?.replaceChildren(
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
            text: live,
            lines: 4,
            say
          }),
          see(document, `${src}${fragment}`)
        ]),
    ...(frozen === null
      ? []
      : [
          copyField({
            document,
            label: "Frozen",
            note: "the picture itself with its source, and no script.",
            text: frozen,
            lines: 4,
            say
          })
        ])
  );
}

function see(document: Document, href: string): HTMLElement {
  const link = element(document, "a", {href, target: "_blank", rel: "noopener"}, [
    "the page in the frame (opens a new tab)"
  ]);
  return element(document, "p", {}, ["See ", link, "."]);
}

/** Gives a notebook of nothing but the statement and its chart, with those values that it uses. */
function notebookFor({answer: {sql}, spec, values}: Shown, title: string): Notebook {
  const used = placeholders(sql).map(({name}) => [name, values[name] ?? null] as const);
  return {
    title,
    cells: [{kind: "sql", sql, chart: spec()}],
    ...(used.length > 0 && {values: Object.fromEntries(used)})
  };
}
