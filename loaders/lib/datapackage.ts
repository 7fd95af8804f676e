import type {Codebook, Column, Table} from "./codebook.js";
import {codesOf} from "./codebook.js";
import type {Compiled} from "./compile.js";

const FIELD_TYPES: Record<Column["type"], string> = {
  VARCHAR: "string",
  "VARCHAR[]": "array",
  INTEGER: "integer",
  DOUBLE: "number",
  BOOLEAN: "boolean",
  DATE: "date"
};

/** Describes the published CSV files as a Data Package (version 2), with Table Schemas from the codebook. */
export function dataPackage({codebook, version}: Compiled): string {
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "five-fronts",
    title: "Five Fronts: Terrorism Monitor 20(4) as tables",
    description:
      "Events, actors, ties, numbers, citations and discrepancies coded from five articles on armed groups, with digests in our own words.",
    version,
    licenses: [
      {
        name: "CC-BY-4.0",
        path: "https://creativecommons.org/licenses/by/4.0/",
        title: "Creative Commons Attribution 4.0"
      }
    ],
    sources: [{title: "Terrorism Monitor, volume 20, issue 4 (The Jamestown Foundation, 25 February 2022)"}],
    resources: [...codebook.tables.values()].map((table) => resource(table, codebook))
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function resource(table: Table, codebook: Codebook): object {
  const key = table.columns.find((column) => column.key);
  const references = table.columns.filter((column) => column.references !== null);
  return {
    name: table.name,
    type: "table",
    path: `${table.name}.csv`,
    title: table.label,
    description: table.description,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: table.columns.map((column) => field(column, codebook)),
      missingValues: [""],
      ...(key ? {primaryKey: [key.name]} : {}),
      ...(references.length > 0 ? {foreignKeys: references.map((column) => foreignKey(column, codebook))} : {})
    }
  };
}

function field(column: Column, codebook: Codebook): object {
  const codes = column.codes === null ? [] : [...codesOf(codebook, column.codes).values()];
  return {
    name: column.name,
    type: FIELD_TYPES[column.type],
    description: column.description,
    ...(column.unit === null ? {} : {unit: column.unit}),
    ...(codes.length > 0 ? {categories: codes.map(({value, label}) => ({value, label})), categoriesOrdered: true} : {}),
    ...(column.required ? {constraints: {required: true, ...(column.key ? {unique: true} : {})}} : {})
  };
}

function foreignKey(column: Column, codebook: Codebook): object {
  const resource = column.references ?? "";
  const key = codebook.tables.get(resource)?.columns.find(({key}) => key)?.name ?? "";
  return {fields: [column.name], reference: {resource, fields: [key]}};
}
