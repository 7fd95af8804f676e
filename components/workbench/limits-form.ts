import {element} from "../controls/html.js";
import {MEMORIES, TIMES, printMemory} from "./query-limits.js";
import type {Shelf} from "./notebook/local-storage.js";
import type {Session} from "./session.js";

export interface LimitsOptions {
  document: Document;
  session: Pick<Session, "limits" | "limitMemory">;
  shelf: Pick<Shelf, "limits" | "keepLimits">;
  say: (text: string) => void;
}

/** Draws the choices of time and memory; what is chosen holds from now on and at the next visit. */
export function drawLimits({document, session, shelf, say}: LimitsOptions): HTMLElement[] {
  const kept = shelf.limits();
  session.limits.timeoutMs = kept.timeoutMs;
  void session.limitMemory(kept.memoryMb);
  const keep = (): void => shelf.keepLimits({...session.limits});
  return [
    choice(document, "Time", "Time limit of a query", TIMES, kept.timeoutMs, (ms) => {
      session.limits.timeoutMs = ms;
      keep();
      say("The time limit holds for the next query.");
    }),
    choice(document, "Memory", "Memory limit of the database", MEMORIES, kept.memoryMb, (mb) => {
      const setting = session.limitMemory(mb);
      keep();
      setting.then(
        (isNew) => {
          if (!isNew) say(`The database may use ${printMemory(mb)} once it runs.`);
        },
        (error: unknown) =>
          say(`The database was not started: ${error instanceof Error ? error.message : String(error)}.`)
      );
    })
  ];
}

function choice(
  document: Document,
  label: string,
  name: string,
  offered: readonly (readonly [number, string])[],
  chosen: number,
  choose: (value: number) => void
): HTMLElement {
  const options = offered.map(([value, text]) =>
    element(document, "option", {value, selected: value === chosen}, [text])
  );
  const select = element(document, "select", {"aria-label": name}, options);
  select.addEventListener("change", () => {
    if (select instanceof HTMLSelectElement) choose(Number(select.value));
  });
  return element(document, "label", {class: "bench-limit"}, [`${label} `, select]);
}
