import {readCodebook} from "./lib/vocabulary.js";
import {colorTokens} from "./lib/tokens.js";

process.stdout.write(colorTokens(readCodebook()));
