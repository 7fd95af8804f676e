import {defaults, same} from "./parameters.js";
import type {Choices, ManyParameter, Option, Parameter, Parameters, Value, Values} from "./parameters.js";

export interface ControlOptions {
  document: Document;
  /** Goes before the names of the controls in their ids, so that figures do not collide. */
  prefix: string;
  values: Values;
  choices: Readonly<Record<string, Choices>>;
}

type ControlOf = (parameter: Parameter, name: string, options: ControlOptions) => HTMLElement;

/** Draws a form with one labelled control for each parameter, and a button that resets them. */
export function drawControls(parameters: Parameters, options: ControlOptions): HTMLFormElement {
  const {document, values} = options;
  const form = document.createElement("form");
  form.className = "controls";
  form.setAttribute("autocomplete", "off");
  for (const [name, parameter] of Object.entries(parameters)) form.append(draw(parameter, name, options));
  const reset = document.createElement("button");
  reset.setAttribute("type", "reset");
  reset.textContent = "Reset";
  if (same(parameters, values, defaults(parameters))) reset.setAttribute("hidden", "");
  form.append(reset);
  return form;
}

/** Reads what the controls of a form say. */
export function readControls(form: Element, parameters: Parameters): Values {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, read(form, name, parameter)]));
}

/** Sets the controls of a form. */
export function writeControls(form: Element, parameters: Parameters, values: Values): void {
  for (const [name, parameter] of Object.entries(parameters)) write(form, name, parameter, values[name] ?? null);
}

/** Shows or hides the button that resets. */
export function showReset(form: Element, isShown: boolean): void {
  form.querySelector("button[type=reset]")?.toggleAttribute("hidden", !isShown);
}

const draw: ControlOf = (parameter, name, options) => {
  if (parameter.kind === "many") return drawMany(parameter, name, options);
  const {document, prefix} = options;
  const id = `${prefix}-${name}`;
  const label = document.createElement("label");
  label.setAttribute("for", id);
  label.textContent = parameter.label;
  const field = drawField(parameter, name, options);
  field.setAttribute("id", id);
  field.setAttribute("name", name);
  const control = block(document, "div", `control control-${parameter.kind}`);
  control.append(...(parameter.kind === "flag" ? [field, label] : [label, field]));
  return hinted(control, parameter, id, document, field);
};

function drawField(parameter: Exclude<Parameter, ManyParameter>, name: string, options: ControlOptions): HTMLElement {
  const {document, values, choices} = options;
  const value = values[name] ?? null;
  const {options: all = [], min, max} = choices[name] ?? {};
  switch (parameter.kind) {
    case "one": {
      const open = parameter.any === undefined ? [] : [{value: "", label: parameter.any}];
      const select = document.createElement("select");
      select.append(...[...open, ...all].map((option) => drawOption(document, option, value ?? "")));
      return select;
    }
    case "date":
      return input(document, {type: "date", value, min, max});
    case "number": {
      const {step = 1} = parameter;
      return input(document, {type: "number", value, min: parameter.min ?? min, max: parameter.max ?? max, step});
    }
    case "flag":
      return input(document, {type: "checkbox", checked: value === true ? "" : null});
  }
}

function drawMany(parameter: ManyParameter, name: string, options: ControlOptions): HTMLElement {
  const {document, prefix, values, choices} = options;
  const value = values[name] ?? null;
  const fieldset = block(document, "fieldset", "control control-many");
  const legend = document.createElement("legend");
  legend.textContent = parameter.label;
  fieldset.append(legend);
  for (const option of choices[name]?.options ?? []) {
    const isChecked = value === null || (Array.isArray(value) && value.includes(option.value));
    const box = input(document, {type: "checkbox", name, value: option.value, checked: isChecked ? "" : null});
    const label = document.createElement("label");
    label.append(box, document.createTextNode(` ${option.label}`), ...count(document, option));
    fieldset.append(label);
  }
  return hinted(fieldset, parameter, `${prefix}-${name}`, document, fieldset);
}

function drawOption(document: Document, option: Option, chosen: Value): HTMLElement {
  const element = document.createElement("option");
  element.setAttribute("value", option.value);
  if (option.value === chosen) element.setAttribute("selected", "");
  element.textContent = option.count === undefined ? option.label : `${option.label} (${option.count})`;
  return element;
}

function count(document: Document, option: Option): Node[] {
  if (option.count === undefined) return [];
  const element = document.createElement("span");
  element.className = "count";
  element.textContent = String(option.count);
  return [document.createTextNode(" "), element];
}

function hinted(
  control: HTMLElement,
  {hint}: Parameter,
  id: string,
  document: Document,
  field: HTMLElement
): HTMLElement {
  if (hint === undefined) return control;
  const line = block(document, "span", "hint");
  line.setAttribute("id", `${id}-hint`);
  line.textContent = hint;
  field.setAttribute("aria-describedby", `${id}-hint`);
  control.append(line);
  return control;
}

function block(document: Document, name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function input(document: Document, attributes: Record<string, Value | undefined>): HTMLElement {
  const element = document.createElement("input");
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  return element;
}

function read(form: Element, name: string, parameter: Parameter): Value {
  const fields = fieldsOf(form, name);
  if (parameter.kind === "many") {
    const chosen = fields.filter(({checked}) => checked).map(({value}) => value);
    return chosen.length === fields.length ? null : chosen;
  }
  const [field] = fields;
  if (!field) throw new Error(`missing control: ${name}`);
  if (parameter.kind === "flag") return field.checked;
  if (field.value === "") return null;
  return parameter.kind === "number" ? Number(field.value) : field.value;
}

function write(form: Element, name: string, parameter: Parameter, value: Value): void {
  for (const field of fieldsOf(form, name)) {
    if (parameter.kind === "many") field.checked = !Array.isArray(value) || value.includes(field.value);
    else if (parameter.kind === "flag") field.checked = value === true;
    else writeText(field, value === null ? "" : String(value));
  }
}

/** Leaves a field alone that says so already: what is half typed in it would be lost. */
function writeText(field: Field, text: string): void {
  if (field.value !== text) field.value = text;
}

interface Field extends Element {
  value: string;
  checked: boolean;
}

function fieldsOf(form: Element, name: string): Field[] {
  return [...form.querySelectorAll<Field>("input, select")].filter((field) => field.getAttribute("name") === name);
}
