import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {startOf} from "../../../components/state/page-parameters.js";
import {bindings, canonical, itemsOf, printValue} from "../../../components/state/parameters.js";
import {parseLink, printLink, resolve} from "../../../components/state/url-codec.js";
import {renameParameter} from "../../../components/state/url-migrations.js";
import {schemas} from "../../schemas.js";
import type {Schema} from "../../../components/state/page-parameters.js";
import type {Parameter, Value, Values} from "../../../components/state/parameters.js";
import type {Migration} from "../../../components/state/url-migrations.js";

const DATA = "2026-11-23.0123456789";
const SCHEMA: Schema = {
  page: "/index",
  root: "./",
  version: 3,
  data: DATA,
  figures: ["events-timeline"],
  parameters: {
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    actor: {kind: "one", label: "Actor", default: null, any: "Everyone", column: "actor_id"},
    scale: {kind: "one", label: "Scale", default: "linear"},
    outcome: {kind: "many", label: "Outcome", default: ["hit"]},
    from: {kind: "date", label: "From", default: "2021-10-01"},
    least: {kind: "number", label: "Least", default: null, min: 0},
    totals: {kind: "flag", label: "Totals", default: true},
    q: {kind: "text", label: "Search", default: null, columns: ["title"]}
  },
  choices: {
    front: optionsOf("tajikistan", "islamic-state", "husseiniyon"),
    actor: optionsOf("kataib-hezbollah", "quds-force"),
    scale: optionsOf("linear", "log"),
    outcome: optionsOf("hit", "missed"),
    from: {min: "2014-01-01", max: "2022-02-25"}
  },
  aliases: [
    {kind: "front", old: "khorasan", new: "islamic-state"},
    {kind: "actor", old: "khataib", new: "kataib-hezbollah"},
    {kind: "event", old: "drones", new: "ain-al-asad-drones"},
    {kind: "relation", old: "drones", new: "a-leads-b"}
  ]
};
const RUNS = 100_000;

const pages = [SCHEMA, ...(await schemas())];
const hostile = hostileText();

