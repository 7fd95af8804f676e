import {readCodebook} from "./lib/codebook.js";
import {colorTokens} from "./lib/front-colors.js";

process.stdout.write(colorTokens(readCodebook()));
