import {fetchOk} from "../data/fetch-ok.js";
import {errorMessage} from "../format/error-message.js";
import {copyField} from "./copy-field.js";

const MOST_LINES = 24;

/** Lets the drawing code of a figure be read in place: fetched when it is first unfolded, or at once where it is. */
export function attachSourceCode(panel: Element, say: (text: string) => void): void {
  const details = panel.querySelector<HTMLDetailsElement>("details.drawing-code");
  const link = details?.querySelector<HTMLAnchorElement>("a[href]");
  if (!details || !link) return;
  let isHere = false;
  const show = (): void => {
    if (!details.open || isHere) return;
    isHere = true;
    void fetchText(link.href).then(
      (text) => details.append(blockOf(details.ownerDocument, text, say)),
      (error: unknown) => {
        isHere = false;
        details.open = false;
        say(`The drawing code could not be fetched: ${errorMessage(error)}.`);
      }
    );
  };
  details.addEventListener("toggle", show);
  show();
}

function blockOf(document: Document, text: string, say: (text: string) => void): HTMLElement {
  const lines = Math.min(MOST_LINES, text.split("\n").length);
  return copyField({document, label: "TypeScript of the drawing", text, lines, say});
}

async function fetchText(url: string): Promise<string> {
  const response = await fetchOk(url, {name: ""});
  return response.text();
}
