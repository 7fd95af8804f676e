import {capital, numeral} from "../format/words.js";
import {isPicked, setShare} from "./form-values.js";
import {element} from "./html.js";
import type {ManyParameter, Option, Value} from "../state/parameters.js";

interface CheckboxList {
  document: Document;
  /** Name of the parameter. */
  name: string;
  value: Value;
  options: readonly Option[];
}

/** Options above which a list shows the first only, and lets itself be searched. */
const LONG = 12;
/** Other readings above which they are folded: each is a sentence. */
const MOST_OPEN = 5;
/** How many a long list shows before it is asked for more. */
export const SHOWN = 8;

/** Draws one box for each option of a list: all of them, or the first of many, or under the groups that they have. */
export function drawCheckboxList(parameter: ManyParameter, list: CheckboxList): HTMLElement {
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
    const isFolded = parameter.alters === true && boxes.length > MOST_OPEN;
    fieldset.append(...(isFolded ? [fold(boxes, list)] : boxes));
  }
  return fieldset;
}

/** Folds long sentences that would push the figure out of sight; one that is chosen unfolds them. */
function fold(boxes: readonly HTMLElement[], {document, options, name, value}: CheckboxList): HTMLElement {
  const open = Array.isArray(value) && value.length > 0;
  const summary = element(document, "summary", {}, [`${capital(numeral(options.length))} ${name}s`]);
  return element(document, "details", {open}, [summary, ...boxes]);
}

function drawLong(parameter: ManyParameter, {options, ...list}: CheckboxList): HTMLElement[] {
  const {document} = list;
  const ranked = [...options].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  const boxes = ranked.map((option, i) => {
    const box = drawBox(parameter, option, mostOf(options), {options, ...list});
    box.toggleAttribute("hidden", i >= SHOWN);
    return box;
  });
  const find = {class: "find", type: "search", "aria-label": `Find in ${parameter.label}`, placeholder: "Find"};
  const more = {class: "more", type: "button", "aria-expanded": "false"};
  return [
    element(document, "input", {...find, autocomplete: "off", spellcheck: "false"}),
    element(document, "div", {class: "checkbox-list"}, boxes),
    element(document, "button", more, [`Show all ${options.length}`])
  ];
}

function drawGroups(parameter: ManyParameter, list: CheckboxList): HTMLElement[] {
  const {document, options, name} = list;
  const names = [...new Set(options.map(({group = ""}) => group))];
  const sums = names.map((group) => sumOf(options.filter((option) => option.group === group)));
  return names.map((group, i) => {
    const own = options.filter((option) => option.group === group);
    const boxes = own.map((option) => drawBox(parameter, option, mostOf(options), list));
    const all = element(document, "input", {type: "checkbox", "data-group": true});
    const head = element(document, "label", {}, [all, ` ${group} `]);
    head.append(element(document, "span", {class: "count"}, [String(sums[i] ?? 0)]));
    setShare(head, sums[i], Math.max(...sums));
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
  {document, name, value}: CheckboxList
): HTMLElement {
  const {value: own, label, count} = option;
  const checked = isPicked(parameter, value, own);
  const hue = parameter.codes === "front" ? `var(--front-${own})` : null;
  const box = element(document, "label", {"data-hue": hue}, [
    element(document, "input", {type: "checkbox", name, value: own, checked}),
    ` ${label}`
  ]);
  if (count !== undefined) box.append(" ", element(document, "span", {class: "count"}, [String(count)]));
  setShare(box, count, most);
  return box;
}

function mostOf(options: readonly Option[]): number {
  return Math.max(...options.map(({count}) => count ?? 0));
}

function sumOf(options: readonly Option[]): number {
  return options.reduce((sum, {count = 0}) => sum + count, 0);
}

/** Lets long lists of boxes be searched and unfolded, and groups of boxes be checked as one. */
export function attachCheckboxLists(form: HTMLElement): void {
  for (const list of form.querySelectorAll<HTMLElement>(".control-long")) openLong(list);
  for (const list of form.querySelectorAll<HTMLElement>(".control-grouped")) openGroups(list);
}

/** Brings lists of boxes to new counts and choices: which of many are shown, and what a group holds. */
export function updateCheckboxLists(form: Element): void {
  for (const list of form.querySelectorAll(".control-long")) showLong(list);
  for (const list of form.querySelectorAll(".control-grouped")) showGroups(list);
}

function openLong(list: HTMLElement): void {
  const [find, more] = [list.querySelector<HTMLInputElement>(".find"), list.querySelector(".more")];
  find?.addEventListener("input", (event) => {
    event.stopPropagation();
    showLong(list);
  });
  find?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || find.value === "") return;
    event.preventDefault();
    find.value = "";
    showLong(list);
  });
  more?.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(!isExpanded(more)));
    showLong(list);
  });
}

