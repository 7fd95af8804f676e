import {parseArgs} from "node:util";
import {compile} from "../lib/compile.js";
import {evidenceOf} from "../lib/evidence/evidence.js";

const {values} = parseArgs({options: {article: {type: "string", default: ""}}});
process.stdout.write(JSON.stringify(evidenceOf(values.article, compile())));
