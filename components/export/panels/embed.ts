import {element} from "../../controls/html.js";
import {copyField} from "../copy-field.js";
import {frozenEmbed, liveEmbed} from "../embed-html.js";
import {creditsOf} from "../figure-citation.js";
import {pictureOf} from "../figure-picture.js";
import {addressesOf} from "../links.js";
import type {RenderPanel, FigureContext} from "../types.js";

/** Offers the HTML that shows the figure on another page: alive, or frozen to what it shows now. */
export const renderEmbed: RenderPanel = async (panel) => {
  const {host, element: section, say} = panel;
  const {document, figure, payload} = host;
  const addresses = addressesOf(host);
  const title = figure.title(host.shown().rows, payload.codes);
  const live = liveEmbed({src: addresses.embed, script: addresses.script, title, height: heightOf(host)});
  const [, ...credits] = creditsOf(host).reverse();
  const picture = await pictureOf(host, {theme: "light", width: host.shown().width});
  const frozen = frozenEmbed({picture, credit: `${credits.reverse().join(". ")}.`, link: addresses.full});
  const attributes = {href: addresses.embed, target: "_blank", rel: "noopener"};
  const link = element(document, "a", attributes, ["the page in the frame (opens a new tab)"]);
  section.replaceChildren(
    copyField({
      document,
      label: "Live",
      note: "follows the site: a frame with controls; the script fits its height and may be left out.",
      text: live,
      lines: 4,
      say
    }),
    element(document, "p", {class: "toolbar-note"}, ["See ", link, "."]),
    copyField({
      document,
      label: "Frozen",
      note: "shows the same for ever: the picture itself with its version and source, and no script.",
      text: frozen,
      lines: 4,
      say
    })
  );
};

/** Gives the height of the figure without its row. */
function heightOf({document, figure}: FigureContext): number {
  const root = document.getElementById(figure.id);
  const row = root?.querySelector(".figure-toolbar");
  return root && row ? row.getBoundingClientRect().top - root.getBoundingClientRect().top + ROOM : LEAST;
}

/** Room for what an embedded figure has in the place of its row. */
const ROOM = 96;
const LEAST = 480;
