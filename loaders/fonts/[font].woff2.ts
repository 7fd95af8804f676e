import {parseArgs} from "node:util";
import {fontBytes} from "../lib/fonts.js";

const {values} = parseArgs({options: {font: {type: "string", default: ""}}});
process.stdout.write(fontBytes(values.font));
