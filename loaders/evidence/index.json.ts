import {compile} from "../lib/compile.js";
import {evidenceIndex} from "../lib/evidence/evidence.js";

process.stdout.write(JSON.stringify(evidenceIndex(compile())));
