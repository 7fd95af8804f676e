import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parse} from "yaml";
import {isRecord} from "../../components/data/guards.js";

/** What `CITATION.cff` says of the edition. */
export interface Citation {
  title: string;
  /** An author with a family name is a person. */
  authors: readonly {name: string; isPerson: boolean}[];
  keywords: readonly string[];
  /** SPDX identifier. */
  license: string;
}

const FILE = fileURLToPath(new URL("../../CITATION.cff", import.meta.url));

/** Reads the citation file; throws `no citation: …` where it lacks title, authors or license. */
export function readCitation(text: string = readFileSync(FILE, "utf8")): Citation {
  const value: unknown = parse(text);
  if (isRecord(value) && typeof value.title === "string" && typeof value.license === "string") {
    const {title, license} = value;
    const authors = listOf(value.authors).filter(isRecord).map(authorOf);
    if (authors.length > 0) return {title, license, authors, keywords: listOf(value.keywords).map(String)};
  }
  throw new Error(`no citation: ${text.slice(0, 80)}`);
}

function authorOf(author: Record<string, unknown>): Citation["authors"][number] {
  const parts = [author["given-names"], author["name-particle"], author["family-names"]];
  const person = parts.filter((part) => typeof part === "string").join(" ");
  return person === "" ? {name: String(author.name), isPerson: false} : {name: person, isPerson: true};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
