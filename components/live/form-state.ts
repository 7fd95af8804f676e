import {readControls, writeControls} from "../controls/form-values.js";
import {gestureActions} from "../state/history-writer.js";
import {changedNames, defaults, itemsOf, viewOf} from "../state/parameters.js";
import type {PageState} from "../state/page-state.js";
import type {Choices, Parameters, Values} from "../state/parameters.js";

/** The form of a figure, bound to the state of its page. */
export interface FormState {
  /** Returns the page's values as they bear on the figure. */
  values: () => Values;
  /** Writes values into the controls and returns what all controls then say; the page's state stays as it is. */
  preview: (values: Values) => Values;
  /** Puts what changed in the controls into the page's state. */
  commit: (gesture?: Gesture) => void;
  /** Puts the figure's own parameters back to their defaults. */
  reset: () => void;
}

/** How a reader changes a control. */
export interface Gesture {
  /** Changes under the same name that follow each other are one entry of the history. */
  name: string;
  /** True while typing or dragging. */
  isContinuous: boolean;
}

export interface FormStateOptions {
  form: HTMLFormElement;
  parameters: Parameters;
  /** The options that this figure's controls offer. */
  choices: Readonly<Record<string, Choices>>;
  page: Pick<PageState, "schema" | "values" | "set" | "subscribe">;
  /** Called after another figure, or back and forward, changed the figure's values; the controls show them already. */
  onChange: () => void;
  /** Milliseconds of any clock. */
  now?: () => number;
}

/** Types of controls that change in one step. */
const DISCRETE: ReadonlySet<string> = new Set(["checkbox", "radio", "select-one", "select-multiple", "button"]);
const PRESS: Gesture = {name: "", isContinuous: false};

/** Binds the controls of a figure to the state of its page, both ways; its own changes do not come back to it. */
export function openFormState({
  form,
  parameters,
  choices,
  page,
  onChange,
  now = Date.now
}: FormStateOptions): FormState {
  const actionOf = gestureActions(now);
  const values = (): Values => viewOf(parameters, choices, page.values());
  const preview = (some: Values): Values => {
    writeControls(form, parameters, some);
    return readControls(form, parameters);
  };
  let shown = preview(values());
  const listener = (_: Values, changed: readonly string[]): void => {
    if (!changed.some((name) => Object.hasOwn(parameters, name))) return;
    shown = preview(values());
    onChange();
  };
  page.subscribe(listener);
  return {
    values,
    preview: (some) => preview({...readControls(form, parameters), ...some}),
    commit: ({name, isContinuous} = PRESS) => {
      const read = readControls(form, parameters);
      const changed = changedNames(parameters, shown, read);
      if (changed.length === 0) return;
      shown = read;
      const own = pageValues({parameters, choices, page}, changed, read);
      if (page.set(own, actionOf(name, isContinuous), listener)) shown = preview(values());
    },
    reset: () => {
      page.set(defaults(parameters), "push", listener);
      shown = preview(values());
    }
  };
}

/** Returns the page's values for what changed in a form: items that its controls do not offer stay in the list. */
export function pageValues(
  {
    parameters,
    choices,
    page
  }: Pick<FormStateOptions, "parameters" | "choices"> & {page: Pick<PageState, "schema" | "values">},
  changed: readonly string[],
  read: Values
): Values {
  return Object.fromEntries(
    changed.map((name) => {
      const value = read[name] ?? null;
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

/** Returns the gesture that an input event belongs to. */
export function gestureOf(field: EventTarget | null): Gesture {
  if (!field || !("name" in field) || !("type" in field)) return PRESS;
  return {name: String(field.name), isContinuous: !DISCRETE.has(String(field.type))};
}

/**
 * Tells whether more typing may follow in a field: in text and numbers always, in a date unless it is empty or lies
 * within the bounds of its field.
 */
export function isHalfTyped(field: EventTarget | null): boolean {
  if (!gestureOf(field).isContinuous) return false;
  const {type, value = "", min = "", max = "", validity} = field as Partial<HTMLInputElement>;
  if (type !== "date") return true;
  // A browser gives no value for a date that is not complete.
  return value === "" ? validity?.badInput !== false : value < min || (max !== "" && value > max);
}
