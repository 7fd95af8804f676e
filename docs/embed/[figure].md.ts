import {parseArgs} from "node:util";
import {printEmbed} from "../../scripts/pages/embed-page.js";

const {values} = parseArgs({options: {figure: {type: "string"}}});
process.stdout.write(printEmbed(values.figure ?? ""));
