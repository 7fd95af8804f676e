import {describe, expect, it} from "vitest";
import {readControls} from "../../../components/controls/form-values.js";
import {drawControls} from "../../../components/controls/form.js";
import {isHalfTyped, openFormState, pageValues} from "../../../components/live/form-state.js";
import {joinDeclared, startOf} from "../../../components/state/page-parameters.js";
import {defaults, viewOf} from "../../../components/state/parameters.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import type {HistoryAction} from "../../../components/state/history-writer.js";
import type {Schema} from "../../../components/state/page-parameters.js";
import type {Listener, PageState} from "../../../components/state/page-state.js";
import type {Choices, Parameters, Values} from "../../../components/state/parameters.js";

const ONE: Parameters = {
  front: {kind: "many", label: "Front", default: null},
  certainty: {kind: "one", label: "At least", default: null, any: "any"},
  from: {kind: "date", label: "From", default: "2021-10-01"}
};
const OTHER: Parameters = {
  front: {kind: "many", label: "Front", default: null},
  least: {kind: "number", label: "", default: null}
};
const optionsOf = (...values: string[]): Choices => ({options: values.map((value) => ({value, label: value}))});
const CHOICES = {front: optionsOf("a", "b"), certainty: optionsOf("claimed", "asserted")};
const SCHEMA: Schema = {
  page: "/page",
  root: "./",
  version: 1,
  data: "",
  aliases: [],
  ...joinDeclared([
    {figure: "one", parameters: ONE, choices: CHOICES},
    {figure: "other", parameters: OTHER, choices: {front: optionsOf("b", "c")}}
  ])
};

/** A page's state that only remembers. */
function pageWith(first: Values) {
  let values: Values = {...startOf(SCHEMA), ...first};
  const listeners: Listener[] = [];
  const set: [Values, HistoryAction][] = [];
  const state: Pick<PageState, "schema" | "values" | "set" | "subscribe"> = {
    schema: SCHEMA,
    values: () => values,
    set: (some, action, writer) => {
      set.push([some, action]);
      values = {...values, ...some};
      for (const listener of listeners) if (listener !== writer) listener(values, Object.keys(some));
      return true;
    },
    subscribe: (listener) => {
      listeners.push(listener);
      return () => true;
    }
  };
  return {state, set};
}

function formOf(parameters: Parameters, choices: Record<string, Choices>) {
  const document = makeDocument();
  const form = drawControls(parameters, {document, prefix: "x", values: defaults(parameters), choices});
  for (const select of form.querySelectorAll("select")) settable(select);
  return form;
}

/** Lets a list of choices be set, as in browsers: to nothing where it does not offer the value. */
function settable(select: HTMLSelectElement): void {
  let chosen = "";
  Object.defineProperty(select, "value", {
    get: () => chosen,
    set: (value: string) => {
      chosen = [...select.querySelectorAll("option")].some((option) => option.getAttribute("value") === value)
        ? value
        : "";
    }
  });
}

describe("viewOf(parameters, choices, values)", () => {
  const cases: [Values, Values][] = [
    [{front: null}, {front: null}],
    [{front: []}, {front: []}],
    [{front: ["c"]}, {front: []}],
    [{front: ["a", "c"]}, {front: ["a"]}],
    [{front: ["a", "b"]}, {front: null}]
  ];
  it.each(cases)("gives of %j its part %j", (values, expected) => {
    expect(
      viewOf({front: SCHEMA.parameters.front ?? {kind: "flag", label: "", default: true}}, CHOICES, values)
    ).toEqual(expected);
  });
});

describe("pageValues(options, changed, read)", () => {
  const cases: [Values, Values, Values][] = [
    [{front: null}, {front: ["a"]}, {front: ["c", "a"]}],
    [{front: ["c"]}, {front: ["a"]}, {front: ["c", "a"]}],
    [{front: ["a"]}, {front: null}, {front: ["a", "b"]}],
    [{front: []}, {front: []}, {front: []}]
  ];
  it.each(cases)("keeps of %j what the figure does not offer when it says %j", (before, said, expected) => {
    const {state} = pageWith(before);
    expect(pageValues({parameters: ONE, choices: CHOICES, page: state}, ["front"], said)).toEqual(expected);
  });
});

describe("openFormState(options)", () => {
  it("sets the controls from the page, at first and later", () => {
    const {state} = pageWith({front: ["a"], from: null});
    const form = formOf(ONE, CHOICES);
    let changes = 0;
    const view = openFormState({form, parameters: ONE, choices: CHOICES, page: state, onChange: () => changes++});
    expect(readControls(form, ONE)).toEqual({front: ["a"], certainty: null, from: null});
    state.set({certainty: "claimed", least: 3}, "push");
    expect(readControls(form, ONE)).toEqual({front: ["a"], certainty: "claimed", from: null});
    expect(view.values()).toEqual({front: ["a"], certainty: "claimed", from: null});
    state.set({least: 4}, "push");
    expect(changes).toBe(1);
  });

  it("tells the page only what a hand has changed", () => {
    const {state, set} = pageWith({front: ["c"], certainty: "denied"});
    const form = formOf(ONE, CHOICES);
    const view = openFormState({form, parameters: ONE, choices: CHOICES, page: state, onChange: () => undefined});
    view.commit();
    expect(set).toEqual([]);
    const date = form.querySelector<HTMLInputElement>("input[type=date]");
    if (date) date.value = "2022-01-01";
    view.commit({name: "from", isContinuous: true});
    if (date) date.value = "2022-01-02";
    view.commit({name: "from", isContinuous: true});
    expect(set).toEqual([
      [{from: "2022-01-01"}, "push"],
      [{from: "2022-01-02"}, "replace"]
    ]);
    expect(view.values()).toEqual({front: [], certainty: "denied", from: "2022-01-02"});
  });

  it("puts its own parameters back and no others", () => {
    const {state} = pageWith({front: ["c"], least: 3});
    const form = formOf(ONE, CHOICES);
    openFormState({form, parameters: ONE, choices: CHOICES, page: state, onChange: () => undefined}).reset();
    expect(state.values()).toEqual({front: null, certainty: null, from: "2021-10-01", least: 3});
  });
});

describe("isHalfTyped(field)", () => {
  const date = {name: "from", type: "date", min: "2017-01-01", max: "2022-02-25", validity: {badInput: false}};

  it.each([
    [{...date, value: "2021-10-01"}, false],
    [{...date, value: "2022-02-25"}, false],
    [{...date, value: "0002-10-01"}, true],
    [{...date, value: "2022-02-26"}, true],
    [{...date, value: ""}, false],
    [{...date, value: "", validity: {badInput: true}}, true],
    [{...date, value: "2030-01-01", max: ""}, false],
    [{name: "q", type: "search", value: "drone"}, true],
    [{name: "least", type: "number", value: "1"}, true],
    [{name: "front", type: "checkbox", value: "a"}, false],
    [null, false]
  ])("of %j is %s", (field, expected) => expect(isHalfTyped(field as unknown as EventTarget | null)).toBe(expected));
});
