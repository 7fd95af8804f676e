import * as aq from "arquero";
import {printDay} from "../../components/format/dates.js";
import {parseDate} from "./dates.js";
import {toArquero} from "./tables.js";
import type {Row, Value} from "./rows.js";
import type {Tables} from "./tables.js";

/** The last day that a source without a date may have. */
const OPEN = "9999-12-31";
/** How much of an ISO day a printed date gives. */
const PRINTED: Record<string, number> = {month: 7, year: 4};

/**
 * Finds what the tables themselves give away: every dated event and relation whose cited sources were all
 * published before its first day. A source dated to a month or year counts by its last day, an undated one as
 * never older; what is only hypothetical has no day to be older than. Returns rows of `discrepancies`.
 */
export function auditTables(tables: Tables): Row[] {
  return [...olderSources(tables, "event"), ...olderSources(tables, "relation")].map(discrepancy);
}

/**
 * Gives another reading of each event whose sources are all older than its first day: the day of the newest of them.
 * Returns rows of `readings`.
 */
export function auditReadings(tables: Tables): Row[] {
  const events = new Map((tables.events ?? []).map((row): [Value | undefined, Row] => [row.event_id, row]));
  return olderSources(tables, "event").map(({fact_id, article_id, newest}) => ({
    reading_id: `${String(fact_id)}-by-source`,
    discrepancy_id: idOf(fact_id),
    article_id: article_id ?? null,
    label: `${String(events.get(fact_id)?.title)}: dated ${printDay(String(newest))} by its newest source`,
    fact_id: fact_id ?? null,
    holds: true,
    date_start: newest ?? null,
    date_end: newest ?? null,
    date_precision: "day",
    part_of: null,
    value: null
  }));
}

function olderSources(tables: Tables, kind: "event" | "relation"): Row[] {
  const key = `${kind}_id`;
  const dated = (tables[`${kind}s`] ?? []).filter((row) => row.date_start !== null && row.certainty !== "hypothetical");
  const facts = toArquero(dated, [key, "article_id", "paragraph_id", "date_start"]);
  const latest = (tables.citations ?? []).map((row) => ({...row, latest: latestDay(row)}));
  const sources = toArquero(latest, ["citation_id", "outlet_printed", "latest"]);
  const evidence = (tables.evidence ?? []).filter((row) => row.kind === kind && row.citation_id !== null);
  const late = toArquero(evidence, ["fact_id", "citation_id"])
    .join(sources, "citation_id")
    .join(facts, ["fact_id", key])
    .groupby("fact_id", "article_id", "paragraph_id", "date_start")
    .rollup({
      newest: aq.op.max("latest"),
      citations: aq.op.array_agg("citation_id"),
      outlets: aq.op.array_agg_distinct("outlet_printed")
    })
    .filter((d: {newest: string; date_start: string}) => d.newest < d.date_start);
  return late.objects() as Row[];
}

function idOf(fact: Value | undefined): string {
  return `${String(fact)}-older-source`;
}

function latestDay({published, date_precision}: Row): string {
  if (typeof published !== "string") return OPEN;
  return parseDate(published.slice(0, PRINTED[String(date_precision)])).end ?? OPEN;
}

function discrepancy(row: Row): Row {
  const {fact_id, article_id, paragraph_id, date_start, newest, citations, outlets} = row;
  const named = Array.isArray(outlets) ? outlets.join(" and ") : "";
  return {
    discrepancy_id: idOf(fact_id),
    article_id: article_id ?? null,
    paragraph_id: paragraph_id ?? null,
    kind: "source-predates-event",
    facts: [String(fact_id), ...(Array.isArray(citations) ? citations : [])],
    note: `Cited from ${named}, last published on ${printDay(String(newest))}; the text dates it ${printDay(String(date_start))}, or later.`,
    found: "computed"
  };
}
