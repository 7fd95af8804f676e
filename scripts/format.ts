import {DATA} from "../loaders/lib/data-folder.js";
import {formatFiles} from "../loaders/lib/format-data.js";

for (const file of formatFiles(DATA)) console.log(`formatted data/${file}`);
