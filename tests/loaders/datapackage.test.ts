import {describe, expect, it} from "vitest";
import {compile} from "../../loaders/lib/compile.js";
import {dataPackage} from "../../loaders/lib/datapackage.js";
import {toCsv} from "../../loaders/lib/table-formats.js";

interface Descriptor {
  $schema: string;
  name: string;
  version: string;
  licenses: {name: string}[];
  resources: Resource[];
}

interface Resource {
  name: string;
  path: string;
  schema: {
    fields: {
      name: string;
      type: string;
      categories?: {value: string; label: string}[];
      constraints?: {required: boolean};
    }[];
    primaryKey?: string[];
    foreignKeys?: {fields: string[]; reference: {resource: string; fields: string[]}}[];
  };
}

describe("dataPackage(compiled)", {timeout: 30_000}, () => {
  const compiled = compile();
  const descriptor = JSON.parse(dataPackage(compiled)) as Descriptor;
  const resources = new Map(descriptor.resources.map((resource) => [resource.name, resource]));

  it("describes every table by the header of its file", () => {
    expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(descriptor.version).toBe(compiled.version);
    expect([...resources.keys()]).toEqual(Object.keys(compiled.tables));
    for (const [name, table] of compiled.codebook.tables) {
      const [header] = toCsv(table, compiled.tables[name] ?? []).split("\n");
      expect(
        resources
          .get(name)
          ?.schema.fields.map((field) => field.name)
          .join(",")
      ).toBe(header);
      expect(resources.get(name)?.path).toBe(`${name}.csv`);
    }
  });

  it("uses the field types of Table Schema", () => {
    const types = new Set(descriptor.resources.flatMap(({schema}) => schema.fields.map(({type}) => type)));
    expect([...types].sort()).toEqual(["array", "boolean", "date", "integer", "number", "string"]);
  });

  it("names keys that are unique and never empty", () => {
    for (const {name, schema} of descriptor.resources) {
      const [key] = schema.primaryKey ?? [];
      if (key === undefined) continue;
      const values = (compiled.tables[name] ?? []).map((row) => row[key]);
      expect(values).not.toContain(null);
      expect(new Set(values).size).toBe(values.length);
    }
    expect(resources.get("events")?.schema.primaryKey).toEqual(["event_id"]);
  });

  it("names foreign keys that all resolve", () => {
    const keys = descriptor.resources.flatMap(({name, schema}) =>
      (schema.foreignKeys ?? []).map((key) => ({name, ...key}))
    );
    expect(keys.length).toBeGreaterThan(10);
    for (const {name, fields, reference} of keys) {
      const [field = ""] = fields;
      const [key = ""] = reference.fields;
      expect(resources.get(reference.resource)?.schema.primaryKey).toEqual([key]);
      const known = new Set((compiled.tables[reference.resource] ?? []).map((row) => row[key]));
      const values = (compiled.tables[name] ?? []).map((row) => row[field] ?? null).filter((value) => value !== null);
      expect(values.filter((value) => !known.has(value))).toEqual([]);
    }
  });

  it("lists the categories that the rows use", () => {
    for (const {name, schema} of descriptor.resources) {
      for (const {name: field, categories} of schema.fields) {
        if (!categories) continue;
        const allowed = new Set(categories.map(({value}) => value));
        const used = (compiled.tables[name] ?? []).map((row) => row[field] ?? null).filter((value) => value !== null);
        expect(used.filter((value) => !allowed.has(String(value)))).toEqual([]);
      }
    }
  });

  it("requires what is never NULL", () => {
    for (const {name, schema} of descriptor.resources) {
      for (const {name: field, constraints} of schema.fields) {
        if (constraints?.required) expect((compiled.tables[name] ?? []).every((row) => row[field] !== null)).toBe(true);
      }
    }
  });
});