describe.each(pages)("printLink(schema, state), parseLink(schema, search, hash): $page", (schema) => {
  it.each([false, true])("give back every state; full: %s", (full) => {
    fc.assert(
      fc.property(valuesOf(schema), placesOf(schema), fc.option(fc.nat(9999)), (values, place, rows) => {
        const {search, hash} = cut(printLink(schema, {values, place, rows}, {full}));
        const linked = parseLink(schema, search, hash);
        expect(linked.values).toEqual(values);
        expect(linked.ignored).toEqual([]);
        expect(linked.figure ?? linked.fact ?? linked.anchor).toBe(place);
        expect([linked.version, linked.data, linked.rows]).toEqual(
          full ? [schema.version, schema.data, rows] : [null, null, null]
        );
      })
    );
  });

  it("print what a reader can read: no plus, no space, no escape", () => {
    fc.assert(
      fc.property(valuesOf(schema), placesOf(schema), (values, place) => {
        const printed = printLink(schema, {values: withoutSearch(schema, values), place, rows: 3}, {full: true});
        expect(printed).toMatch(/^\?[\w.~*=&-]+#[\w.-]+$/);
      })
    );
  });

  it("print nothing for a page as it starts", () => {
    expect(printLink(schema, {values: startOf(schema)})).toBe("");
  });

  it("name a copied link that was cut anywhere", () => {
    fc.assert(
      fc.property(valuesOf(schema), fc.double({min: 0, max: 1, noNaN: true}), (values, share) => {
        const link = printLink(schema, {values, place: schema.figures[0] ?? null, rows: 3}, {full: true});
        const least = "?v=1".length;
        const length = least + Math.floor(share * (link.lastIndexOf("#") + 1 - least));
        const {search, hash} = cut(link.slice(0, length));
        expect(parseLink(schema, search, hash).ignored.join("\n")).toContain("cut off here");
      })
    );
  });
});

describe(`parseLink(schema, search, hash) with ${RUNS.toLocaleString("en-US")} hostile links`, () => {
  it("never throws, lets nothing in, and names what it left out", {timeout: 600_000}, () => {
    let count = 0;
    fc.assert(
      fc.property(fc.constantFrom(...pages), hostile, hostile, (schema, search, hash) => {
        count++;
        const linked = parseLink(schema, search, hash);
        expectSound(schema, linked.values);
        expectShort(linked.ignored);
        expectNamed(schema, search, linked.values, linked.ignored);
        expectPlace(hash, linked);
      }),
      {numRuns: RUNS}
    );
    expect(count).toBe(RUNS);
  });
});

describe("parseLink(schema, search, hash)", () => {
  const cases: [string, Partial<Values>, string[]][] = [
    ["", {}, []],
    ["?front=", {front: []}, []],
    [
      "?front=khorasan~tajikistan&actor=khataib",
      {front: ["tajikistan", "islamic-state"], actor: "kataib-hezbollah"},
      []
    ],
    ["?front=mars", {}, ["front=mars (no choice of Front)"]],
    ["?front=mars~tajikistan", {front: ["tajikistan"]}, ["front=mars (no choice of Front)"]],
    ["?front=tajik", {}, ["front=tajik (no choice of Front)"]],
    ["?outcome=*&from=*&totals=0", {outcome: null, from: null, totals: false}, []],
    ["?scale=*", {}, ["scale=* (a choice is needed here)"]],
    ["?least=-1", {}, ["least=-1 (no number from 0 up)"]],
    ["?colour=red", {}, ["colour=red (no filter of this page)"]],
    [
      "?__proto__=1&constructor=2",
      {},
      ["__proto__=1 (no filter of this page)", "constructor=2 (no filter of this page)"]
    ],
    ["?scale=log&scale=linear", {scale: "log"}, ["scale=linear (stands twice, the first holds)"]],
    ["?q=%20drone%09%0A%20strike%20", {q: "drone strike"}, []],
    ["?q=", {}, []],
    ["?q=*", {}, []],
    ["?q=**", {q: "*"}, []],
    ["?q=%00%E2%80%AE", {}, []],
    [`?q=${"x".repeat(201)}`, {q: "x".repeat(200)}, [`q=${"x".repeat(58)}… (cut after 200 letters)`]],
    ["?from=2021-10-0", {}, ["from=2021-10-0 (no day as YYYY-MM-DD)"]],
    ["?n=many&d=yesterday", {}, ["d=yesterday (no version of the data)", "n=many (no number of rows)"]],
    ["?d=2026-99-99.0123456789", {}, ["d=2026-99-99.0123456789 (no version of the data)"]],
    ["?v=3&scale=lo", {}, ["scale=lo (no choice of Scale)", "…scale=lo (the link was cut off here)"]],
    [`?v=9&d=${DATA}`, {}, ["v=9 (this page knows links up to version 3)", `…d=${DATA} (the link was cut off here)`]]
  ];
  it.each(cases)("reads %j", (search, chosen, ignored) => {
    const linked = parseLink(SCHEMA, search, "");
    expect(linked.values).toEqual({...startOf(SCHEMA), ...chosen});
    expect(linked.ignored).toEqual(ignored);
  });

  const places: [string, Partial<ReturnType<typeof parseLink>>][] = [
    ["", {}],
    ["#top", {}],
    ["#events-timeline", {figure: "events-timeline"}],
    ["#e-drones", {fact: "e-ain-al-asad-drones"}],
    ["#r-drones", {fact: "r-a-leads-b"}],
    ["#f-drones", {fact: "f-drones"}],
    ["#p-khorasan.3", {fact: "p-islamic-state.3"}],
    ["#p-fn1", {fact: "p-fn1"}],
    ["#n-older-sources", {fact: "n-older-sources"}],
    ["#who-stands-behind-whom", {anchor: "who-stands-behind-whom"}],
    ["#%E0%A4%A", {ignored: ["#%E0%A4%A (not readable)"]}],
    ["#<script>", {ignored: ["#<script> (no place of this page)"]}]
  ];
  it.each(places)("finds the place %j", (hash, expected) => {
    const nowhere = {fact: null, figure: null, anchor: null, ignored: []};
    expect(parseLink(SCHEMA, "", hash)).toMatchObject({...nowhere, ...expected});
  });

  it("names at most twelve parts and counts the rest", () => {
    const search = Array.from({length: 500}, (_, i) => `x${i}=1`).join("&");
    const {ignored} = parseLink(SCHEMA, search, "");
    expect(ignored).toHaveLength(13);
    expect(ignored.at(-1)).toBe("and 488 more");
  });

  it("shows what would not be seen", () => {
    expect(parseLink(SCHEMA, `?a=%00%E2%80%AEb${"x".repeat(99)}`, "").ignored[0]).toMatch(
      /^a=\uFFFD\uFFFDbx{55}… \(no filter of this page\)$/
    );
  });

  const migrations: Migration[] = [
    {since: "2027-01-01", what: "armed is outcome", migrate: renameParameter("result", "outcome")},
    {since: "2027-02-01", what: "elsewhere", page: "/explore", migrate: renameParameter("scale", "front")},
    {since: "2027-03-01", what: "outcome was least", migrate: renameParameter("outcome", "least")}
  ];
  const migrated: [string, Partial<Values>][] = [
    ["?v=1&result=7&d=2026-11-23.0123456789", {least: 7}],
    ["?v=2&outcome=7&d=2026-11-23.0123456789", {least: 7}],
    ["?v=3&outcome=missed&d=2026-11-23.0123456789", {outcome: ["missed"]}],
    ["?result=7", {least: 7}]
  ];
  it.each(migrated)("brings %s to the present", (search, chosen) => {
    const {values, ignored} = parseLink(SCHEMA, search, "#top", migrations);
    expect(values).toEqual({...startOf(SCHEMA), ...chosen});
    expect(ignored).toEqual([]);
  });
});

describe("resolve(schema, kinds, slug)", () => {
  it("keeps to the kind", () => {
    expect(resolve(SCHEMA, ["event"], "drones")).toBe("ain-al-asad-drones");
    expect(resolve(SCHEMA, ["figure"], "drones")).toBe("drones");
  });
});

function optionsOf(...values: string[]) {
  return {options: values.map((value) => ({value, label: value}))};
}

function cut(link: string): {search: string; hash: string} {
  const at = link.indexOf("#");
  return at < 0 ? {search: link, hash: ""} : {search: link.slice(0, at), hash: link.slice(at)};
}

function valuesOf({parameters, choices}: Schema): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(
      Object.entries(parameters).map(([name, parameter]) => [
        name,
        valueOf(parameter, choices[name]?.options?.map(({value}) => value) ?? [])
      ])
    )
  );
}

