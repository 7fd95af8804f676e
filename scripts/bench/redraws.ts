import type {Page} from "playwright-core";

/** What one change of a control took, in milliseconds. */
export interface Redraw {
  figure: string;
  /** The control and what it was set to. */
  change: string;
  /** From the change until the first word to the database, or until the drawing where none is asked. */
  before: number;
  /** In the worker, messages there and back included; 0 where it is not asked. */
  query: number;
  /** From its last word until the figure stands in the page: reading rows, drawing, title, caption and table. */
  after: number;
  /** From the change until the figure stands in the page. */
  total: number;
  /** From the change until a frame with it was painted. */
  painted: number;
}

interface Message {
  at: number;
  isAnswer: boolean;
}

declare global {
  interface Window {
    /** Messages to and from workers, since the last change. */
    messages: Message[];
  }
}

/** Listens to what pages and their workers say to each other; to be added before a page opens. */
export function overhear(): void {
  window.messages = [];
  const note = (isAnswer: boolean): void => void window.messages.push({at: performance.now(), isAnswer});
  window.Worker = new Proxy(Worker, {
    construct: (target, args: ConstructorParameters<typeof Worker>) => {
      const worker = new target(...args);
      const post = worker.postMessage.bind(worker);
      worker.addEventListener("message", () => note(true));
      return Object.assign(worker, {
        postMessage: (message: unknown, transfer: Transferable[]) => {
          note(false);
          post(message, transfer);
        }
      });
    }
  });
}

/**
 * Sets every control of a figure to every value that it offers, one after the other, and times each change. Between
 * two changes the worker rests for `restMs`: 0 for a reader in a hurry, who is ahead of what is asked ahead.
 */
export async function timeRedraws(page: Page, figure: string, restMs: number): Promise<Redraw[]> {
  const changes = await page.evaluate(changesOf, figure);
  const times: Redraw[] = [];
  for (const change of changes) times.push({figure, ...(await page.evaluate(timeChange, {figure, restMs, ...change}))});
  return times;
}

interface Change {
  /** Place of the field among those of the form. */
  field: number;
  /** Value to choose; null flips a box. */
  value: string | null;
}

/** Lists what a reader may do to a figure and undo again, so that it ends as it began. */
function changesOf(id: string): Change[] {
  const fields = document.querySelectorAll<HTMLInputElement>(`figure[data-figure="${id}"] form :is(input, select)`);
  // A reader sees the figure that is changed; the others of its page may wait.
  fields[0]?.scrollIntoView();
  return [...fields].flatMap((field, index): Change[] => {
    if (field.type === "checkbox") return [null, null].map((value) => ({field: index, value}));
    const options = [...field.querySelectorAll("option")].map((option) => option.value);
    const values = options.length > 0 ? options : field.type === "date" ? [field.max, field.min] : [];
    return [...values.filter((value) => value !== field.value), field.value].map((value) => ({field: index, value}));
  });
}

async function timeChange({
  figure: id,
  field: index,
  value,
  restMs
}: Change & {figure: string; restMs: number}): Promise<Omit<Redraw, "figure">> {
  const figure = document.querySelector<HTMLElement>(`figure[data-figure="${id}"]`);
  const field = figure?.querySelectorAll<HTMLInputElement>("form :is(input, select)")[index];
  const drawing = figure?.querySelector(".figure-drawing");
  if (!figure || !field || !drawing) throw new Error(`missing figure: ${id}`);
  const stands = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(drawing, {childList: true, subtree: true, attributes: true, characterData: true});
  });
  const rests = (): boolean =>
    figure.dataset.state !== "loading" && performance.now() - (window.messages.at(-1)?.at ?? 0) >= restMs;
  window.messages.length = 0;
  const start = performance.now();
  if (value === null) field.checked = !field.checked;
  else field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  const end = await stands;
  const said = window.messages.filter(({at}) => at <= end);
  const painted = await new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
  while (!rests()) await new Promise((resolve) => setTimeout(resolve, 5));
  const asked = said.find(({isAnswer}) => !isAnswer)?.at ?? end;
  const answered = said.findLast(({isAnswer}) => isAnswer)?.at ?? end;
  return {
    change: `${field.name} ${value ?? field.value}`,
    before: asked - start,
    query: answered - asked,
    after: end - answered,
    total: end - start,
    painted: painted - start
  };
}
