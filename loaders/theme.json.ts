import {readCodebook} from "./lib/codebook.js";
import {printTheme, readStyle, readTheme} from "./lib/theme.js";

process.stdout.write(printTheme(readTheme(readStyle(), readCodebook())));
