import {parseArgs} from "node:util";
import {compile} from "../../loaders/lib/compile.js";
import {printArticle} from "../../scripts/lib/article-page.js";

const {values} = parseArgs({options: {article: {type: "string"}}});
process.stdout.write(printArticle(values.article ?? "", compile()));
