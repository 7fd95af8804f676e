import {setCount, showShare} from "./fields.js";
import {LONGEST_TEXT, defaults, same} from "./parameters.js";
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
  const closing = new Set<string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const range = "range" in parameter ? parameter.range : undefined;
    const end = range && parameters[range.until];
    if (range && end) {
      closing.add(range.until);
      form.append(drawRange(range.label, [draw(parameter, name, options), draw(end, range.until, options)], options));
    } else if (!closing.has(name)) form.append(draw(parameter, name, options));
  }
  const reset = document.createElement("button");
  reset.setAttribute("type", "reset");
  reset.textContent = "Reset";
  if (same(parameters, values, defaults(parameters))) reset.setAttribute("hidden", "");
  form.append(reset);
  return form;
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
    case "text":
      return input(document, {type: "search", value, maxlength: LONGEST_TEXT, spellcheck: "false"});
  }
}

/** Puts the two ends of a range side by side under one name, with a line for what is wrong between them. */
function drawRange(label: string, ends: readonly HTMLElement[], {document}: ControlOptions): HTMLElement {
  const fieldset = block(document, "fieldset", "control control-range");
  const legend = document.createElement("legend");
  legend.textContent = label;
  const fault = block(document, "span", "fault");
  fault.setAttribute("role", "alert");
  fieldset.append(legend, ...ends, fault);
  return fieldset;
}

function drawMany(parameter: ManyParameter, name: string, options: ControlOptions): HTMLElement {
  const {document, prefix, values, choices} = options;
  const value = values[name] ?? null;
  const fieldset = block(document, "fieldset", "control control-many");
  const legend = document.createElement("legend");
  legend.textContent = parameter.label;
  fieldset.append(legend);
  const all = choices[name]?.options ?? [];
  const most = Math.max(...all.map((option) => option.count ?? 0));
  for (const option of all) {
    const isChecked = value === null || (Array.isArray(value) && value.includes(option.value));
    const box = input(document, {type: "checkbox", name, value: option.value, checked: isChecked ? "" : null});
    const label = document.createElement("label");
    label.append(box, document.createTextNode(` ${option.label}`), ...count(document, option));
    showShare(label, option.count, most);
    fieldset.append(label);
  }
  return hinted(fieldset, parameter, `${prefix}-${name}`, document, fieldset);
}

function drawOption(document: Document, option: Option, chosen: Value): HTMLElement {
  const element = document.createElement("option");
  element.setAttribute("value", option.value);
  if (option.value === chosen) element.setAttribute("selected", "");
  setCount(element, option);
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
