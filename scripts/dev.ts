import {spawn} from "node:child_process";
import {readdirSync, rmSync, utimesSync, watch} from "node:fs";
import {join} from "node:path";
import {answerForRegistry} from "./build/stage-site.js";

/** Where Framework keeps what loaders printed: the preview uses it without asking whether data has changed. */
const CACHE = "docs/.observablehq/cache";
const QUIET_MS = 150;
const SOURCES = ["data", "loaders/lib", "components/queries", "components/figures"];

for (const made of ["data", "articles", "embed"]) rmSync(join(CACHE, made), {recursive: true, force: true});
answerForRegistry(CACHE);
const env = {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"};
const preview = spawn("observable", ["preview", "--no-open", ...process.argv.slice(2)], {stdio: "inherit", env});
preview.on("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => preview.kill(signal));

let pending: NodeJS.Timeout | undefined;
for (const folder of SOURCES) {
  watch(folder, {recursive: true}, () => {
    clearTimeout(pending);
    pending = setTimeout(touchLoaders, QUIET_MS);
  });
}

/** Framework sees a loader change by its own date only, and the figures in the pages change with the configuration. */
function touchLoaders(): void {
  const now = new Date();
  const names = readdirSync("loaders", {recursive: true, encoding: "utf8"});
  const loaders = names.filter((name) => !name.startsWith("lib") && name.endsWith(".ts"));
  const pages = readdirSync("docs", {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".md.ts"));
  for (const file of [...loaders.map((name) => join("loaders", name)), ...pages.map((name) => join("docs", name))]) {
    utimesSync(file, now, now);
  }
  utimesSync("observablehq.config.ts", now, now);
}
