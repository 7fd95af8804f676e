import type {DrawOptions} from "./figure.js";

/** Makes an empty drawing of the width asked for. */
export function blank({document, width}: Pick<DrawOptions, "document" | "width">): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", String(width));
  return svg;
}

/** Sets the height of a drawing, once it is known. */
export function close(svg: SVGElement, height: number): SVGElement {
  const whole = Math.ceil(height);
  svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width") ?? ""} ${whole}`);
  svg.setAttribute("height", String(whole));
  return svg;
}