/** Shows what is looked for; else all, or those with the most rows, and always what is chosen. */
function showLong(list: Element): void {
  const words = list.querySelector<HTMLInputElement>(".find")?.value.trim().toLowerCase() ?? "";
  const more = list.querySelector(".more");
  const isAll = more !== null && isExpanded(more);
  const boxes = [...list.querySelectorAll<HTMLElement>(".checkbox-list label")].map((label) => ({
    label,
    count: countIn(label),
    isChosen: label.querySelector("input")?.checked === true
  }));
  const counts = boxes.map(({count}) => count).sort((a, b) => b - a);
  const least = Math.max(1, counts[SHOWN - 1] ?? 0);
  let left = SHOWN - counts.filter((count) => count > least).length;
  for (const {label, count, isChosen} of boxes) {
    const isFirst = count > least || (count === least && left-- > 0);
    const isShown = words === "" ? isAll || isFirst || isChosen : label.textContent.toLowerCase().includes(words);
    if (label.hidden === isShown) label.hidden = !isShown;
  }
  if (more) more.textContent = isAll ? `Show the first ${SHOWN}` : `Show all ${boxes.length}`;
  more?.toggleAttribute("hidden", words !== "");
}

function openGroups(list: HTMLElement): void {
  list.addEventListener(
    "input",
    ({target}) => {
      const box = target instanceof HTMLInputElement && target.matches("[data-group]") ? target : null;
      for (const item of itemsOf(box?.closest(".group"))) item.checked = box?.checked === true;
    },
    {capture: true}
  );
  list.addEventListener("click", ({target}) => {
    const button = target instanceof Element ? target.closest(".unfold") : null;
    if (!button) return;
    const isOpen = !isExpanded(button);
    button.setAttribute("aria-expanded", String(isOpen));
    button.closest(".group")?.querySelector(".group-items")?.toggleAttribute("hidden", !isOpen);
  });
}

function showGroups(list: Element): void {
  const groups = [...list.querySelectorAll(".group")].map((group) => {
    const items = itemsOf(group);
    const sum = items.reduce((total, item) => total + countIn(item.closest("label")), 0);
    return {group, items, sum};
  });
  const most = Math.max(...groups.map(({sum}) => sum));
  for (const {group, items, sum} of groups) {
    const [head, box] = [group.querySelector("label"), group.querySelector<HTMLInputElement>("[data-group]")];
    const place = head?.querySelector(".count");
    if (!head || !box || !place) continue;
    const chosen = items.filter(({checked}) => checked).length;
    box.checked = chosen === items.length;
    box.indeterminate = chosen > 0 && chosen < items.length;
    place.textContent = String(sum);
    setShare(head, sum, most);
  }
}

function itemsOf(group: Element | null | undefined): HTMLInputElement[] {
  return [...(group?.querySelectorAll<HTMLInputElement>(".group-items input") ?? [])];
}

function countIn(label: Element | null): number {
  return Number(label?.querySelector(".count")?.textContent ?? 0);
}

function isExpanded(button: Element): boolean {
  return button.getAttribute("aria-expanded") === "true";
}
