import {parseArgs} from "node:util";
import {compile} from "../../loaders/lib/compile.js";
import {printArticle} from "../../scripts/pages/article-page.js";

const {values} = parseArgs({options: {article: {type: "string"}}});
process.stdout.write(printArticle(values.article ?? "", compile()));
