import {readFileSync} from "node:fs";
import {dirname, extname, join} from "node:path";
import {parseHTML} from "linkedom";
import {listFiles} from "./folder.js";

/** A page as Framework wrote it. */
export interface BuiltPage {
  /** Such as `articles/tajikistan.html`. */
  file: string;
  html: string;
  document: Document;
  /** Gives the text of a file by its address as the page has it. */
  read: (address: string) => string;
}

/** Reads every page of a built site. */
export function readBuilt(folder: string): BuiltPage[] {
  return listFiles(folder)
    .filter((file) => extname(file) === ".html")
    .map((file) => {
      const html = readFileSync(join(folder, file), "utf8");
      const read = (address: string): string => readFileSync(join(folder, dirname(file), address), "utf8");
      return {file, html, document: parseHTML(html).document, read};
    });
}
