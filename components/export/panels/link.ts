import {element} from "../../controls/html.js";
import {copyOrSelect, copyField} from "../copy-field.js";
import {addressesOf} from "../links.js";
import type {RenderPanel} from "../types.js";

/** Shows the link to the figure as it is shown, and copies it when asked for. */
export const renderLink: RenderPanel = async ({host, element: section, say}, isPressed) => {
  const {document} = host;
  const {full, short} = addressesOf(host);
  const block = copyField({
    document,
    label: "Link to the figure as shown",
    note: "with every choice, the number of rows and the version of the data written out.",
    text: full,
    say
  });
  const note = element(document, "p", {class: "toolbar-note"}, [
    "The address bar has a short form, without what is as by default and the version of the data: ",
    element(document, "a", {href: short}, [short])
  ]);
  const edited = "The figure is drawn from edited SQL, which the link does not carry: it shows the original.";
  section.replaceChildren(...(host.shown().isEdited ? [element(document, "p", {}, [edited])] : []), block, note);
  const field = section.querySelector("input");
  if (isPressed && field) await copyOrSelect(field, say);
};
