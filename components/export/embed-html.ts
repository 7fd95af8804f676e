import {escapeHtml} from "../controls/html.js";
import {printXml} from "./serialize-svg.js";

export interface LiveEmbed {
  /** Address of the embed page with its query. */
  src: string;
  /** Address of the script that fits the height of frames. */
  script: string;
  title: string;
  /** Height of the frame in pixels until the script fits it. */
  height: number;
}

export interface FrozenEmbed {
  /** A picture that stands alone, see `picture`. */
  picture: Element;
  /** Who the figure draws on, and which edition and version it is of. */
  credit: string;
  link: string;
}

/** Writes the HTML that shows a figure in a frame, alive; without the script the frame keeps its height. */
export function liveEmbed({src, script, title, height}: LiveEmbed): string {
  const attributes = Object.entries({src, title, loading: "lazy", width: "100%", height: String(Math.ceil(height))});
  const printed = attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join("");
  return `<iframe${printed} style="border:0"></iframe>\n<script async src="${escapeHtml(script)}"></script>\n`;
}

/**
 * Writes the HTML of a figure that never changes: the picture in place, with its colors as attributes, so that it
 * stands under any content policy, and a line that leads back.
 */
export function frozenEmbed({picture, credit, link}: FrozenEmbed): string {
  const svg = picture.cloneNode(true) as Element;
  for (const style of svg.querySelectorAll("style")) style.remove();
  // A height of its own would hold while the width gives way.
  svg.removeAttribute("height");
  svg.setAttribute("width", "100%");
  const caption = `<figcaption>${escapeHtml(credit)} <a href="${escapeHtml(link)}">Five Fronts</a></figcaption>`;
  return `<figure>\n${printXml(svg)}\n${caption}\n</figure>\n`;
}
