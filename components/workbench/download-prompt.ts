import {button, element} from "../controls/html.js";
import {progressBar} from "../controls/progress-bar.js";
import {errorMessage} from "../format/error-message.js";
import type {Session} from "./session.js";

export interface DownloadPromptOptions {
  document: Document;
  session: Pick<Session, "open">;
  /** Element for the question and the progress bar. */
  place: HTMLElement;
  opened: () => void;
  /** Whether to ask before the download, as on a phone or with data saving on. */
  savesData: () => boolean;
}

/** Returns a function that opens the database, once, after asking the reader where `savesData` says so; it resolves to false if the reader declines or the start fails. */
export function createDownloadPrompt({
  document,
  session,
  place,
  opened,
  savesData
}: DownloadPromptOptions): () => Promise<boolean> {
  let state: "closed" | "open" = "closed";
  let opening: Promise<boolean> | null = null;
  const load = async (): Promise<boolean> => {
    const line = element(document, "p", {role: "status"}, ["Starting the database …"]);
    place.replaceChildren(line);
    try {
      await session.open(progressBar(document, line).show);
      state = "open";
      place.replaceChildren();
      opened();
      return true;
    } catch (error) {
      const message = errorMessage(error);
      line.textContent = `The database could not be started: ${message}. What you wrote is kept.`;
      return false;
    }
  };
  const ask = (): Promise<boolean> => (savesData() ? askReader(document, place, load) : load());
  return async () => {
    if (state === "open") return true;
    opening ??= ask();
    const isOpen = await opening;
    opening = null;
    return isOpen;
  };
}

/** Asks before the download, and returns the focus to where it was; resolves to what `load` gives, or false. */
function askReader(document: Document, place: HTMLElement, load: () => Promise<boolean>): Promise<boolean> {
  const focused = document.activeElement;
  const restoreFocus = (): void => {
    if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  };
  return new Promise((resolve) => {
    const accept = button(
      document,
      "Load it",
      () => {
        resolve(load());
        restoreFocus();
      },
      {class: "primary"}
    );
    const decline = button(document, "Not now", () => {
      place.replaceChildren();
      resolve(false);
      restoreFocus();
    });
    const words = "To run SQL, this page needs a database engine of about 8 MB. It is fetched once and then kept.";
    const question = element(document, "p", {}, [words]);
    place.replaceChildren(
      element(document, "div", {class: "download-prompt", role: "group"}, [question, accept, " ", decline])
    );
    accept.focus();
  });
}

/** Tells whether the reader uses a small screen or asks to save data. */
export function savesData(window: Window): boolean {
  const connection: unknown = Reflect.get(window.navigator, "connection");
  const saves = typeof connection === "object" && connection !== null && Reflect.get(connection, "saveData") === true;
  return (
    saves ||
    window.matchMedia("(max-width: 600px)").matches ||
    window.matchMedia("(prefers-reduced-data: reduce)").matches
  );
}
