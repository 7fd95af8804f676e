import type {DataFile} from "./data-file.js";

/** Milliseconds after which a browser has surely taken a file. */
const PATIENCE = 40_000;

/** Hands the reader a file. */
export function save(document: Document, {name, type, content}: Omit<DataFile, "content"> & {content: BlobPart}): void {
  const url = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, PATIENCE);
}
