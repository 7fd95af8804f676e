import type {Codebook} from "./codebook.js";
import {codesOf} from "./codebook.js";
import {parseDigest} from "./digest.js";
import type {Block, Paragraph} from "./digest.js";
import type {Facts, FactsParser} from "./facts.js";
import {parseLocated} from "./located.js";
import type {Report} from "./problem.js";
import {date, oneOf, optional, parseRecord, required, text, whole} from "./record.js";

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
export interface CodedParagraph extends Omit<Paragraph, "block"> {
  id: string;
  n: number;
  facts: Facts;
}

export interface Article {
  id: string;
  file: string;
  front: FrontMatter;
  paragraphs: CodedParagraph[];
}

const NO_FACTS: Facts = {events: [], relations: [], figures: [], discrepancies: []};
const FRONT = /^---\n([\s\S]*?\n)---\n/;

/**
 * Parses one article file. Reports every fault and returns undefined when the front matter is unusable;
 * `id` is the file's name without its ending.
 */
export function parseArticle(file: string, id: string, source: string, codebook: Codebook, parseFacts: FactsParser, report: Report): Article | undefined {
  if (source.trim() === "") {
    report(1, "empty file", file);
    return undefined;
  }
  const matter = FRONT.exec(source);
  const front = parseFront({text: matter?.[1] ?? "", line: 2}, matter !== null, codebook, report);
  if (front && front.front !== id) report(1, "front differs from file name", front.front);
  const digest = parseDigest(source, front?.published ?? "9999-12-31", report);
  if (digest.paragraphs.length === 0) report(1, "no paragraphs", file);
  const paragraphs = digest.paragraphs.map(({block, ...paragraph}, i) => {
    const facts = block ? parseBlock(block, parseFacts, report) : NO_FACTS;
    return {...paragraph, id: `${id}.${paragraph.label}`, n: i + 1, facts};
  });
  return front && {id, file, front, paragraphs};
}

function parseBlock(block: Block, parseFacts: FactsParser, report: Report): Facts {
  const root = parseLocated(block.text, block.line, report);
  if (root?.kind === "scalar" && root.value === null) {
    report(block.line, "empty block", "yaml");
    return NO_FACTS;
  }
  return root ? parseFacts(root, report) : NO_FACTS;
}

function parseFront(block: Block, present: boolean, codebook: Codebook, report: Report): FrontMatter | undefined {
  if (!present) {
    report(1, "missing front matter", "the file begins without ---");
    return undefined;
  }
  const root = parseLocated(block.text, block.line, report);
  const fields = {
    title: required(text),
    author: required(text),
    publication: required(text),
    publisher: required(text),
    volume: required(whole),
    issue: required(whole),
    published: required(date),
    url: optional(text),
    front: required(oneOf("front", codesOf(codebook, "front")))
  };
  const found = root && parseRecord(root, fields, report);
  if (!found) return undefined;
  const {start, precision} = found.published;
  if (start === null || precision !== "day") {
    report(found.lines.published ?? block.line, "not a day", "published");
    return undefined;
  }
  const {title, author, publication, publisher, volume, issue, url, front} = found;
  return {title, author, publication, publisher, volume, issue, published: start, url, front};
}
