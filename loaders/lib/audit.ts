import * as aq from "arquero";
import {toArquero} from "./tables.js";
import type {Row, Tables} from "./tables.js";

/**
 * Finds what the tables themselves give away: every dated event whose cited sources were all published before
 * its first day, and every source cited for a relation that begins after it. Returns rows of `discrepancies`.
 */
export function auditTables(tables: Tables): Row[] {
  return [...olderSources(tables, "events", "event_id"), ...olderSources(tables, "relations", "relation_id")];
}

function olderSources(tables: Tables, name: "events" | "relations", key: string): Row[] {
  const facts = toArquero(tables[name] ?? [], [key, "article_id", "paragraph_id", "date_start"]);
  const sources = toArquero(tables.citations ?? [], ["citation_id", "outlet_printed", "published"]);
  const late = toArquero(tables.evidence ?? [], ["fact_id", "citation_id"])
    .join(sources, "citation_id")
    .join(facts, ["fact_id", key])
    .groupby("fact_id", "article_id", "paragraph_id", "date_start")
    .rollup({newest: aq.op.max("published"), citations: aq.op.array_agg("citation_id"), outlets: aq.op.array_agg("outlet_printed")})
    .filter((d: {newest: string | null; date_start: string | null}) => d.newest !== null && d.date_start !== null && d.newest < d.date_start);
  return (late.objects() as Row[]).map(discrepancy);
}

function discrepancy(row: Row): Row {
  const {fact_id, article_id, paragraph_id, date_start, newest, citations, outlets} = row;
  const named = Array.isArray(outlets) ? outlets.join(" and ") : "";
  return {
    discrepancy_id: `${String(fact_id)}-older-source`,
    article_id: article_id ?? null,
    paragraph_id: paragraph_id ?? null,
    kind: "source-predates-event",
    facts: [String(fact_id), ...(Array.isArray(citations) ? citations : [])],
    note: `Cited from ${named}, last published ${String(newest)}; the text dates it ${String(date_start)} or later.`,
    found: "computed"
  };
}
