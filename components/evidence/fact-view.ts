import {element} from "../controls/html.js";
import {capital} from "../format/words.js";
import {applyLineStyle, applyStyle} from "../marks/certainty.js";
import {append, createSvg, setSize} from "../marks/svg.js";
import {findingSql} from "./fact-url.js";
import type {CodedParagraph, Evidence} from "../../loaders/lib/evidence/evidence.js";
import type {Fact, Pointer} from "../../loaders/lib/evidence/fact-words.js";
import type {Target} from "./fact-url.js";

export interface EvidenceOptions {
  document: Document;
  /** Way from the page to the root of the site: `./` or `../`. */
  root: string;
}

interface Scope extends EvidenceOptions {
  evidence: Evidence;
  target: Target;
}

type Child = Node | string;

const FEW = 6;

/** Draws all that is known of a fact or a paragraph; null where the article has none of that name. */
export function drawEvidence(evidence: Evidence, target: Target, options: EvidenceOptions): HTMLElement | null {
  const scope = {...options, evidence, target};
  const {facts, paragraphs} = evidence;
  const fact = facts[target.anchor];
  const label = fact?.paragraph ?? target.anchor.slice("p-".length);
  const paragraph = paragraphs[label];
  if (!paragraph || (!fact && !target.anchor.startsWith("p-"))) return null;
  const others = paragraph.facts.filter((anchor) => anchor !== target.anchor);
  return element(scope.document, "div", {class: "fact-view"}, [
    ...(fact ? factHead(fact, scope) : paragraphHead(paragraph, scope)),
    digest(label, paragraph, fact === undefined, scope),
    fact ? sourcesOfFact(fact, scope) : sourcesOfParagraph(paragraph, scope),
    ...discrepancies((fact ?? paragraph).discrepancies, scope),
    ...coded(others, fact ? "other" : null, scope),
    sql(scope)
  ]);
}

/** Draws the facts that a number of the prose rests on. */
export function drawFacts(number: string, pointers: readonly Pointer[], options: EvidenceOptions): HTMLElement {
  const items = pointers.map((pointer) => element(options.document, "li", {}, [factLink(pointer, options)]));
  return element(options.document, "div", {class: "fact-view"}, [
    element(options.document, "p", {class: "fact-view-kind"}, ["Number in the text"]),
    title(`“${number}” rests on ${pointers.length} facts`, options),
    element(options.document, "ul", {class: "fact-view-list"}, items)
  ]);
}

function factHead(fact: Fact, scope: Scope): HTMLElement[] {
  const {type} = fact;
  return [
    element(scope.document, "p", {class: "fact-view-kind"}, [`${type} · ${scope.evidence.front}`]),
    title(fact.title, scope),
    certainty(fact, scope),
    element(scope.document, "dl", {class: "fact-view-facts"}, entries(fact, scope))
  ];
}

function paragraphHead({name, section}: CodedParagraph, scope: Scope): HTMLElement[] {
  const where = section === null ? scope.evidence.front : `${section} · ${scope.evidence.front}`;
  return [
    element(scope.document, "p", {class: "fact-view-kind"}, [where]),
    title(`${name}: ${scope.evidence.title}`, scope)
  ];
}

function title(text: string, scope: EvidenceOptions): HTMLElement {
  return element(scope.document, "h2", {class: "fact-view-title", id: "fact-view-title", tabindex: -1}, [text]);
}

function certainty({kind, hedge, certainty: value}: Fact, scope: Scope): HTMLElement {
  const {label, description} = scope.evidence.certainty[value] ?? {label: value, description: ""};
  const words = hedge === null ? "" : `, in the article's words “${hedge}”`;
  return element(scope.document, "p", {class: "fact-view-certainty"}, [
    swatch(value, kind === "relation", scope),
    element(scope.document, "b", {}, [capital(label)]),
    `${words}. ${description}`
  ]);
}

/** Draws the mark of a degree of certainty as the figures do. */
function swatch(value: string, isTie: boolean, {document, target}: Scope): Element {
  const svg = createSvg(document, "svg", {width: 28, height: 16});
  setSize(svg, 28, 16);
  svg.setAttribute("aria-hidden", "true");
  const color = `var(--front-${target.article})`;
  if (isTie) applyLineStyle(append(svg, "path", {d: "M1 8H27"}), value, color);
  else applyStyle(append(svg, "circle", {cx: 14, cy: 8, r: 5.5}), value, color);
  return svg;
}

function entries(fact: Fact, scope: Scope): HTMLElement[] {
  const {kind, place, weapon, outcome, numbers, isUmbrella, note, parts, partOf} = fact;
  const isDated = fact.when !== null || fact.printed !== null || kind === "event";
  return [
    ...(isDated ? entry("Date", dateOf(fact, scope), scope) : []),
    ...(place === null ? [] : entry("Place", [place], scope)),
    ...(weapon === null ? [] : entry("Weapon", [weapon], scope)),
    ...(outcome === null ? [] : entry("Outcome", [outcome], scope)),
    ...(numbers.length === 0 ? [] : entry(numbers.length === 1 ? "Number" : "Numbers", [numbers.join("; ")], scope)),
    ...parts.flatMap(({role, names}) => entry(capital(role), [names.join(", ")], scope)),
    ...(note === null ? [] : entry("Note", [note], scope)),
    ...(isUmbrella
      ? entry("Counted", ["a series or total that contains single cases; never added to them"], scope)
      : []),
    ...(partOf === null ? [] : entry("Part of", [factLink(partOf, scope)], scope))
  ];
}

