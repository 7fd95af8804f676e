import {button, element} from "../controls/html.js";
import {progressBar} from "../controls/progress-bar.js";
import {errorMessage} from "../format/error-message.js";
import type {Session} from "./session.js";

export interface GateOptions {
  document: Document;
  session: Pick<Session, "open">;
  /** Where the question and the progress stand. */
  place: HTMLElement;
  /** Called once the database runs. */
  opened: () => void;
  /** Whether the reader should be asked before much is fetched: on a phone, or where data is to be saved. */
  isSparing: () => boolean;
}

/** Stands before the database: asks the reader where much would be fetched unasked, and tells of bytes on the way. */
export function openGate({document, session, place, opened, isSparing}: GateOptions): () => Promise<boolean> {
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
      const said = errorMessage(error);
      line.textContent = `The database could not be started: ${said}. What you wrote is kept.`;
      return false;
    }
  };
  const ask = async (): Promise<boolean> => {
    if (!isSparing()) return load();
    const asking = document.activeElement;
    const goBack = (): void => {
      if (asking instanceof HTMLElement) asking.focus({preventScroll: true});
    };
    return new Promise((resolve) => {
      const yes = button(
        document,
        "Load it",
        () => {
          resolve(load());
          goBack();
        },
        {class: "primary"}
      );
      const no = button(document, "Not now", () => {
        place.replaceChildren();
        resolve(false);
        goBack();
      });
      const words = "To run SQL, this page needs a database engine of about 8 MB. It is fetched once and then kept.";
      place.replaceChildren(
        element(document, "div", {class: "gate", role: "group"}, [element(document, "p", {}, [words]), yes, " ", no])
      );
      yes.focus();
    });
  };
  return async () => {
    if (state === "open") return true;
    opening ??= ask();
    const isOpen = await opening;
    opening = null;
    return isOpen;
  };
}

/** Asks before much is fetched on phones, on slow lines, and where the reader saves data. */
export function isSparing(window: Window): boolean {
  const connection: unknown = Reflect.get(window.navigator, "connection");
  const saves = typeof connection === "object" && connection !== null && Reflect.get(connection, "saveData") === true;
  return (
    saves ||
    window.matchMedia("(max-width: 600px)").matches ||
    window.matchMedia("(prefers-reduced-data: reduce)").matches
  );
}
