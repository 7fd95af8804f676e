type Attributes = Readonly<Record<string, string | number | null>>;

export const SVG = "http://www.w3.org/2000/svg";

/** Creates an SVG element with attributes; null leaves one out. */
export function createSvg(document: Document, name: string, attributes: Attributes = {}): SVGElement {
  const element = document.createElementNS(SVG, name);
  setAttributes(element, attributes);
  return element;
}

/** Appends an SVG element with attributes to another; null leaves one out. */
export function append(parent: Element, name: string, attributes: Attributes): SVGElement {
  const element = createSvg(parent.ownerDocument, name, attributes);
  parent.append(element);
  return element;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, String(value));
  }
}

/** Sets the size of a drawing in CSS pixels; its user units are the same. */
export function setSize(svg: Element, width: number, height: number): void {
  setAttributes(svg, {viewBox: `0 0 ${width} ${height}`, width, height});
}

/** Strikes a mark of radius `r` through. */
export function strike(parent: Element, x: number, y: number, r: number, color = "currentColor"): void {
  const d = `M${x - r - 2} ${y + r + 2}L${x + r + 2} ${y - r - 2}`;
  append(parent, "path", {d, stroke: color, "stroke-width": 1.5, fill: "none"});
}

/** Rounds a length to a tenth of a pixel. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
