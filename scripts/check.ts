import {DATA, readDataFolder} from "../loaders/lib/data-folder.js";
import {parseData} from "../loaders/lib/parse-data.js";
import {printProblems} from "./cli/print-problems.js";

const {problems, data} = parseData(readDataFolder(DATA));
if (data === undefined) {
  printProblems({problems});
  process.exitCode = 1;
} else {
  const count = (name: "articles" | "paragraphs" | "events" | "relations" | "figures"): string =>
    `${data.articles.reduce((sum, rows) => sum + rows[name].length, 0)} ${name}`;
  const counts = [count("articles"), count("paragraphs"), count("events"), count("relations"), count("figures")];
  console.log(`data of ${data.changes[0]?.date ?? "no date"}: ${counts.join(", ")}; no problems`);
}
