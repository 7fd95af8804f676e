import {fontFaces} from "./lib/fonts.js";

process.stdout.write(fontFaces());
