import {describe, expect, it} from "vitest";
import {DAY_MS} from "../../components/format/dates.js";
import type {CodedParagraph} from "../../loaders/lib/article.js";
import {EVENT_COUNTS} from "../../loaders/lib/facts.js";
import type {EventFact, RelationFact} from "../../loaders/lib/facts.js";
import type {Quantity} from "../../loaders/lib/quantity.js";
import {readSource, sourceParagraphs} from "./articles.js";
import type {SourceParagraph} from "./articles.js";
import {codedArticles, codedParagraphs} from "./coded.js";
import type {Coded} from "./coded.js";
import {DERIVED_DATES, DERIVED_NUMBERS, SUPPLIED} from "./derivations.js";
import type {DerivedDate} from "./derivations.js";
import {copiedRuns} from "./runs.js";
import {countCitations, printsDay, printsMonth, stands, statesNumber, withoutCitations, withoutDates} from "./words.js";

const source = readSource();
if (source === undefined)
  console.log(
    "the printed articles are not at hand: data/ is not held against them (FIVE_FRONTS_ARTICLES names their folder)"
  );

const articles = codedArticles();
const printed =
  source === undefined
    ? new Map<string, SourceParagraph>()
    : sourceParagraphs(source, new Map(articles.map(({id, front}) => [id, front.author])));

/** Runs a rule over every coded paragraph and its print; lists what it finds as `file:line: what`. */
function faults(
  rule: (paragraph: CodedParagraph, print: string, coded: Coded) => {line: number; what: string}[]
): string[] {
  return codedParagraphs(articles).flatMap((coded) => {
    const print = printed.get(coded.paragraph.id)?.text ?? "";
    return rule(coded.paragraph, print, coded).map(({line, what}) => `${coded.article.file}:${String(line)}: ${what}`);
  });
}

describe.skipIf(source === undefined)("data/articles, held against the printed articles", {timeout: 60_000}, () => {
  it("has every article", () => {
    const ids = new Set([...printed.keys()].map((id) => id.split(".")[0] ?? ""));
    expect(articles.map(({id}) => id).sort()).toEqual([...ids].sort());
  });

  it("has every paragraph under its heading", () => {
    const ours = codedParagraphs(articles).map(({paragraph}) => [paragraph.id, paragraph.section] as const);
    const theirs = [...printed.values()].map(({id, section}) => [id, section] as const);
    expect(new Map(ours)).toEqual(new Map(theirs));
  });

  it("cites as many sources in each paragraph", () => {
    expect(
      faults(({id, line, citations}, print) => {
        const count = countCitations(print);
        return citations.length === count
          ? []
          : [{line, what: `${id} cites ${String(citations.length)} of ${String(count)}`}];
      })
    ).toEqual([]);
  });

  it("keeps each citation as printed", () => {
    expect(faults(citationFaults)).toEqual([]);
  });

  it("takes each number from its paragraph", () => {
    expect(faults((paragraph, print) => quantities(paragraph).flatMap((found) => numberFaults(found, print)))).toEqual(
      []
    );
  });

  it("takes the words for dates, doubts and numbers from their paragraph", () => {
    expect(
      faults((paragraph, print) =>
        words(paragraph)
          .filter(({text}) => !stands(print, text))
          .map(({line, field, text}) => ({line, what: `${field} not printed: ${text}`}))
      )
    ).toEqual([]);
  });

  it("takes the dates of events from their paragraph", () => {
    expect(
      faults((paragraph, print, {article}) =>
        paragraph.facts.events.flatMap((event) => dateFaults(event, print, article.front.published))
      )
    ).toEqual([]);
  });

  it("lists no derivation that nothing uses", () => {
    const all = codedParagraphs(articles).map(({paragraph}) => paragraph);
    const used = new Set([
      ...all.flatMap(({facts}) => facts.events.map(({id}) => id)),
      ...all.flatMap((paragraph) => quantities(paragraph).map(({id}) => id)),
      ...all.flatMap(({id, citations}) => citations.map((_, k) => `${id}.c${String(k + 1)}`))
    ]);
    expect([DERIVED_DATES, DERIVED_NUMBERS, SUPPLIED].flatMap(Object.keys).filter((id) => !used.has(id))).toEqual([]);
  });

  it("copies no run of eight words", () => {
    expect(copiedRuns([...printed.values()].map(({text}) => text).join("\n"))).toEqual([]);
  });
});

