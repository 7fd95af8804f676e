import {readFileSync} from "node:fs";
import {dirname, extname, join} from "node:path";
import {parseHTML} from "linkedom";
import {listFiles} from "./folder.js";

/** A page as Framework wrote it. */
export interface BuiltPage {
  /** Such as `articles/tajikistan.html`. */
  file: string;
  html: string;
  /** The page as Framework left it, with placeholders where figures go. */
  document: Document;
  /** Gives the text of a file by its address as the page has it. */
  read: (address: string) => string;
}

/** Reads every page of a built site, each completed by `fill`. */
export function readBuilt(folder: string, fill: (html: string) => string = String): BuiltPage[] {
  return listFiles(folder)
    .filter((file) => extname(file) === ".html")
    .map((file) => {
      const rendered = readFileSync(join(folder, file), "utf8");
      const read = (address: string): string => readFileSync(join(folder, dirname(file), address), "utf8");
      return {file, html: fill(rendered), document: parseHTML(rendered).document, read};
    });
}
