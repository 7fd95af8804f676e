import {printCsv, printJson} from "../data/csv.js";
import type {Types} from "../data/column-type.js";
import type {Row} from "../data/row.js";

/** A file for the reader to keep. */
export interface DataFile {
  name: string;
  /** Its media type. */
  type: string;
  content: string | ArrayBuffer;
}

/** Rows with what says where they come from. */
export interface Table {
  /** Id of the figure. */
  id: string;
  /** Version of the data. */
  version: string;
  rows: readonly Row[];
  types: Types;
  /** What else is to be said of them, such as the license; kept where the format has a place for it. */
  facts?: Readonly<Record<string, string>>;
}

export type Format = keyof typeof FORMATS;

const FORMATS = {
  csv: {
    label: "CSV",
    type: "text/csv",
    print: ({types, rows}: Table) => printCsv(Object.keys(types), rows)
  },
  json: {
    label: "JSON",
    type: "application/json",
    print: ({rows}: Table) => printJson(rows)
  },
  parquet: {
    label: "Parquet",
    type: "application/vnd.apache.parquet",
    print: async ({id, version, types, rows, facts}: Table) => {
      const {printParquet} = await import("../data/parquet.js");
      return printParquet(types, rows, {figure: id, data_version: version, ...facts});
    }
  }
};

/** The formats with their names, in the order in which they are offered. */
export const formats = (["csv", "json", "parquet"] as const).map((format) => ({format, label: FORMATS[format].label}));

/** Makes the file of a table; the writer of Parquet is loaded when it is first asked for. */
export async function dataFile(table: Table, format: Format): Promise<DataFile> {
  const {type, print} = FORMATS[format];
  return {name: fileName(table.id, table.version, format), type, content: await print(table)};
}

/** Names a file of a figure, such as `drone-timeline-2022-02-25.0123456789.csv`. */
export function fileName(id: string, version: string, ending: string): string {
  return `${id}-${version}.${ending}`;
}
