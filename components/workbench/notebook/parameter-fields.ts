import {element} from "../../controls/html.js";
import {placeholders} from "../../data/duckdb/bind.js";
import type {Bindings} from "../../data/duckdb/bind.js";

/** Form fields for the `$name` parameters of a notebook. */
export interface ParameterFields {
  element: HTMLElement;
  /** Shows a field for each parameter in some SQL; values of removed parameters are kept. */
  update: (sql: string) => void;
  read: () => Bindings;
  set: (values: Bindings) => void;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Draws one field for each `$name` parameter; an empty field is NULL, digits are bound as a number. */
export function createParameterFields(document: Document, onChange: () => void): ParameterFields {
  let current: Record<string, string | number | null> = {};
  const box = element(document, "fieldset", {class: "sql-values", hidden: true});
  const update = (sql: string): void => {
    const names = [...new Set(placeholders(sql).map(({name}) => name))];
    const shown = [...box.querySelectorAll("input")].map(({name}) => name);
    box.toggleAttribute("hidden", names.length === 0);
    if (names.join() === shown.join()) return;
    box.replaceChildren(
      element(document, "legend", {}, ["Values (an empty field is NULL)"]),
      ...names.map((name) => field(name))
    );
  };
  const field = (name: string): HTMLElement => {
    const input = element(document, "input", {name, value: String(current[name] ?? ""), autocomplete: "off"});
    input.setAttribute("spellcheck", "false");
    input.addEventListener("input", () => {
      const text = input instanceof HTMLInputElement ? input.value : "";
      current[name] = text === "" ? null : NUMBER.test(text) ? Number(text) : text;
      onChange();
    });
    return element(document, "label", {}, [`$${name} `, input]);
  };
  const read = (): Bindings => {
    const names = [...box.querySelectorAll("input")].map(({name}) => name);
    return {...current, ...Object.fromEntries(names.map((name) => [name, current[name] ?? null]))};
  };
  return {
    element: box,
    update,
    read,
    set: (values) => {
      current = {...values};
      for (const input of box.querySelectorAll("input")) input.value = String(current[input.name] ?? "");
    }
  };
}
