import {readdirSync} from "node:fs";
import {join} from "node:path";
import {hashInputs} from "../../loaders/lib/publish.js";

const COMPONENTS = "components";
const OTHERS = ["scripts/build", "scripts/site", "loaders/lib", "docs/tokens.css", "package-lock.json"];

let hash: string | undefined;

/** Returns a hash of the code that draws figures, pictures and pages, once a process: queries are hashed apart. */
export function sourceHash(): string {
  const rooms = readdirSync(COMPONENTS).filter((name) => name !== "queries");
  return (hash ??= hashInputs([...rooms.map((room) => join(COMPONENTS, room)), ...OTHERS]));
}
