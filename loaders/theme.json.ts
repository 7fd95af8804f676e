import {printTheme, readStyle, readTheme} from "./lib/theme.js";
import {readCodebook} from "./lib/vocabulary.js";

process.stdout.write(printTheme(readTheme(readStyle(), readCodebook())));
