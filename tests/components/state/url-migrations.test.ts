import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isDay} from "../../../components/data/day-number.js";
import {MIGRATIONS, migrate, renameParameter, versionOf} from "../../../components/state/url-migrations.js";
import type {Migration} from "../../../components/state/url-migrations.js";

const SOME: Migration[] = [
  {since: "2027-01-01", what: "a is b", migrate: renameParameter("a", "b")},
  {since: "2027-02-01", what: "b is c on one page", page: "/explore", migrate: renameParameter("b", "c")},
  {since: "2027-03-01", what: "c is d", migrate: renameParameter("c", "d")}
];

const printed = fc.record({
  search: fc.array(fc.tuple(fc.string({maxLength: 8}), fc.string())).map((pairs) => new Map(pairs)),
  anchor: fc.string()
});

describe("MIGRATIONS", () => {
  it("stand in the order of their days", () => {
    const days = MIGRATIONS.map(({since}) => since);
    expect(days.every(isDay)).toBe(true);
    expect(days).toEqual([...days].sort());
  });
});

describe.each([...MIGRATIONS, ...SOME])("$since: $what", (migration) => {
  it("leaves a link alone that is printed the new way", () => {
    fc.assert(
      fc.property(printed, (link) => {
        const once = migration.migrate(link);
        expect(migration.migrate(once)).toEqual(once);
      })
    );
  });
});

describe("versionOf(page)", () => {
  it("counts the changes that touched the page", () => {
    expect(versionOf("/index", [])).toBe(1);
    expect(versionOf("/index", SOME)).toBe(3);
    expect(versionOf("/explore", SOME)).toBe(4);
  });
});

describe("migrate(page, printed, version)", () => {
  const cases: [string, number | null, string, string][] = [
    ["/index", 1, "a", "b"],
    ["/explore", 1, "a", "d"],
    ["/explore", 3, "b", "b"],
    ["/index", 2, "c", "d"],
    ["/index", 3, "c", "c"],
    ["/explore", null, "a", "d"]
  ];
  it.each(cases)("brings a link of %s, version %s, from %s to %s", (page, version, name, expected) => {
    const {search, anchor} = migrate(page, {search: new Map([[name, "1"]]), anchor: "x"}, version, SOME);
    expect([...search]).toEqual([[expected, "1"]]);
    expect(anchor).toBe("x");
  });
});

describe("renameParameter(old, name)", () => {
  it("lets the new name hold where a link has both", () => {
    const search = new Map([
      ["a", "1"],
      ["b", "2"]
    ]);
    expect([...renameParameter("a", "b")({search, anchor: ""}).search]).toEqual([["b", "2"]]);
  });
});
