import {readControls, writeControls} from "../controls/form-values.js";
import {gestures} from "../state/page-state.js";
import {defaults, itemsOf, printValue, viewOf} from "../state/parameters.js";
import type {PageState} from "../state/page-state.js";
import type {Choices, Parameters, Values} from "../state/parameters.js";

/** One figure's share in the state of its page. */
export interface View {
  /** The page's values as they bear on the figure. */
  values: () => Values;
  /** Puts what a hand changed in the controls into the state of the page. */
  commit: (gesture?: Gesture) => void;
  /** Puts the figure's own parameters back to their defaults. */
  reset: () => void;
}

/** How a hand changes something. */
export interface Gesture {
  /** What it changes: changes of the same that follow each other are one step. */
  name: string;
  /** It types or drags, rather than presses. */
  isContinuous: boolean;
}

export interface ViewOptions {
  form: HTMLFormElement;
  parameters: Parameters;
  /** What this figure's controls offer. */
  choices: Readonly<Record<string, Choices>>;
  page: Pick<PageState, "schema" | "values" | "set" | "subscribe">;
  /** Hears that other values hold for the figure, the controls being set. */
  onChange: () => void;
  /** Milliseconds of any clock. */
  now?: () => number;
}

/** Types of controls that change in one step. */
const PRESSED: ReadonlySet<string> = new Set(["checkbox", "radio", "select-one", "select-multiple", "button"]);
const PRESS: Gesture = {name: "", isContinuous: false};

/** Ties the controls of a figure to the state of its page, both ways. */
export function openView({form, parameters, choices, page, onChange, now = Date.now}: ViewOptions): View {
  const stepOf = gestures(now);
  const values = (): Values => viewOf(parameters, choices, page.values());
  const settle = (): Values => {
    writeControls(form, parameters, values());
    return readControls(form, parameters);
  };
  let settled = settle();
  page.subscribe((_, changed) => {
    if (!changed.some((name) => Object.hasOwn(parameters, name))) return;
    settled = settle();
    onChange();
  });
  return {
    values,
    commit: ({name, isContinuous} = PRESS) => {
      const said = readControls(form, parameters);
      const changed = differing(parameters, settled, said);
      if (changed.length === 0) return;
      settled = said;
      page.set(shareOf({parameters, choices, page}, changed, said), stepOf(name, isContinuous));
    },
    reset: () => {
      page.set(defaults(parameters), "push");
      settled = settle();
    }
  };
}

/** Gives the page's values for what changed in a figure: what its controls do not offer stays chosen. */
export function shareOf(
  {
    parameters,
    choices,
    page
  }: Pick<ViewOptions, "parameters" | "choices"> & {page: Pick<PageState, "schema" | "values">},
  changed: readonly string[],
  said: Values
): Values {
  return Object.fromEntries(
    changed.map((name) => {
      const value = said[name] ?? null;
      const own = choices[name]?.options?.map((option) => option.value);
      const all = page.schema.choices[name]?.options?.map((option) => option.value);
      const parameter = parameters[name];
      if (parameter?.kind !== "many" || !own || !all) return [name, value];
      const [every, everyOwn] = parameter.picks === true ? [[], []] : [all, own];
      const others = (itemsOf(page.values()[name]) ?? every).filter((option) => !own.includes(option));
      return [name, [...others, ...(itemsOf(value) ?? everyOwn)]];
    })
  );
}

/** Tells which control was changed, and whether it is typed in rather than pressed. */
export function gestureOf(field: EventTarget | null): Gesture {
  if (!field || !("name" in field) || !("type" in field)) return PRESS;
  return {name: String(field.name), isContinuous: !PRESSED.has(String(field.type))};
}

/** Tells whether more may be typed: always, but for a date that is cleared or within what its field offers. */
export function isHalfTyped(field: EventTarget | null): boolean {
  if (!gestureOf(field).isContinuous) return false;
  const {type, value = "", min = "", max = "", validity} = field as Partial<HTMLInputElement>;
  if (type !== "date") return true;
  // Of a date that is not whole a browser gives no value.
  return value === "" ? validity?.badInput !== false : value < min || (max !== "" && value > max);
}

function differing(parameters: Parameters, a: Values, b: Values): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => printValue(parameter, a[name]) !== printValue(parameter, b[name]))
    .map(([name]) => name);
}
