import {same} from "./parameters.js";
import type {Parameters, Values} from "./parameters.js";

export interface Emptiness {
  parameters: Parameters;
  /** The choices under which there is nothing. */
  values: Values;
  /** Takes the reader back to where there is something. */
  relax: () => void;
}

/** Says inside a figure that nothing matches, by which choices, and offers to start over. */
export function emptiness(document: Document, {parameters, values, relax}: Emptiness): HTMLElement {
  const chosen = Object.entries(parameters).filter(
    ([name, parameter]) => !same({[name]: parameter}, values, {[name]: parameter.default})
  );
  const box = document.createElement("div");
  box.className = "figure-empty";
  const line = document.createElement("p");
  const names = chosen.map(([, {label}]) => label).join(", ");
  line.textContent = `Nothing in the articles matches these choices${names && `: ${names}`}. Widen one of them, or start over.`;
  const reset = document.createElement("button");
  reset.setAttribute("type", "button");
  reset.textContent = "Reset";
  reset.addEventListener("click", () => {
    relax();
  });
  box.append(line, reset);
  return box;
}
