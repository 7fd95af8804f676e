import {benchLoaders, compileSynthetic} from "./lib/bench-loaders.js";

const SECTIONS: Record<string, (args: string[]) => void> = {loaders: benchLoaders};

const [name = "", ...args] = process.argv.slice(2);
if (name === "compile") console.log(JSON.stringify(compileSynthetic(Number(args[0]))));
else if (name === "") for (const section of Object.values(SECTIONS)) section([]);
else if (Object.hasOwn(SECTIONS, name)) SECTIONS[name]?.(args);
else {
  console.error(`unknown benchmark: ${name} (one of ${Object.keys(SECTIONS).join(", ")})`);
  process.exitCode = 1;
}
