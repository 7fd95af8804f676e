import {codesOf} from "../../loaders/lib/codebook.js";
import {contrast} from "../../loaders/lib/contrast.js";
import {escapeHtml} from "../markdown/escape-html.js";
import {forcedStates} from "./forced-states.js";
import {printControls} from "./style-guide-controls.js";
import {printMarks} from "./style-guide-marks.js";
import type {Codebook} from "../../loaders/lib/codebook.js";
import type {Theme} from "../../loaders/lib/theme.js";

export interface StyleGuideOptions {
  codebook: Codebook;
  theme: Theme;
  /** Text of the stylesheet of tokens. */
  tokens: string;
  /** Text of the stylesheet of rules. */
  rules: string;
}

const TOKEN = /^\s*--((size|space)-[\w-]+):\s*([^;]+);/gm;

/** Prints the page that shows every token, control and mark in each of its states, as Markdown. */
export function printStyleGuide({codebook, theme, tokens, rules}: StyleGuideOptions): string {
  return [
    "---",
    "title: Style guide",
    "index: false",
    "---",
    "",
    "# Style guide",
    "",
    "Every token, control and mark of the report in each of its states, drawn by what draws them on its pages.",
    "",
    `<style>\n${forcedStates(rules)}\n</style>`,
    // What stands here for show does nothing even with a script; without one it is not to stand at all.
    "<noscript><style>.specimen { display: none; }</style></noscript>",
    "",
    "## Colors",
    "",
    printColors(theme),
    "",
    "## Letters",
    "",
    printSizes(tokens),
    "",
    "## Space",
    "",
    printSpaces(tokens),
    "",
    "## Marks and certainty",
    "",
    printMarks(codebook),
    "",
    "## Controls",
    "",
    printControls([...codesOf(codebook, "certainty").values()]),
    "",
    ...PROSE
  ].join("\n");
}

const PROSE = [
  "## Prose",
  "",
  '<div class="takeaway">',
  "",
  "### What to take away",
  "",
  "- A box at the top of a story holds three to five points.",
  "- They may hold numbers that open what they rest on, such as {{number january-attacks words}}, and notes. {{note iranian-proxies.2.c1}}",
  "",
  "</div>",
  "",
  "A note names its sources beside the text, or behind its mark where there is no room {{note iranian-proxies.2.c1, iranian-proxies.2.c2}}. A word such as [façade group](term:facade-group), a name such as [Qasim al-Jabbarin](actor:qasim-al-jabbarin) or [Ain al-Asad](place:ain-al-asad) is explained where it stands, {{note iranian-proxies.3.c2}} and so is [façade groups](term:facade-group) once more. [A link](./methods) leads to another page; `code` and **weight** are rare.",
  "",
  '<p><a class="is-hover" href="./methods">A link under the pointer</a>, <a class="is-focus" href="./methods">one in focus</a>, <button type="button" class="term is-hover" popovertarget="about-term-facade-group">a word under the pointer</button>, <button type="button" class="term is-focus" popovertarget="about-term-facade-group">one in focus</button>.</p>',
  "",
  "| a table | of the prose |",
  "| --- | --- |",
  "| scrolls | where it is wider than the page |",
  ""
];

function printColors({light, dark}: Theme): string {
  const rows = Object.keys(light).map((name) => {
    const [day = "", night = ""] = [light[name], dark[name]];
    return [
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th>`,
      `<td><svg width="48" height="24" aria-hidden="true"><rect width="48" height="24" rx="2" fill="var(${name})" stroke="var(--ink-3)"/></svg></td>`,
      `<td>${day}</td><td class="number">${ratio(day, light)}</td><td>${night}</td><td class="number">${ratio(night, dark)}</td></tr>`
    ].join("");
  });
  return [
    '<div class="table-scroll" role="group" aria-label="Color tokens" tabindex="0"><table class="tokens">',
    "<caption>Color tokens, with their contrast against the paper of their theme</caption>",
    '<thead><tr><th scope="col">Token</th><th scope="col">Here</th><th scope="col">Light</th><th scope="col" class="number">Contrast</th><th scope="col">Dark</th><th scope="col" class="number">Contrast</th></tr></thead>',
    `<tbody>\n${rows.join("\n")}\n</tbody></table></div>`
  ].join("\n");
}

function ratio(color: string, palette: Theme["light"]): string {
  return contrast(color, palette["--paper"] ?? "").toFixed(1);
}

function printSizes(tokens: string): string {
  const items = tokensOf(tokens, "size").map(
    ({name, value}) =>
      `<li><span style="font-size: var(--${name})">Says who?</span> <code>--${name}</code> ${escapeHtml(value)}</li>`
  );
  return `<ul class="samples">\n${items.join("\n")}\n</ul>`;
}

function printSpaces(tokens: string): string {
  const items = tokensOf(tokens, "space").map(
    ({name, value}) =>
      `<li><span class="space" style="width: var(--${name})"></span> <code>--${name}</code> ${escapeHtml(value)}</li>`
  );
  return `<ul class="samples">\n${items.join("\n")}\n</ul>`;
}

function tokensOf(tokens: string, of: string): {name: string; value: string}[] {
  return [...tokens.matchAll(TOKEN)].flatMap(([, name = "", kind, value = ""]) => (kind === of ? [{name, value}] : []));
}
