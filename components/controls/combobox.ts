import {element} from "./html.js";

/** A select whose options are found by typing, as the combobox pattern of WAI-ARIA has it. */
interface Combobox {
  select: HTMLSelectElement;
  field: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  /** Index in `shown` of the option that the arrow keys have reached, -1 for none. */
  active: number;
  shown: readonly HTMLOptionElement[];
}

const MOST = 10;
const comboboxes = new WeakMap<HTMLSelectElement, Combobox>();

/**
 * Replaces each `select[data-find]` of a form by a combobox. `@github/combobox-nav` is not used: its 8 kB do the arrow
 * keys alone, mark the active option by `aria-selected`, which here tells the chosen one, and leave the list at its end.
 */
export function attachComboboxes(form: Element): void {
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-find]")) {
    if (!comboboxes.has(select)) attach(select);
  }
}

/** Sets the fields to the options that the form has chosen. */
export function updateComboboxes(form: Element): void {
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-find]")) {
    const combobox = comboboxes.get(select);
    if (combobox?.list.hidden === true) combobox.field.value = labelOf(select);
  }
}

/** Returns the options that begin with what is typed, then those that hold it elsewhere; all where nothing is typed. */
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

function attach(select: HTMLSelectElement): void {
  const {ownerDocument: document, id} = select;
  const list = element(document, "ul", {class: "combobox-list", id: `${id}-list`, role: "listbox", hidden: true});
  const status = element(document, "span", {class: "combobox-status", role: "status"});
  const field = document.createElement("input");
  const attributes = {
    type: "text",
    class: "combobox",
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
  select.after(element(document, "span", {class: "combobox-box"}, [field, list, status]));
  const combobox: Combobox = {select, field, list, status, active: -1, shown: []};
  comboboxes.set(select, combobox);
  listen(combobox);
  if (hasFocus) field.focus();
}

function listen(combobox: Combobox): void {
  const {field, list} = combobox;
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    open(combobox, field.value, field.value.trim() === "" ? -1 : 0);
  });
  field.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => press(combobox, event));
  field.addEventListener("click", () => {
    if (list.hidden) open(combobox, "", -1);
  });
  field.addEventListener("focus", () => field.select());
  field.addEventListener("blur", () => {
    if (field.value.trim() === "") choose(combobox, "");
    else close(combobox);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({target}) => {
    const item = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
    if (item) choose(combobox, item.dataset.value ?? "");
  });
}

function press(combobox: Combobox, event: KeyboardEvent): void {
  const {field, list, shown, active} = combobox;
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const isOpen = !list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen) open(combobox, "", 0);
    else
      setActive(combobox, (active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(1, shown.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (field.value.trim() === "" && active < 0) choose(combobox, "");
    else if (isOpen && shown[active]) choose(combobox, shown[active].value);
  } else if (event.key === "Escape" && (isOpen || field.value !== labelOf(combobox.select))) {
    event.preventDefault();
    event.stopPropagation();
    close(combobox);
  }
}

/** Opens the list with the options that match what is typed. */
function open(combobox: Combobox, typed: string, active: number): void {
  const {select, field, list, status} = combobox;
  const {ownerDocument: document} = select;
  const all = matching(
    [...select.options].filter(({value}) => value !== ""),
    typed
  );
  combobox.shown = typed.trim() === "" ? all : all.slice(0, MOST);
  list.replaceChildren(
    ...combobox.shown.map((option, i) =>
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
  list.hidden = combobox.shown.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  status.textContent = all.length === 0 ? "None of that name." : `${all.length} found.`;
  setActive(combobox, combobox.shown.length > 0 ? active : -1);
}

function setActive(combobox: Combobox, active: number): void {
  const {field, list} = combobox;
  combobox.active = active;
  [...list.children].forEach((item, i) => {
    item.toggleAttribute("data-active", i === active);
    if (i === active) item.scrollIntoView({block: "nearest"});
  });
  if (active < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
}

/** Closes the list; the field shows the chosen option. */
function close(combobox: Combobox): void {
  const {select, field, list, status} = combobox;
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.value = labelOf(select);
  status.textContent = "";
  setActive(combobox, -1);
}

function choose(combobox: Combobox, value: string): void {
  const {select} = combobox;
  const isNew = select.value !== value;
  select.value = value;
  close(combobox);
  const {defaultView} = select.ownerDocument;
  if (isNew && defaultView) select.dispatchEvent(new defaultView.Event("input", {bubbles: true}));
}

function labelOf(select: HTMLSelectElement): string {
  return select.value === "" ? "" : (select.selectedOptions[0]?.text ?? "");
}

function emptyOption(select: HTMLSelectElement): HTMLOptionElement | undefined {
  return [...select.options].find(({value}) => value === "");
}

/** Returns a text without accents and capitals, and with one kind of apostrophe. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[’‘ʿʾ]/g, "'")
    .toLowerCase()
    .trim();
}
