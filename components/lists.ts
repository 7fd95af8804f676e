import {FIRST} from "./checklist.js";
import {showShare} from "./fields.js";

/** Lets long lists of boxes be searched and unfolded, and groups of boxes be checked as one. */
export function openLists(form: HTMLElement): void {
  for (const list of form.querySelectorAll<HTMLElement>(".control-long")) openLong(list);
  for (const list of form.querySelectorAll<HTMLElement>(".control-grouped")) openGroups(list);
}

/** Brings lists of boxes to new counts and choices: which of many are shown, and what a group holds. */
export function showLists(form: Element): void {
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
  const boxes = [...list.querySelectorAll<HTMLElement>(".checklist label")].map((label) => ({
    label,
    count: countIn(label),
    isChosen: label.querySelector("input")?.checked === true
  }));
  const counts = boxes.map(({count}) => count).sort((a, b) => b - a);
  const least = Math.max(1, counts[FIRST - 1] ?? 0);
  let left = FIRST - counts.filter((count) => count > least).length;
  for (const {label, count, isChosen} of boxes) {
    const isFirst = count > least || (count === least && left-- > 0);
    const isShown = words === "" ? isAll || isFirst || isChosen : label.textContent.toLowerCase().includes(words);
    if (label.hidden === isShown) label.hidden = !isShown;
  }
  if (more) more.textContent = isAll ? `Show the first ${FIRST}` : `Show all ${boxes.length}`;
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
    showShare(head, sum, most);
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
