import {escapeHtml} from "../controls/html.js";

/** Characters that XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Prints an SVG element as XML that stands alone, the same in every browser and outside of one. Its children are
 * elements and text; anything else is left out.
 */
export function printXml(element: Element): string {
  const attributes = [...element.attributes].map(({name, value}) => ` ${name}="${escape(value)}"`);
  const content = [...element.childNodes].map(printNode).join("");
  const tag = element.localName;
  return content === "" ? `<${tag}${attributes.join("")}/>` : `<${tag}${attributes.join("")}>${content}</${tag}>`;
}

function printNode(node: Node): string {
  if (node.nodeType === node.ELEMENT_NODE) return printXml(node as Element);
  return node.nodeType === node.TEXT_NODE ? escape(node.textContent ?? "") : "";
}

function escape(text: string): string {
  return escapeHtml(text.replaceAll(FORBIDDEN, "\ufffd"));
}
