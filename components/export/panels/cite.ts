import {printBibtex} from "../citation/bibtex.js";
import {printCsl} from "../citation/csl.js";
import {printReference} from "../citation/text.js";
import {copyField} from "../copy-field.js";
import {referenceOf} from "../figure-citation.js";
import type {RenderPanel} from "../types.js";

/** Offers the citation of the figure as it is shown, in words and for programs. */
export const renderCite: RenderPanel = ({host, element, say}) => {
  const {document} = host;
  const reference = referenceOf(host);
  const block = (label: string, text: string, lines: number): HTMLElement =>
    copyField({document, label, text, lines, say});
  element.replaceChildren(
    block("In words", printReference(reference), 6),
    block("BibTeX", printBibtex(reference), 8),
    block("CSL-JSON", printCsl(reference), 8)
  );
};