function valueOf(parameter: Parameter, options: readonly string[]): fc.Arbitrary<Value> {
  switch (parameter.kind) {
    case "one": {
      const chosen = fc.constantFrom(...options);
      return parameter.any === undefined ? chosen : fc.option(chosen);
    }
    case "many":
      return fc.option(
        parameter.picks === true
          ? fc.subarray([...options], {minLength: 1})
          : fc.subarray([...options], {maxLength: Math.max(0, options.length - 1)})
      );
    case "date":
      return fc.option(
        fc
          .date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true})
          .map((date) => date.toISOString().slice(0, 10))
      );
    case "number":
      return fc.option(fc.integer({min: parameter.min ?? -1e9, max: parameter.max ?? 1e9}));
    case "flag":
      return fc.boolean();
    case "text":
      return fc.option(fc.constantFrom("drone", "*", "**bold", "Husseini'yon", "a ~ b", "100 %", "né", "#&?="));
  }
}

/** A search is in the reader's words, which may need escapes. */
function withoutSearch({parameters}: Schema, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, parameters[name]?.kind === "text" ? null : value])
  );
}

function placesOf({figures}: Schema): fc.Arbitrary<string | null> {
  const places = ["e-a-b-1", "r-x-leads-y", "f-z", "p-3", "p-islamic-state.fn1", "a-heading"];
  return fc.option(fc.constantFrom(...figures, ...places));
}

