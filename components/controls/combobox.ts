import {element} from "./html.js";

/** A list of choices with a field to find one in it by typing. */
interface Finder {
  select: HTMLSelectElement;
  field: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  /** Place of the option that the arrow keys have reached among those shown, -1 for none. */
  reached: number;
  shown: readonly HTMLOptionElement[];
}

const MOST = 10;
const finders = new WeakMap<HTMLSelectElement, Finder>();

/** Lets the choices of a form that ask for it be found by typing: a field with a list that the arrow keys go through. */
export function openFinders(form: Element): void {
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-find]")) {
    if (!finders.has(select)) openFinder(select);
  }
}

/** Brings the fields to what the form says. */
export function showFinders(form: Element): void {
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-find]")) {
    const finder = finders.get(select);
    if (finder?.list.hidden === true) finder.field.value = labelOf(select);
  }
}

/** Gives the options whose words begin with what is typed, then those that hold it elsewhere; an empty field finds all. */
export function matching<T extends {text: string}>(options: readonly T[], typed: string): T[] {
  const wanted = plain(typed);
  if (wanted === "") return [...options];
  const rank = ({text}: T): number => {
    const words = plain(text);
    if (words.startsWith(wanted)) return 0;
    return ` ${words.replaceAll(/[-(]/g, " ")}`.includes(` ${wanted}`) ? 1 : words.includes(wanted) ? 2 : 3;
  };
  return options.filter((option) => rank(option) < 3).sort((a, b) => rank(a) - rank(b));
}

function openFinder(select: HTMLSelectElement): void {
  const {ownerDocument: document, id} = select;
  const list = element(document, "ul", {class: "finder-list", id: `${id}-list`, role: "listbox", hidden: true});
  const status = element(document, "span", {class: "finder-status", role: "status"});
  const field = document.createElement("input");
  const attributes = {
    type: "text",
    class: "finder",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-describedby": select.getAttribute("aria-describedby") ?? "",
    placeholder: emptyOption(select)?.text ?? ""
  };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  const label = select.closest(".control")?.querySelector("label")?.textContent ?? "";
  list.setAttribute("aria-label", label);
  select.id = `${id}-choice`;
  field.id = id;
  const hasFocus = document.activeElement === select;
  select.hidden = true;
  field.value = labelOf(select);
  select.after(element(document, "span", {class: "finder-box"}, [field, list, status]));
  const finder: Finder = {select, field, list, status, reached: -1, shown: []};
  finders.set(select, finder);
  listen(finder);
  if (hasFocus) field.focus();
}

function listen(finder: Finder): void {
  const {field, list} = finder;
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    unfold(finder, field.value, field.value.trim() === "" ? -1 : 0);
  });
  field.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => press(finder, event));
  field.addEventListener("click", () => {
    if (list.hidden) unfold(finder, "", -1);
  });
  field.addEventListener("focus", () => field.select());
  field.addEventListener("blur", () => {
    if (field.value.trim() === "") choose(finder, "");
    else fold(finder);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({target}) => {
    const item = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
    if (item) choose(finder, item.dataset.value ?? "");
  });
}

function press(finder: Finder, event: KeyboardEvent): void {
  const {field, list, shown, reached} = finder;
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const isOpen = !list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen) unfold(finder, "", 0);
    else reach(finder, (reached + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(1, shown.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (field.value.trim() === "" && reached < 0) choose(finder, "");
    else if (isOpen && shown[reached]) choose(finder, shown[reached].value);
  } else if (event.key === "Escape" && (isOpen || field.value !== labelOf(finder.select))) {
    event.preventDefault();
    event.stopPropagation();
    fold(finder);
  }
}

/** Shows the options that fit what is typed. */
function unfold(finder: Finder, typed: string, reached: number): void {
  const {select, field, list, status} = finder;
  const {ownerDocument: document} = select;
  const all = matching(
    [...select.options].filter(({value}) => value !== ""),
    typed
  );
  finder.shown = typed.trim() === "" ? all : all.slice(0, MOST);
  list.replaceChildren(
    ...finder.shown.map((option, i) =>
      element(
        document,
        "li",
        {
          id: `${list.id}-${i}`,
          role: "option",
          "data-value": option.value,
          "aria-selected": String(option.value === select.value)
        },
        [option.text]
      )
    )
  );
  list.hidden = finder.shown.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  status.textContent = all.length === 0 ? "None of that name." : `${all.length} found.`;
  reach(finder, finder.shown.length > 0 ? reached : -1);
}

function reach(finder: Finder, reached: number): void {
  const {field, list} = finder;
  finder.reached = reached;
  [...list.children].forEach((item, i) => {
    item.toggleAttribute("data-reached", i === reached);
    if (i === reached) item.scrollIntoView({block: "nearest"});
  });
  if (reached < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `${list.id}-${reached}`);
}

/** Closes the list; the field says what is chosen. */
function fold(finder: Finder): void {
  const {select, field, list, status} = finder;
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.value = labelOf(select);
  status.textContent = "";
  reach(finder, -1);
}

function choose(finder: Finder, value: string): void {
  const {select} = finder;
  const isNew = select.value !== value;
  select.value = value;
  fold(finder);
  const {defaultView} = select.ownerDocument;
  if (isNew && defaultView) select.dispatchEvent(new defaultView.Event("input", {bubbles: true}));
}

function labelOf(select: HTMLSelectElement): string {
  return select.value === "" ? "" : (select.selectedOptions[0]?.text ?? "");
}

function emptyOption(select: HTMLSelectElement): HTMLOptionElement | undefined {
  return [...select.options].find(({value}) => value === "");
}

/** Leaves accents and capitals aside, and treats all apostrophes as one. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[’‘ʿʾ]/g, "'")
    .toLowerCase()
    .trim();
}
