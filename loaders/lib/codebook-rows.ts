import type {Codebook} from "./codebook.js";
import type {Row} from "./rows.js";

const EMPTY: Row = {
  table_name: null,
  column_name: null,
  type: null,
  unit: null,
  label: null,
  description: null,
  value: null,
  value_label: null,
  value_description: null,
  value_plural: null,
  value_order: null,
  value_class: null,
  value_as: null,
  value_color: null,
  value_color_dark: null
};

/** Lays the codebook out as a table: a row for each table, each column, and each allowed value of a column. */
export function codebookRows({tables, codes}: Codebook): Row[] {
  const fronts = valueRows("articles", "article_id", codes.get("front"));
  return [...tables.values()].flatMap((table) => [
    {...EMPTY, table_name: table.name, label: table.label, description: table.description},
    ...table.columns.flatMap((column) => {
      const {name, type, unit, description} = column;
      const row = {...EMPTY, table_name: table.name, column_name: name, type, unit, description};
      const values = column.codes === null ? [] : valueRows(table.name, name, codes.get(column.codes));
      return [row, ...values, ...(table.name === "articles" && name === "article_id" ? fronts : [])];
    })
  ]);
}

function valueRows(
  table: string,
  column: string,
  codes: Codebook["codes"] extends Map<string, infer C> ? C | undefined : never
): Row[] {
  return [...(codes?.values() ?? [])].map((code, i) => ({
    ...EMPTY,
    table_name: table,
    column_name: column,
    unit: code.unit,
    value: code.value,
    value_label: code.label,
    value_description: code.description,
    value_plural: code.plural,
    value_order: i + 1,
    value_class: code.class,
    value_as: code.as,
    value_color: code.color,
    value_color_dark: code.colorDark
  }));
}
