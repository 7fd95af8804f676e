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

const [name = "", ...args] = process.argv.slice(2);
if (name === "compile") console.log(JSON.stringify(compileSynthetic(Number(args[0]))));
else if (name === "") for (const section of Object.values(SECTIONS)) await section([]);
else if (Object.hasOwn(SECTIONS, name)) await SECTIONS[name]?.(args);
else {
  console.error(`unknown benchmark: ${name} (one of ${Object.keys(SECTIONS).join(", ")})`);
  process.exitCode = 1;
}
