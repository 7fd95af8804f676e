import {canonical, isOpen} from "../state/parameters.js";
import type {Choices, ManyParameter, Option, Parameter, Parameters, Value, Values} from "../state/parameters.js";

/** Reads what the controls of a form say. */
export function readControls(form: Element, parameters: Parameters): Values {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, read(form, name, parameter)]));
}

/** Sets the controls of a form. */
export function writeControls(form: Element, parameters: Parameters, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters)) write(form, name, parameter, values[name] ?? null);
}

/** Shows how many rows every option would leave, from the same choices with other counts. */
export function writeCounts(form: Element, parameters: Parameters, choices: Readonly<Record<string, Choices>>): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    const {options: all = []} = choices[name] ?? {};
    const most = Math.max(...all.map((option) => option.count ?? 0));
    const byValue = new Map(all.map((option) => [option.value, option]));
    for (const field of fieldsOf(form, name)) {
      if (parameter.kind === "many") writeCount(field, byValue.get(field.value), most);
      else if (parameter.kind === "one") {
        for (const element of field.querySelectorAll("option")) {
          const option = byValue.get(element.value);
          if (option) setCount(element, option);
        }
      }
    }
  }
}

/** Says at a range whose end lies before its start that it does. */
export function checkRanges(form: Element, parameters: Parameters, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters)) {
    const range = "range" in parameter ? parameter.range : undefined;
    if (!range) continue;
    const [start, end] = [values[name] ?? null, values[range.until] ?? null];
    const isTurned = start !== null && end !== null && start > end;
    const line = fieldsOf(form, name)[0]?.closest("fieldset")?.querySelector(".fault");
    const text = isTurned ? `${range.label}: the end lies before the start, so nothing fits.` : "";
    if (line && line.textContent !== text) line.textContent = text;
  }
}

/** Shows or hides the button that resets. */
export function toggleReset(form: Element, isShown: boolean): void {
  (form.closest("figure") ?? form).querySelector("button[type=reset]")?.toggleAttribute("hidden", !isShown);
}

/** Says behind an option of a list how many rows it would leave. */
export function setCount(element: Element, {label, count}: Pick<Option, "label" | "count">): void {
  element.textContent = count === undefined ? label : `${label} (${count})`;
}

/** Tells the stylesheet how long a bar stands behind a box: its share of the largest count beside it. */
export function setShare(label: HTMLElement, count: number | undefined, most: number): void {
  if (count === undefined) return;
  const hue = label.getAttribute("data-hue");
  const share = `--share: ${most > 0 ? Number((count / most).toFixed(4)) : 0}`;
  const style = hue === null ? share : `${share}; --hue: ${hue}`;
  if (label.getAttribute("style") !== style) label.setAttribute("style", style);
  label.toggleAttribute("data-none", count === 0);
}

function writeCount(field: Element, option: Option | undefined, most: number): void {
  const label = field.closest("label");
  const place = label?.querySelector(".count");
  if (!label || !place || option?.count === undefined) return;
  const words = String(option.count);
  if (place.textContent !== words) place.textContent = words;
  setShare(label, option.count, most);
}

function read(form: Element, name: string, parameter: Parameter): Value {
  const fields = fieldsOf(form, name);
  if (parameter.kind === "many") {
    const chosen = fields.filter(({checked}) => checked).map(({value}) => value);
    return isOpen(parameter, chosen.length, fields.length) ? null : chosen;
  }
  const [field] = fields;
  if (!field) throw new Error(`missing control: ${name}`);
  if (parameter.kind === "flag") return field.checked;
  if (parameter.kind === "text") return canonical(parameter, field.value, {});
  if (field.value === "") return null;
  return parameter.kind === "number" ? Number(field.value) : field.value;
}

/** Sets a control; one that says so already is left alone, as what is half typed in it would be lost. */
function write(form: Element, name: string, parameter: Parameter, value: Value): void {
  for (const field of fieldsOf(form, name)) {
    if (parameter.kind === "many") {
      field.checked = isPicked(parameter, value, field.value);
      if (field.checked && parameter.alters === true) field.closest("details")?.setAttribute("open", "");
    } else if (parameter.kind === "flag") field.checked = value === true;
    else if (read(form, name, parameter) !== value) field.value = value === null ? "" : String(value);
  }
}

/** Tells whether an option of a list is checked. */
export function isPicked({picks = false}: ManyParameter, value: Value, option: string): boolean {
  return Array.isArray(value) ? value.includes(option) : !picks;
}

interface Field extends Element {
  value: string;
  checked: boolean;
}

function fieldsOf(form: Element, name: string): Field[] {
  return [...form.querySelectorAll<Field>(`[name="${name}"]`)];
}
