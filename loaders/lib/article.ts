import {codesOf} from "./codebook.js";
import {parseDigest} from "./digest.js";
import {parseLocated} from "./validate/located.js";
import {withFaults} from "./validate/problem.js";
import {day, oneOf, optional, parseRecord, required, text, whole} from "./validate/record.js";
import type {Codebook} from "./codebook.js";
import type {Block, Paragraph} from "./digest.js";
import type {Facts, FactsParser} from "./facts.js";
import type {Report} from "./validate/problem.js";

/** The front matter of an article; `published` is ISO. */
export interface FrontMatter {
  title: string;
  author: string;
  publication: string;
  publisher: string;
  volume: number;
  issue: number;
  published: string;
  url: string | null;
  front: string;
}

/** One paragraph with its id and what was coded from it. */
export interface CodedParagraph extends Omit<Paragraph, "block" | "citations"> {
  id: string;
  n: number;
  citations: (Paragraph["citations"][number] & {id: string})[];
  facts: Facts;
}

export interface Article {
  id: string;
  file: string;
  front: FrontMatter;
  paragraphs: CodedParagraph[];
  /** Texts of the blocks with faults: what they name and define is not reported as unused or unknown. */
  unread: string[];
}

const NO_FACTS: Facts = {events: [], relations: [], figures: [], discrepancies: []};
const MATTER = /^---\n([\s\S]*?\n)?---(?:\n|$)/;

/** Stands in for front matter with faults, so that the rest of the article can be checked. */
const NO_FRONT: FrontMatter = {
  title: "",
  author: "",
  publication: "",
  publisher: "",
  volume: 0,
  issue: 0,
  published: "9999-12-31",
  url: null,
  front: ""
};

/**
 * Parses one article file. Reports every fault and reads on; returns undefined for an empty file. `id` is the
 * file's name without its ending.
 */
export function parseArticle(
  file: string,
  id: string,
  source: string,
  codebook: Codebook,
  parseFacts: FactsParser,
  report: Report
): Article | undefined {
  if (source.trim() === "") {
    report(1, "empty file", file);
    return undefined;
  }
  const matter = MATTER.exec(source);
  if (matter === null) report(1, "missing front matter", "the file opens without --- … ---");
  if (matter === null && source.startsWith("---")) {
    return {id, file, front: NO_FRONT, paragraphs: [], unread: [source]};
  }
  const front = matter === null ? undefined : parseFront({text: matter[1] ?? "", line: 2}, id, codebook, report);
  const digest = parseDigest(source, front?.published ?? NO_FRONT.published, report);
  if (digest.length === 0) report(1, "no paragraphs", file);
  const unread: string[] = [];
  const paragraphs = digest.map(({block, citations, ...paragraph}, i) => {
    const name = `${id}.${paragraph.label}`;
    const {result: facts, faulty} = withFaults(report, (report) => parseBlock(block, parseFacts, report));
    if (faulty && block) unread.push(block.text);
    const cited = citations.map((source, k) => ({...source, id: `${name}.c${k + 1}`}));
    return {...paragraph, id: name, n: i + 1, citations: cited, facts};
  });
  return {id, file, front: front ?? NO_FRONT, paragraphs, unread};
}

function parseBlock(block: Block | null, parseFacts: FactsParser, report: Report): Facts {
  if (block === null) return NO_FACTS;
  const root = parseLocated(block.text, block.line, report);
  if (root?.kind === "scalar" && root.value === null) {
    report(block.line, "empty block", "yaml");
    return NO_FACTS;
  }
  return root ? parseFacts(root, report) : NO_FACTS;
}

function parseFront(block: Block, id: string, codebook: Codebook, report: Report): FrontMatter | undefined {
  const root = parseLocated(block.text, block.line, report);
  const fields = {
    title: required(text),
    author: required(text),
    publication: required(text),
    publisher: required(text),
    volume: required(whole),
    issue: required(whole),
    published: required(day),
    url: optional(text),
    front: required(oneOf("front", codesOf(codebook, "front")))
  };
  const found = root && parseRecord(root, fields, report);
  if (!found) return undefined;
  const {title, author, publication, publisher, volume, issue, published, url, front, lines} = found;
  if (front !== id) report(lines.front ?? block.line, "front differs from file name", front);
  return {title, author, publication, publisher, volume, issue, published, url, front};
}