if (source === undefined) {
  describe("data/articles", () => {
    it.skip("is not held against the printed articles, which are not at hand", () => undefined);
  });
}

function citationFaults(paragraph: CodedParagraph, print: string): {line: number; what: string}[] {
  return paragraph.citations.flatMap(({outlet, note, datePrinted, line}, k) => {
    const id = `${paragraph.id}.c${String(k + 1)}`;
    const text = [note === null ? outlet : `${outlet} (${note})`, datePrinted]
      .filter((part) => part !== null)
      .join(", ");
    if (stands(print, text)) return [];
    const restored = paragraph.facts.discrepancies.some(
      ({kind, facts}) => kind === "garbled-text" && (facts.includes(id) || facts.includes(paragraph.id))
    );
    if (!restored) return [{line, what: `citation not printed so, and no garbled-text says why: ${text}`}];
    const tokens = text.split(/[\s,()]+/).filter((token) => token !== "" && !SUPPLIED[id]?.includes(token));
    const missing = tokens.filter((token) => !stands(print, token));
    return missing.length === 0
      ? []
      : [{line, what: `restored citation has words that are not printed: ${missing.join(" ")}`}];
  });
}

interface Found extends Quantity {
  id: string;
  line: number;
}

function quantities({facts}: CodedParagraph): Found[] {
  const counts = facts.events.flatMap(({id, line, counts}) =>
    EVENT_COUNTS.flatMap((name) =>
      counts[name] ? [{id: `${id}-${name.replace("_", "-")}`, line, ...counts[name]}] : []
    )
  );
  return [...counts, ...facts.figures];
}

function numberFaults(
  {id, line, value, low, high, printed: own}: Found,
  print: string
): {line: number; what: string}[] {
  const words = own ?? DERIVED_NUMBERS[id];
  if (words !== undefined) return stands(print, words) ? [] : [{line, what: `${id}: not printed: ${words}`}];
  const body = withoutDates(withoutCitations(print));
  const missing = [value, low, high].filter((n) => n !== null && !statesNumber(body, n));
  return missing.map((n) => ({line, what: `${id}: number not in the paragraph: ${String(n)}`}));
}

function words(paragraph: CodedParagraph): {line: number; field: string; text: string}[] {
  const {events, relations, figures} = paragraph.facts;
  const all = [
    ...[...events, ...relations].map(({line, datePrinted}: EventFact | RelationFact) => ({
      line,
      field: "date_printed",
      text: datePrinted
    })),
    ...[...events, ...relations, ...figures].map(({line, hedge}) => ({line, field: "hedge", text: hedge})),
    ...quantities(paragraph).map(({line, qualifier}) => ({line, field: "qualifier", text: qualifier}))
  ];
  return all.flatMap(({line, field, text}) => (text === null ? [] : [{line, field, text}]));
}

function dateFaults({id, line, date}: EventFact, print: string, published: string): {line: number; what: string}[] {
  if (!date?.start || !date.end || date.precision === "range" || date.precision === "season") return [];
  const derived = DERIVED_DATES[id];
  if (derived !== undefined)
    return derivedFaults(derived, date.start, print, published).map((what) => ({line, what: `${id}: ${what}`}));
  const body = withoutCitations(print);
  const year = date.start.slice(0, 4);
  const latest = date.start <= published && `${String(Number(year) + 1)}${date.start.slice(4)}` > published;
  const stated = {day: printsDay, month: printsMonth, year: stands}[date.precision](
    body,
    date.precision === "year" ? year : date.start
  );
  return stated && (latest || body.includes(year))
    ? []
    : [{line, what: `${id}: ${date.precision} not in the paragraph: ${date.start}`}];
}

function derivedFaults(
  {words, from, anchor, days = 0}: DerivedDate,
  start: string,
  print: string,
  published: string
): string[] {
  const base = withoutCitations(printed.get(from)?.text ?? "");
  const prints = anchor.length === 10 ? printsDay : anchor.length === 7 ? printsMonth : stands;
  const stated = from === "issue" ? published.startsWith(anchor) : prints(base, anchor);
  const moved = anchor.length === 10 ? new Date(Date.parse(anchor) + days * DAY_MS).toISOString().slice(0, 10) : anchor;
  return [
    ...(stands(print, words) ? [] : [`not printed: ${words}`]),
    ...(stated ? [] : [`not in ${from}: ${anchor}`]),
    ...(start.startsWith(moved) ? [] : [`${moved} is not ${start}`])
  ];
}
