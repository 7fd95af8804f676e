import {element} from "../../controls/html.js";
import {copy, copyBlock} from "../copy-field.js";
import {addressesOf} from "../links.js";
import type {Fill} from "../types.js";

/** Shows the link to the figure as it is shown, and copies it when asked for. */
export const fillLink: Fill = async ({host, element: section, say}, isPressed) => {
  const {document} = host;
  const {full, short} = addressesOf(host);
  const block = copyBlock({
    document,
    label: "Link to the figure as shown",
    note: "with every choice, the number of rows and the version of the data written out.",
    text: full,
    say
  });
  const note = element(document, "p", {class: "row-note"}, [
    "The address bar has a short form, without what is as by default and the version of the data: ",
    element(document, "a", {href: short}, [short])
  ]);
  const edited = "The figure is drawn from edited SQL, which the link does not carry: it shows the original.";
  section.replaceChildren(...(host.shown().isEdited ? [element(document, "p", {}, [edited])] : []), block, note);
  const field = section.querySelector("input");
  if (isPressed && field) await copy(field, say);
};
