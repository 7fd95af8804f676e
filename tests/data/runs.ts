import {execFileSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {codedArticles, codedRegistries} from "./coded.js";

interface Word {
  text: string;
  line: number;
}

/** The registered names of two words and more, as words, by their first; longest first. */
type Names = Map<string, string[][]>;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LENGTH = 8;
const TEXT = /\.(?:md|ya?ml|ts|js|json|sql|html|csv|css|txt|cff)$/;
const WORD = /§|[\p{L}\p{N}]+(?:'\p{L}+)?/gu;
const LINK = /\]\((?:actor|place):[^)]*\)/g;
const CITATION = /\((?:[^()\n]|\([^()\n]*\))*\d(?:[^()\n]|\([^()\n]*\))*\)/g;
const BREAK = " § ";

/**
 * Finds runs of eight words that a text file of the project shares with the printed articles. A registered name
 * counts as one word, citations count as none, titles and headings of the articles are ours to repeat.
 */
export function copiedRuns(source: string): string[] {
  const names = registeredNames();
  const titles = codedArticles().flatMap(({front, paragraphs}) => [
    front.title,
    ...new Set(paragraphs.flatMap(({section}) => section ?? []))
  ]);
  const printed = new Set(runs(wordsOf(source, names, [])).map(([text]) => text));
  return projectFiles().flatMap((file) => {
    const found = runs(wordsOf(readFileSync(join(ROOT, file), "utf8"), names, titles.map(fold)));
    return found.filter(([text]) => printed.has(text)).map(([text, line]) => `${file}:${line}: ${text}`);
  });
}

function projectFiles(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const listed = execFileSync("git", args, {cwd: ROOT, encoding: "utf8"}).split("\n");
  const gone = new Set(execFileSync("git", ["ls-files", "--deleted"], {cwd: ROOT, encoding: "utf8"}).split("\n"));
  return listed.filter((name) => TEXT.test(name) && name !== "package-lock.json" && !gone.has(name));
}

function registeredNames(): Names {
  const {actors, places, outlets} = codedRegistries();
  const entries = [...actors.values(), ...places.values(), ...outlets.values()];
  const spellings = entries.flatMap(({name, aliases}) => [name, ...aliases]);
  const long = spellings.map((name) => fold(name).match(WORD) ?? []).filter((words) => words.length > 1);
  const names: Names = new Map();
  for (const words of long.sort((a, b) => b.length - a.length)) {
    const [first = ""] = words;
    names.set(first, [...(names.get(first) ?? []), words]);
  }
  return names;
}

function wordsOf(text: string, names: Names, titles: readonly string[]): Word[] {
  const bare = titles.reduce((rest, title) => rest.replaceAll(title, BREAK), fold(text));
  const lines = bare.replaceAll(LINK, "]").replaceAll(CITATION, " ").split("\n");
  const words = lines.flatMap((content, i) => [...content.matchAll(WORD)].map(([word]) => ({text: word, line: i + 1})));
  const joined: Word[] = [];
  for (let i = 0; i < words.length;) {
    const {text = "", line = 0} = words[i] ?? {};
    const name = names.get(text)?.find((name) => name.every((word, k) => words[i + k]?.text === word));
    joined.push({text: name?.join(" ") ?? text, line});
    i += name?.length ?? 1;
  }
  return joined;
}

function runs(words: readonly Word[]): [text: string, line: number][] {
  return words.flatMap(({line}, i) => {
    const run = words.slice(i, i + LENGTH).map(({text}) => text);
    return run.length < LENGTH || run.includes("§") ? [] : [[run.join(" "), line] as [string, number]];
  });
}

function fold(text: string): string {
  return text.normalize("NFC").replaceAll(/[‘’]/g, "'").toLowerCase();
}
