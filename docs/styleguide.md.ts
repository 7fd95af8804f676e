import {readCodebook} from "../loaders/lib/codebook.js";
import {readStyle, readTheme} from "../loaders/lib/theme.js";
import {printStyleGuide} from "../scripts/pages/style-guide.js";

const codebook = readCodebook();
const rules = readStyle("docs/style.css");
process.stdout.write(printStyleGuide({codebook, theme: readTheme(readStyle(), codebook), tokens: readStyle(), rules}));
