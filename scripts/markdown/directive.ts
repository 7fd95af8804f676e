import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {errorMessage} from "../../components/format/error-message.js";

/** Gives the words of a directive after its kind; throws `unknown directive: …` where it is of another kind. */
export function argumentsOf(directive: string, kind: string): string[] {
  const [first = "", ...rest] = directive.split(/\s+/);
  if (first !== kind) throw new Error(`unknown directive: ${directive}`);
  return rest;
}

/** Gives the path of the page of an environment, such as `/index`. */
export function pathOf(env: unknown): string {
  const path = typeof env === "object" && env !== null && "path" in env ? env.path : undefined;
  return typeof path === "string" ? path : "/unknown";
}

/** Gives the way from a page to the root of the site: `./` or `../`. */
export function rootFrom(path: string): string {
  const depth = path.split("/").length - 2;
  return depth > 0 ? "../".repeat(depth) : "./";
}

/** Gives the way from the page of an environment to the root of the site. */
export function rootOf(env: unknown): string {
  return rootFrom(pathOf(env));
}

/** Runs what places a directive; an error is thrown on with the file and line of the directive. */
export function located<T>(directive: string, path: string, docs: string, place: () => T): T {
  try {
    return place();
  } catch (error) {
    const message = errorMessage(error);
    throw new Error(`${message} (${whereIs(directive, path, docs)})`, {cause: error});
  }
}

function whereIs(directive: string, path: string, docs: string): string {
  const file = join(docs, `${path}.md`);
  if (!existsSync(file)) return file;
  const line = readFileSync(file, "utf8")
    .split("\n")
    .findIndex((text) => text.includes(directive));
  return line < 0 ? file : `${file}:${line + 1}`;
}
