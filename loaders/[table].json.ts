import {parseArgs} from "node:util";
import {published} from "./lib/publish.js";

const {values} = parseArgs({options: {table: {type: "string", default: ""}}});
process.stdout.write(await published(`${values.table}.json`));