function dateOf({when, precision, printed}: Fact, scope: Scope): Child[] {
  if (when === null && printed === null) return ["The text gives no date."];
  const known = precision === null ? "" : precision === "day" ? "dated to the day" : `dated to a ${precision}`;
  const words = printed === null ? "" : `in the article: “${printed}”`;
  const more = [known, words].filter((part) => part !== "").join("; ");
  return [
    when ?? "undated",
    ...(more === "" ? [] : [element(scope.document, "span", {class: "fact-view-more"}, [`${capital(more)}.`])])
  ];
}

function entry(name: string, content: readonly Child[], scope: EvidenceOptions): HTMLElement[] {
  return [element(scope.document, "dt", {}, [name]), element(scope.document, "dd", {}, content)];
}

function digest(label: string, paragraph: CodedParagraph, isAlone: boolean, scope: Scope): HTMLElement {
  const {evidence, root} = scope;
  const href = `${root}articles/${evidence.article}#p-${label}`;
  const link = element(scope.document, "a", {href, "data-leaves": true}, [paragraph.name]);
  return section(isAlone ? "Digest" : "Coded from", scope, [
    element(scope.document, "p", {class: "fact-view-digest"}, [paragraph.text]),
    element(scope.document, "p", {class: "fact-view-more"}, [
      "Our digest. ",
      link,
      ` of “${evidence.title}”: ${evidence.byline}.`
    ])
  ]);
}

function sourcesOfFact({sources, kind}: Fact, scope: Scope): HTMLElement {
  const {citations} = scope.evidence;
  const what = kind === "event" ? "the event's" : kind === "relation" ? "the tie's" : "the number's";
  const items = sources.map(({citation, isOlder}) => {
    const {outlet = citation, when = ""} = citations[citation] ?? {};
    const mark = element(scope.document, "strong", {class: "fact-view-older"}, [`Published before ${what} first day.`]);
    return element(scope.document, "li", {}, [`${outlet}, ${when}`, ...(isOlder ? [". ", mark] : [])]);
  });
  return section(
    "Cited for it",
    scope,
    items.length === 0
      ? [element(scope.document, "p", {}, ["The article cites no source for it."])]
      : [element(scope.document, "ul", {class: "fact-view-list"}, items)]
  );
}

function sourcesOfParagraph(paragraph: CodedParagraph, scope: Scope): HTMLElement {
  const items = paragraph.citations.map((id) => {
    const {outlet = id, when = ""} = scope.evidence.citations[id] ?? {};
    return element(scope.document, "li", {}, [`${outlet}, ${when}`]);
  });
  return section(
    "Cited in it",
    scope,
    items.length === 0
      ? [element(scope.document, "p", {}, ["The paragraph cites no source."])]
      : [element(scope.document, "ul", {class: "fact-view-list"}, items)]
  );
}

function discrepancies(ids: readonly string[], scope: Scope): HTMLElement[] {
  if (ids.length === 0) return [];
  const items = ids.map((id) => {
    const {kind = id, note = "", isComputed = false} = scope.evidence.discrepancies[id] ?? {};
    const href = `${scope.root}articles/${scope.evidence.article}#d-${id}`;
    const link = element(scope.document, "a", {href}, [capital(kind)]);
    return element(scope.document, "li", {}, [link, `: ${note}${isComputed ? " (Found by the tables.)" : ""}`]);
  });
  return [section("Discrepancies", scope, [element(scope.document, "ul", {class: "fact-view-list"}, items)])];
}

function coded(anchors: readonly string[], other: string | null, scope: Scope): HTMLElement[] {
  if (anchors.length === 0) return [];
  const {evidence} = scope;
  const items = anchors.map((anchor) => {
    const {title = anchor, type = ""} = evidence.facts[anchor] ?? {};
    const kind = element(scope.document, "span", {class: "fact-view-more"}, [type]);
    return element(scope.document, "li", {}, [factLink({article: evidence.article, anchor, title}, scope), " ", kind]);
  });
  const count = `${anchors.length} ${other === null ? "" : `${other} `}${anchors.length === 1 ? "fact" : "facts"}`;
  const details = element(scope.document, "details", {class: "fact-view-coded"}, [
    element(scope.document, "summary", {}, [`${count} coded from this paragraph`]),
    element(scope.document, "ul", {class: "fact-view-list"}, items)
  ]);
  details.toggleAttribute("open", anchors.length <= FEW || other === null);
  return [details];
}

function sql(scope: Scope): HTMLElement {
  const code = element(scope.document, "code", {class: "language-sql"}, [findingSql(scope.target)]);
  const copy = {type: "button", "data-copies": true, "aria-label": "Copy the SQL"};
  const button = element(scope.document, "button", copy, ["Copy"]);
  const said = element(scope.document, "span", {class: "fact-view-said", role: "status"});
  return section("SQL that finds it", scope, [
    element(scope.document, "pre", {}, [code]),
    element(scope.document, "p", {class: "fact-view-copy"}, [button, said])
  ]);
}

function factLink({article, anchor, title: text}: Pointer, scope: EvidenceOptions): HTMLElement {
  return element(scope.document, "a", {href: `${scope.root}articles/${article}#${anchor}`}, [text]);
}

function section(heading: string, scope: EvidenceOptions, content: readonly Child[]): HTMLElement {
  return element(scope.document, "section", {}, [element(scope.document, "h3", {}, [heading]), ...content]);
}
