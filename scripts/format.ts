import {DATA} from "../loaders/lib/sources.js";
import {formatFiles} from "../loaders/lib/format.js";

for (const file of formatFiles(DATA)) console.log(`formatted data/${file}`);
