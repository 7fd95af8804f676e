import {existsSync} from "node:fs";
import {benchCrossfilter} from "./bench/crossfilter.js";
import {benchLoaders, compileSynthetic} from "./bench/loaders.js";
import {benchNetwork} from "./bench/network.js";
import {benchPages} from "./bench/pages.js";
import {benchWorkbench} from "./bench/workbench.js";

const SECTIONS: Record<string, (args: string[]) => void | Promise<void>> = {
  loaders: benchLoaders,
  pages: benchPages,
  crossfilter: benchCrossfilter,
  network: benchNetwork,
  workbench: benchWorkbench
};
/** Sections that compare with other software, which has a package.json and a lockfile of its own. */
const COMPARISONS = ["crossfilter", "workbench"];

const [name = "", ...args] = process.argv.slice(2);
const asked = name === "" ? Object.keys(SECTIONS) : [name];
if (name === "compile") console.log(JSON.stringify(compileSynthetic(Number(args[0]))));
else if (!asked.every((each) => Object.hasOwn(SECTIONS, each))) {
  fail(`unknown benchmark: ${name} (one of ${Object.keys(SECTIONS).join(", ")})`);
} else if (asked.some((each) => COMPARISONS.includes(each)) && !isInstalled()) {
  fail(`missing packages for ${COMPARISONS.join(" and ")}: run npm ci --prefix scripts/bench`);
} else for (const each of asked) await SECTIONS[each]?.(args);

function isInstalled(): boolean {
  return existsSync(new URL("bench/node_modules/@uwdata/vgplot/package.json", import.meta.url));
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
