import {element} from "../../controls/html.js";
import {placeholders} from "../../data/duckdb/bind.js";
import type {Bindings} from "../../data/duckdb/bind.js";

/** Fields for the values of `$name`. */
export interface Values {
  element: HTMLElement;
  /** Shows a field for each name that some SQL holds; those that are gone keep their value unseen. */
  follow: (sql: string) => void;
  read: () => Bindings;
  /** Replaces all values. */
  set: (values: Bindings) => void;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Draws one field for each `$name` of the SQL; an empty field is NULL, and a number is bound as one. */
export function openValues(document: Document, onChange: () => void): Values {
  let kept: Record<string, string | number | null> = {};
  const box = element(document, "fieldset", {class: "sql-values", hidden: true});
  const follow = (sql: string): void => {
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
    const input = element(document, "input", {name, value: String(kept[name] ?? ""), autocomplete: "off"});
    input.setAttribute("spellcheck", "false");
    input.addEventListener("input", () => {
      const text = input instanceof HTMLInputElement ? input.value : "";
      kept[name] = text === "" ? null : NUMBER.test(text) ? Number(text) : text;
      onChange();
    });
    return element(document, "label", {}, [`$${name} `, input]);
  };
  const read = (): Bindings => {
    const names = [...box.querySelectorAll("input")].map(({name}) => name);
    return {...kept, ...Object.fromEntries(names.map((name) => [name, kept[name] ?? null]))};
  };
  return {
    element: box,
    follow,
    read,
    set: (values) => {
      kept = {...values};
      for (const input of box.querySelectorAll("input")) input.value = String(kept[input.name] ?? "");
    }
  };
}
