import {readCodebook} from "./lib/vocabulary.js";
import {icon} from "./lib/tokens.js";

process.stdout.write(icon(readCodebook()));
