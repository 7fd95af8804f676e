import {element} from "./element.js";
import {isPicked, showShare} from "./fields.js";
import {capital, numeral} from "./format/words.js";
import type {ManyParameter, Option, Value} from "./state/parameters.js";

interface Checklist {
  document: Document;
  /** Name of the parameter. */
  name: string;
  value: Value;
  options: readonly Option[];
}

/** Options above which a list shows the first only, and lets itself be searched. */
const LONG = 12;
/** Other readings above which they are folded: each is a sentence. */
const MOST_READINGS = 5;
/** How many a long list shows before it is asked for more. */
export const FIRST = 8;

/** Draws one box for each option of a list: all of them, or the first of many, or under the groups that they have. */
export function drawChecklist(parameter: ManyParameter, list: Checklist): HTMLElement {
  const {document, options} = list;
  const isGrouped = options.some(({group}) => group !== undefined);
  const isLong = !isGrouped && options.length > LONG;
  const kind = isGrouped
    ? " control-grouped"
    : isLong
      ? " control-long"
      : parameter.alters === true
        ? " control-alters"
        : "";
  const fieldset = element(document, "fieldset", {class: `control control-many${kind}`}, [
    element(document, "legend", {}, [parameter.label])
  ]);
  if (isGrouped) fieldset.append(...drawGroups(parameter, list));
  else if (isLong) fieldset.append(...drawLong(parameter, list));
  else {
    const boxes = options.map((option) => drawBox(parameter, option, mostOf(options), list));
    const isFolded = parameter.alters === true && boxes.length > MOST_READINGS;
    fieldset.append(...(isFolded ? [fold(boxes, list)] : boxes));
  }
  return fieldset;
}

/** Folds long sentences that would push the figure out of sight; one that is chosen unfolds them. */
function fold(boxes: readonly HTMLElement[], {document, options, name, value}: Checklist): HTMLElement {
  const open = Array.isArray(value) && value.length > 0;
  const summary = element(document, "summary", {}, [`${capital(numeral(options.length))} ${name}s`]);
  return element(document, "details", {open}, [summary, ...boxes]);
}

function drawLong(parameter: ManyParameter, {options, ...list}: Checklist): HTMLElement[] {
  const {document} = list;
  const ranked = [...options].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const boxes = ranked.map((option, i) => {
    const box = drawBox(parameter, option, mostOf(options), {options, ...list});
    box.toggleAttribute("hidden", i >= FIRST);
    return box;
  });
  const find = {class: "find", type: "search", "aria-label": `Find in ${parameter.label}`, placeholder: "Find"};
  const more = {class: "more", type: "button", "aria-expanded": "false"};
  return [
    element(document, "input", {...find, autocomplete: "off", spellcheck: "false"}),
    element(document, "div", {class: "checklist"}, boxes),
    element(document, "button", more, [`Show all ${options.length}`])
  ];
}

function drawGroups(parameter: ManyParameter, list: Checklist): HTMLElement[] {
  const {document, options, name} = list;
  const names = [...new Set(options.map(({group = ""}) => group))];
  const sums = names.map((group) => sumOf(options.filter((option) => option.group === group)));
  return names.map((group, i) => {
    const own = options.filter((option) => option.group === group);
    const boxes = own.map((option) => drawBox(parameter, option, mostOf(options), list));
    const all = element(document, "input", {type: "checkbox", "data-group": true});
    const head = element(document, "label", {}, [all, ` ${group} `]);
    head.append(element(document, "span", {class: "count"}, [String(sums[i] ?? 0)]));
    showShare(head, sums[i], Math.max(...sums));
    const id = `${name}-group-${i + 1}`;
    const unfold = {
      class: "unfold",
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": `Kinds of ${group}`
    };
    return element(document, "div", {class: "group"}, [
      element(document, "div", {class: "group-head"}, [head, element(document, "button", unfold)]),
      element(document, "div", {class: "group-items", id, hidden: true}, boxes)
    ]);
  });
}

function drawBox(
  parameter: ManyParameter,
  option: Option,
  most: number,
  {document, name, value}: Checklist
): HTMLElement {
  const {value: own, label, count} = option;
  const checked = isPicked(parameter, value, own);
  const hue = parameter.codes === "front" ? `var(--front-${own})` : null;
  const box = element(document, "label", {"data-hue": hue}, [
    element(document, "input", {type: "checkbox", name, value: own, checked}),
    ` ${label}`
  ]);
  if (count !== undefined) box.append(" ", element(document, "span", {class: "count"}, [String(count)]));
  showShare(box, count, most);
  return box;
}

function mostOf(options: readonly Option[]): number {
  return Math.max(...options.map(({count}) => count ?? 0));
}

function sumOf(options: readonly Option[]): number {
  return options.reduce((sum, {count = 0}) => sum + count, 0);
}
