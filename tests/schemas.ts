import {compile} from "../loaders/lib/compile.js";
import {published} from "../loaders/lib/publish.js";
import {readCodebook} from "../loaders/lib/vocabulary.js";
import {codesFrom} from "../scripts/lib/codes.js";
import {openNative} from "../scripts/lib/native.js";
import {editionOf, pageSchema, readPages} from "../scripts/lib/page-schema.js";
import {readReport} from "../scripts/lib/report.js";
import type {Schema} from "../components/schema.js";

/** Reads the schema of every page that places figures, from the pages' Markdown and the present data. */
export async function schemas(): Promise<Schema[]> {
  const native = await openNative(await published("five-fronts.duckdb"));
  const report = await readReport(native, codesFrom(readCodebook()));
  native.close();
  const edition = editionOf(compile());
  return readPages().map((page) => pageSchema(page, report, edition));
}
