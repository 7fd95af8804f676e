import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {searchEntries} from "../../../scripts/pages/search-entries.js";

describe("searchEntries(compiled)", () => {
  const compiled = compile();
  const entries = searchEntries(compiled);
  const find = (anchor: string) => entries.find(({path}) => path.endsWith(`#${anchor}`));

  it("finds every event and every name that a digest names", () => {
    const {events = [], mentions = []} = compiled.tables;
    const names = new Set(mentions.map((row) => `${String(row.kind)}:${String(row.id)}`));
    expect(entries).toHaveLength(events.length + names.size);
    expect(new Set(entries.map(({path}) => path)).size).toBe(entries.length);
  });

  it("leads to an actor in the article that names it most, by every spelling", () => {
    expect(find("a-kataib-hezbollah")).toMatchObject({
      path: "/articles/iranian-proxies#a-kataib-hezbollah",
      title: "Kataib Hezbollah · armed group, Iraq"
    });
    expect(find("a-qasim-al-jabbarin")?.keywords).toContain("Oasim al-Jabbarin");
  });

  it("dates an event and knows who took part", () => {
    const entry = find("e-ain-al-asad-drones-2022-01-05");
    expect(entry?.title).toMatch(/ · January 5, 2022$/);
    expect(entry?.text).toContain("Ain al-Asad");
  });
});
