import {copyBlock} from "./copy-block.js";

/** Lets the drawing code of a figure be read in place: fetched when it is first unfolded. */
export function openDrawingCode(panel: Element, say: (text: string) => void): void {
  const details = panel.querySelector<HTMLDetailsElement>("details.drawing-code");
  const link = details?.querySelector<HTMLAnchorElement>("a[href]");
  if (!details || !link) return;
  let isHere = false;
  details.addEventListener("toggle", () => {
    if (!details.open || isHere) return;
    isHere = true;
    void fetchText(link.href).then(
      (text) => details.append(...partsOf(details.ownerDocument, text, say)),
      (error: unknown) => {
        isHere = false;
        details.open = false;
        say(`The drawing code could not be fetched: ${error instanceof Error ? error.message : String(error)}.`);
      }
    );
  });
}

function partsOf(document: Document, text: string, say: (text: string) => void): HTMLElement[] {
  const label = "TypeScript of the drawing";
  return [copyBlock({document, label, text, lines: Math.min(24, text.split("\n").length), say})];
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no answer: ${response.status}`);
  return response.text();
}
