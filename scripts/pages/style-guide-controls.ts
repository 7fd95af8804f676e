import {drawControls} from "../../components/controls/form.js";
import {element} from "../../components/controls/html.js";
import {drawNoRows} from "../../components/controls/no-rows.js";
import {drawNotice} from "../../components/controls/notice.js";
import {makeDocument} from "../build/static-figure.js";
import type {Choices, Parameters, Values} from "../../components/state/parameters.js";
import type {Code} from "../../loaders/lib/codebook.js";

const PARAMETERS: Parameters = {
  one: {kind: "one", label: "One of several", any: "Any", default: null},
  words: {kind: "text", label: "Words", default: null, hint: "A hint says what is meant."},
  from: {kind: "date", label: "From", default: null, range: {until: "to", label: "Two ends of a range"}},
  to: {kind: "date", label: "to", default: null},
  number: {kind: "number", label: "A number", default: 5, min: 0, max: 9},
  flag: {kind: "flag", label: "Yes or no", default: false},
  many: {kind: "many", label: "Any of several", default: null}
};

/** Prints the controls of figures in each state, with options out of a code list; then what is empty and what is said. */
export function printControls(codes: readonly Code[]): string {
  const document = makeDocument();
  const options = codes.map(({value, label}, i) => ({value, label, count: 12 - 2 * i}));
  const choices: Record<string, Choices> = {one: {options}, many: {options}};
  const form = (prefix: string, values: Values): HTMLFormElement =>
    drawControls(PARAMETERS, {document, prefix, values, choices});
  const unset: Values = {one: null, words: null, from: null, to: null, number: 5, flag: false, many: null};
  const set: Values = {
    one: options[1]?.value ?? null,
    words: "rockets",
    from: "2022-01-06",
    to: "2022-01-03",
    number: 7,
    flag: true,
    many: options.slice(0, 2).map(({value}) => value)
  };
  const states: [title: string, node: Element][] = [
    ["Unset", form("unset", unset)],
    ["Set, and at fault", faulty(form("set", set))],
    ["Under the pointer", forced(form("hover", unset), "is-hover")],
    ["In focus", forced(form("focus", unset), "is-focus")],
    ["Disabled", disabled(form("disabled", set))],
    ["Empty", drawNoRows(document, [{label: "Open Certainty: 5 rows", take: ignore}])],
    ["Said", drawNotice(document, {text: "A line for the reader.", items: ["with details", "one an item"]})],
    ["The row of a figure", drawRow(document)]
  ];
  return states
    .map(
      ([title, node]) =>
        `<div class="specimen figure">\n<h3>${title}</h3>\n${node.outerHTML.replaceAll("\n", " ")}\n</div>`
    )
    .join("\n");
}

function faulty(form: HTMLFormElement): HTMLFormElement {
  const fault = form.querySelector(".fault");
  if (fault) fault.textContent = "The range ends before it begins, so it holds nothing.";
  return form;
}

function forced(form: HTMLFormElement, state: string): HTMLFormElement {
  for (const field of form.querySelectorAll("select, input, button")) field.classList.add(state);
  return form;
}

function disabled(form: HTMLFormElement): HTMLFormElement {
  for (const field of form.querySelectorAll("select, input, button")) field.setAttribute("disabled", "");
  return form;
}

function drawRow(document: Document): HTMLElement {
  const states = [
    ["Link", ""],
    ["Under the pointer", "is-hover"],
    ["In focus", "is-focus"]
  ] as const;
  const items = states.map(([label, state]) =>
    element(document, "button", {type: "button", class: `toolbar-item ${state}`.trim()}, [label])
  );
  const open = element(document, "button", {type: "button", class: "toolbar-item", "aria-expanded": "true"}, ["Open"]);
  return element(document, "div", {class: "figure-toolbar", "data-live": true}, [
    element(document, "div", {class: "toolbar-items"}, [...items, open])
  ]);
}

function ignore(): void {
  // What stands on the style guide does nothing.
}
