import type {DrawOptions} from "./draw-options.js";

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

export const SVG = "http://www.w3.org/2000/svg";

/** Strikes a mark of radius `r` through. */
export function strike(parent: Element, x: number, y: number, r: number, color = "currentColor") {
  const d = `M${x - r - 2} ${y + r + 2}L${x + r + 2} ${y - r - 2}`;
  append(parent, "path", {d, stroke: color, "stroke-width": 1.5, fill: "none"});
}

/** Appends an SVG element with attributes; null leaves one out. */
export function append(parent: Element, name: string, attributes: Record<string, string | number | null>): SVGElement {
  const element = parent.ownerDocument.createElementNS(SVG, name);
  setAttributes(element, attributes);
  parent.append(element);
  return element;
}

export function setAttributes(element: Element, attributes: Record<string, string | number | null>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, String(value));
  }
}
