import {build} from "@observablehq/framework/dist/build.js";
import {readConfig, setCurrentDate} from "@observablehq/framework/dist/config.js";

const [output, date] = process.argv.slice(2);
if (output === undefined || date === undefined) throw new Error("usage: render <folder> <date>");

// Pages and module hashes hold modification times; with one date for all of them, the same input gives the same bytes.
setCurrentDate(new Date(date));
await build({config: {...(await readConfig()), output}});
