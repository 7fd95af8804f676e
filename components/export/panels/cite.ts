import {printBibtex} from "../citation/bibtex.js";
import {printCsl} from "../citation/csl.js";
import {printReference} from "../citation/text.js";
import {copyBlock} from "../copy-field.js";
import {referenceTo} from "../figure-citation.js";
import type {Fill} from "../types.js";

/** Offers the citation of the figure as it is shown, in words and for programs. */
export const fillCite: Fill = ({host, element, say}) => {
  const {document} = host;
  const reference = referenceTo(host);
  const block = (label: string, text: string, lines: number): HTMLElement =>
    copyBlock({document, label, text, lines, say});
  element.replaceChildren(
    block("In words", printReference(reference), 6),
    block("BibTeX", printBibtex(reference), 8),
    block("CSL-JSON", printCsl(reference), 8)
  );
};
