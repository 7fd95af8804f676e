import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {csvParse} from "d3";
import {findSpan} from "./words.js";

/** One paragraph of the printed articles, spaces evened, headings and biographies taken out. */
export interface SourceParagraph {
  id: string;
  text: string;
  section: string | null;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = process.env.FIVE_FRONTS_ARTICLES ?? join(ROOT, "../shared/articles");
const TEXT = join(FOLDER, "terrorism-monitor-20-4.txt");

/** Returns the printed articles as one text, or undefined where the folder is not at hand. */
export function readSource(): string | undefined {
  return existsSync(TEXT) ? even(readFileSync(TEXT, "utf8")) : undefined;
}

/**
 * Cuts the printed text into the paragraphs of `paragraphs.csv`, which names the first five words of each.
 * `authors` gives the author of each article: the last paragraph ends where the note on the author begins.
 */
export function sourceParagraphs(text: string, authors: ReadonlyMap<string, string>): Map<string, SourceParagraph> {
  const rows = csvParse(readFileSync(join(FOLDER, "paragraphs.csv"), "utf8"));
  let from = 0;
  const starts = rows.map(({article = "", para = "", first_five_words = "", section_heading = ""}) => {
    const span = findSpan(text, first_five_words, from);
    if (span === undefined) throw new Error(`paragraph not in the text: ${article}.${para}`);
    from = span[1];
    return {
      article,
      id: `${article}.${para}`,
      start: span[0],
      section: section_heading === "" ? null : section_heading
    };
  });
  const cut = starts.map(({article, id, start, section}, i) => {
    const next = starts[i + 1];
    const whole = text.slice(start, next?.start ?? text.length);
    const biography = whole.indexOf(`${authors.get(article) ?? "?"} is `);
    const body = biography < 0 ? whole : whole.slice(0, biography);
    return {id, section, text: withoutTail(body, next?.section ?? null)};
  });
  return new Map(cut.map((paragraph) => [paragraph.id, paragraph]));
}

function withoutTail(text: string, heading: string | null): string {
  const trimmed = text.replace(/(?:- )?\[\d+\]\s*$/, "").trim();
  return heading !== null && trimmed.endsWith(heading) ? trimmed.slice(0, -heading.length).trim() : trimmed;
}

function even(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/<\/?u>/g, "")
    .replaceAll("\\$", "$")
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/\s+/g, " ");
}
