import {numeral} from "../../components/format/words.js";
import {choicesOf} from "../../components/state/options.js";
import type {Parameter} from "../../components/state/parameters.js";
import type {Drawable} from "../build/report.js";

/**
 * Says of each parameter of a figure that others of its page share how many figures it sets; `page` holds all figures
 * of the page. Parameters of one name are one, but lists are shared only where they offer a choice in common.
 */
export function sharing(own: Drawable, page: readonly Drawable[]): Record<string, string> {
  return Object.fromEntries(
    Object.keys(own.figure.parameters).flatMap((name) => {
      const sharers = page.filter((other) => other === own || isShared(name, own, other)).length;
      return sharers < 2 ? [] : [[name, sayShare(sharers, page.length)]];
    })
  );
}

function isShared(name: string, own: Drawable, other: Drawable): boolean {
  const parameter = other.figure.parameters[name];
  if (parameter === undefined) return false;
  if (parameter.kind !== "many") return true;
  const offered = new Set(optionsOf(name, parameter, own));
  return optionsOf(name, parameter, other).some((value) => offered.has(value));
}

function optionsOf(name: string, parameter: Parameter, {open, codes}: Drawable): string[] {
  return (choicesOf({[name]: parameter}, open, codes)[name]?.options ?? []).map(({value}) => value);
}

function sayShare(sharers: number, all: number): string {
  if (sharers < all) return `Holds for ${numeral(sharers)} of the ${numeral(all)} figures of this page.`;
  return all === 2 ? "Holds for both figures of this page." : `Holds for all ${numeral(all)} figures of this page.`;
}
