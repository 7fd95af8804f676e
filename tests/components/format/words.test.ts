import {describe, expect, it} from "vitest";
import {text} from "../../../components/data/row.js";
import {named} from "../../../components/format/words.js";
import {openPublished} from "../../published.js";

describe("named", () => {
  const native = openPublished();

  it.each([
    ["Iran", "Iran"],
    ["United States", "the United States"],
    ["Islamic Revolutionary Guard Corps", "the Islamic Revolutionary Guard Corps"],
    ["Popular Mobilization Forces", "the Popular Mobilization Forces"],
    ["Israeli embassy in Baku", "the Israeli embassy in Baku"],
    ["U.S. forces", "U.S. forces"],
    ["Islamic State", "Islamic State"],
    ["the West", "the West"],
    ["foreign embassies", "foreign embassies"]
  ])("says %s as %s", (name, said) => {
    expect(named(name)).toBe(said);
  });

  it("gives no person and no second article to any actor of the report", async () => {
    const {rows} = await native.query("select name, kind from actors");
    const said = rows.filter((row) => named(text(row, "name")) !== text(row, "name"));
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter((row) => row.kind === "person" || /^(?:the|a) /i.test(text(row, "name")))).toEqual([]);
  });
});
