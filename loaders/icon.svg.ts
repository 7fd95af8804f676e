import {readCodebook} from "./lib/codebook.js";
import {icon} from "./lib/front-colors.js";

process.stdout.write(icon(readCodebook()));