/** Strings of every kind that a link may be made of: noise, near misses, cut and doctored links. */
function hostileText(): fc.Arbitrary<string> {
  const names = [
    ...new Set([
      "v",
      "d",
      "n",
      "__proto__",
      "toString",
      "",
      ...pages.flatMap(({parameters}) => Object.keys(parameters))
    ])
  ];
  const options = pages.flatMap(({choices}) =>
    Object.values(choices).flatMap(({options: all = []}) => all.map(({value}) => value))
  );
  const attacks = readFileSync("tests/fixtures/hostile.txt", "utf8").split("\n");
  const text = fc.string({unit: "binary", maxLength: 40});
  const value = fc.oneof(
    fc.constantFrom(...options, "*", "", "0", "1", "true", DATA, "2021-02-30", "-0", "1e999", "NaN", "~", "~~"),
    fc.constantFrom(...attacks),
    fc.array(fc.constantFrom(...options, "", "*", "mars"), {maxLength: 6}).map((items) => items.join("~")),
    text
  );
  const pair = fc
    .tuple(fc.oneof(fc.constantFrom(...names), text), value, fc.boolean())
    .map(([name, printed, isRaw]) => (isRaw ? `${name}=${printed}` : `${name}=${encodeSafely(printed)}`));
  const query = fc.array(pair, {maxLength: 8}).map((pairs) => `?${pairs.join("&")}`);
  const doctored = fc.tuple(query, fc.nat(60), text).map(([link, at, noise]) => link.slice(0, at) + noise);
  const anchor = fc.oneof(value, fc.constantFrom("e-", "e-a", "p-1", "%", "%E0", "#", "a=b")).map((each) => `#${each}`);
  return fc.oneof(text, fc.constantFrom(...attacks), query, doctored, anchor);
}

function encodeSafely(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, ""));
}

/** Holds every value to what the schema offers, and to what SQL binds. */
function expectSound(schema: Schema, values: Values): void {
  const {parameters, choices} = schema;
  if (Object.keys(values).join() !== Object.keys(parameters).join()) throw new Error("other names");
  bindings(parameters, values);
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = values[name] ?? null;
    const options = choices[name]?.options?.map((option) => option.value);
    const items = Array.isArray(value) ? value : parameter.kind === "one" && value !== null ? [value] : [];
    if (options && !items.every((item) => options.includes(String(item))))
      throw new Error(`let in: ${JSON.stringify(value)}`);
  }
}

function expectShort(ignored: readonly string[]): void {
  if (ignored.length > 13) throw new Error(`too many lines: ${ignored.length}`);
  for (const line of ignored) {
    if (line.length > 200 || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line)) throw new Error(`not a plain line: ${line}`);
  }
}

/** Every part of the query is either what the values say, or named among what was left out. */
function expectNamed(schema: Schema, search: string, values: Values, ignored: readonly string[]): void {
  if (ignored.at(-1)?.endsWith(" more") === true) return;
  const seen = new Set<string>();
  for (const [name, printed] of new URLSearchParams(search)) {
    const parameter = Object.hasOwn(schema.parameters, name) ? schema.parameters[name] : undefined;
    const isFirst = !seen.has(name);
    seen.add(name);
    if (isFirst && parameter && sameItems(parameter, printed, values[name], schema.choices[name]?.options?.length))
      continue;
    if (isFirst && ["v", "d", "n"].includes(name)) continue;
    const opening = Array.from(name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD"))
      .slice(0, 60)
      .join("");
    if (!ignored.some((line) => line.startsWith(opening))) throw new Error(`dropped in silence: ${name}=${printed}`);
  }
}

function sameItems(
  parameter: Parameter,
  printed: string,
  value: Value | undefined,
  count: number | undefined
): boolean {
  if (printValue(parameter, value) === printed) return true;
  if (parameter.kind === "number") return Number(printed) === value;
  if (parameter.kind === "text") return canonical(parameter, printed.replace(/^\*/, ""), {}) === value;
  if (parameter.kind !== "many") return false;
  if (printed === "") return parameter.picks === true && value === null;
  const items = new Set(
    printed.split("~").map((item) => (parameter.codes === "front" && item === "khorasan" ? "islamic-state" : item))
  );
  if (value === null) return parameter.picks !== true && items.size === count;
  const chosen = itemsOf(value);
  return chosen?.length === items.size && chosen.every((item) => items.has(item));
}

/** What a fragment names is of a known shape, or named among what was left out. */
function expectPlace(hash: string, {fact, figure, anchor, ignored}: ReturnType<typeof parseLink>): void {
  const place = fact ?? figure ?? anchor;
  if (place !== null && !/^[\p{L}\p{N}_.-]+$/u.test(place)) throw new Error(`let in: ${place}`);
  if (place === null && hash.replace(/^#/, "") !== "" && hash !== "#top" && hash !== "top" && ignored.length === 0) {
    throw new Error(`dropped in silence: ${hash}`);
  }
}
