import {copy, copyBlock} from "../copy-field.js";
import {addressesOf} from "../links.js";
import type {Fill} from "../types.js";

/** Shows the link to the figure as it is shown, and copies it when asked for. */
export const fillLink: Fill = async ({host, element, say}, isPressed) => {
  const {document} = host;
  const {full, short} = addressesOf(host);
  const block = copyBlock({
    document,
    label: "Link to the figure as shown",
    note: "with every choice, the number of rows and the version of the data written out.",
    text: full,
    say
  });
  const line = document.createElement("p");
  line.className = "row-note";
  const shorter = document.createElement("a");
  shorter.href = short;
  shorter.textContent = short;
  line.append("The address bar has a short form, without what is as by default and the version of the data: ", shorter);
  element.replaceChildren(block, line);
  if (host.shown().isEdited) {
    const edited = document.createElement("p");
    edited.textContent = "The figure is drawn from edited SQL, which the link does not carry: it shows the original.";
    element.prepend(edited);
  }
  const field = element.querySelector("input");
  if (isPressed && field) await copy(field, say);
};
