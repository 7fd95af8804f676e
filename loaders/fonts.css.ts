import {fontFaces, standInFaces} from "./lib/fonts.js";

process.stdout.write(`${fontFaces()}\n${standInFaces()}\n`);
