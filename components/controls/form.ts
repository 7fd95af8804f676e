import {LONGEST_TEXT, defaults, same} from "../state/parameters.js";
import {drawCheckboxList} from "./checkbox-list.js";
import {setCount} from "./form-values.js";
import {element} from "./html.js";
import type {Choices, ManyParameter, Option, Parameter, Parameters, Value, Values} from "../state/parameters.js";

export interface ControlOptions {
  document: Document;
  /** Goes before the names of the controls in their ids, so that figures do not collide. */
  prefix: string;
  values: Values;
  choices: Readonly<Record<string, Choices>>;
  /** What is said under a control that sets other figures, too; by the name of its parameter. */
  shared?: Readonly<Record<string, string>>;
}

type ControlOf = (parameter: Parameter, name: string, options: ControlOptions) => HTMLElement;

/** Draws a form with one labelled control for each parameter, and a button that resets them. */
export function drawControls(parameters: Parameters, options: ControlOptions): HTMLFormElement {
  const {document, values, prefix} = options;
  const form = element(document, "form", {class: "controls", id: `${prefix}-controls`, autocomplete: "off"});
  const closing = new Set<string>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const range = "range" in parameter ? parameter.range : undefined;
    const end = range && parameters[range.until];
    if (range && end) {
      closing.add(range.until);
      const ends = [draw(parameter, name, {...options, shared: {}}), draw(end, range.until, {...options, shared: {}})];
      form.append(drawRange(range.label, ends, name, options));
    } else if (!closing.has(name)) form.append(draw(parameter, name, options));
  }
  const hidden = same(parameters, values, defaults(parameters));
  form.append(element(document, "button", {type: "reset", hidden}, ["Reset"]));
  return form;
}

const draw: ControlOf = (parameter, name, options) => {
  if (parameter.kind === "many") return drawMany(parameter, name, options);
  const {document, prefix} = options;
  const id = `${prefix}-${name}`;
  const label = element(document, "label", {for: id}, [parameter.label]);
  const field = drawField(parameter, name, options);
  field.setAttribute("id", id);
  field.setAttribute("name", name);
  const control = element(document, "div", {class: `control control-${parameter.kind}`});
  control.append(...(parameter.kind === "flag" ? [field, label] : [label, field]));
  return hinted(control, field, id, hintOf(parameter, name, options), document);
};

function drawField(parameter: Exclude<Parameter, ManyParameter>, name: string, options: ControlOptions): HTMLElement {
  const {document, values, choices} = options;
  const value = scalar(values[name]);
  const {options: all = [], min, max} = choices[name] ?? {};
  switch (parameter.kind) {
    case "one": {
      const open = parameter.any === undefined ? [] : [{value: "", label: parameter.any}];
      const drawn = [...open, ...all].map((option) => drawOption(document, option, value ?? ""));
      return element(document, "select", {"data-find": parameter.find === true}, drawn);
    }
    case "date":
      return element(document, "input", {type: "date", value, min, max});
    case "number": {
      const {step = 1} = parameter;
      return element(document, "input", {
        type: "number",
        value,
        min: parameter.min ?? min,
        max: parameter.max ?? max,
        step
      });
    }
    case "flag":
      return element(document, "input", {type: "checkbox", checked: value === true});
    case "text":
      return element(document, "input", {type: "search", value, maxlength: LONGEST_TEXT, spellcheck: "false"});
  }
}

/** Puts the two ends of a range side by side under one name, with a line for what is wrong between them. */
function drawRange(label: string, ends: readonly HTMLElement[], name: string, options: ControlOptions): HTMLElement {
  const {document, prefix, shared} = options;
  const range = element(document, "fieldset", {class: "control control-range"}, [
    element(document, "legend", {}, [label]),
    ...ends,
    element(document, "span", {class: "fault", role: "alert"})
  ]);
  return hinted(range, range, `${prefix}-${name}-range`, shared?.[name] ?? "", document);
}

function drawMany(parameter: ManyParameter, name: string, options: ControlOptions): HTMLElement {
  const {document, prefix, values, choices} = options;
  const list = {document, name, value: values[name] ?? null, options: choices[name]?.options ?? []};
  const fieldset = drawCheckboxList(parameter, list);
  return hinted(fieldset, fieldset, `${prefix}-${name}`, hintOf(parameter, name, options), document);
}

function drawOption(document: Document, option: Option, chosen: Value): HTMLElement {
  const made = element(document, "option", {value: option.value, selected: option.value === chosen});
  setCount(made, option);
  return made;
}

/** Gives a value that is no list. */
function scalar(value: Value | undefined): Exclude<Value, readonly string[]> {
  return value === undefined || typeof value === "object" ? null : value;
}

/** Joins what a parameter says of itself and what is said of it on its page. */
function hintOf({hint}: Parameter, name: string, {shared}: ControlOptions): string {
  return [hint, shared?.[name]].filter((each) => each !== undefined).join(" ");
}

function hinted(control: HTMLElement, field: HTMLElement, id: string, hint: string, document: Document): HTMLElement {
  if (hint === "") return control;
  field.setAttribute("aria-describedby", `${id}-hint`);
  control.append(element(document, "span", {class: "hint", id: `${id}-hint`}, [hint]));
  return control;
}
