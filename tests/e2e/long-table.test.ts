import {beforeAll, describe, expect, it} from "vitest";
import {explore} from "../../components/figures/explore/figure.js";
import {openPublished} from "../published.js";
import {PATIENCE, browse, figureOf, waitFor} from "./browsing.js";
import {eventsUnder, seenOn} from "./seen.js";
import type {Row} from "../../components/data/row.js";
import type {Values} from "../../components/state/parameters.js";

const visit = browse({viewport: {width: 1280, height: 900}});
const native = openPublished();
let everything: readonly Row[];

beforeAll(async () => {
  everything = await ask({});
});

const figure = () => figureOf(visit.page, explore.id);
const drawer = () => visit.page.locator("dialog.drawer[open]");
const ask = (values: Values) => eventsUnder(native, values);

describe("a long table", () => {
  it("draws what is in sight, and sorts all", async () => {
    await visit.go("/explore");
    const [scroll, rows] = [figure().locator(".figure-scroll"), figure().locator("tbody tr")];
    await scroll.evaluate((box) => box.scrollIntoView({block: "end"}));
    const heading = scroll.getByRole("button", {name: "killed"});
    await expect.poll(() => rows.count(), PATIENCE).toBeLessThan(60);
    await heading.click();
    expect(await scroll.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    await heading.click();
    expect(await scroll.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("descending");
    const most = Math.max(...everything.map(({killed}) => Number(killed)));
    expect(await rows.first().locator("td").nth(10).textContent()).toBe(most.toLocaleString("en"));
    await scroll.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect.poll(() => rows.last().getAttribute("aria-rowindex")).toBe(String(everything.length + 1));
    expect(await rows.count()).toBeLessThan(60);
    await figure().locator("input[name=weapon][value=drone]").check();
    await waitFor(visit.page, explore.id, "live");
    const drones = await ask({weapon: ["drone"]});
    await expect.poll(() => rows.count()).toBe(drones.length);
    expect(await scroll.locator("table").getAttribute("aria-rowcount")).toBe(String(drones.length + 1));
    const killed = (await seenOn(visit.page)).ids.map(
      (id) => drones.find((row) => row.event_id === id)?.killed ?? null
    );
    const known = drones.flatMap((row) => (row.killed === null ? [] : [Number(row.killed)])).sort((a, b) => b - a);
    expect(killed).toEqual([...known, ...drones.slice(known.length).map(() => null)]);
    await rows.first().getByRole("link").first().click();
    await drawer().waitFor();
  });

  it("goes from row to row of the long table, to either end, and back from the evidence", async () => {
    const {keyboard} = visit.page;
    await visit.go("/explore");
    await figure().locator("th button").last().focus();
    await keyboard.press("Tab");
    const reached: (string | null)[] = [];
    for (const key of ["ArrowUp", "ArrowDown", ...Array<string>(30).fill("ArrowDown"), "End", "ArrowUp", "Home"]) {
      await keyboard.press(key);
      reached.push(await rowHeld());
    }
    const last = everything.length + 1;
    const steps = Array.from({length: 31}, (_, i) => i + 3);
    expect(reached).toEqual([2, ...steps, last, last - 1, 2].map(String));
    await keyboard.press("End");
    await keyboard.press("Enter");
    await drawer().waitFor();
    await keyboard.press("Escape");
    await drawer().waitFor({state: "detached"});
    expect(await rowHeld()).toBe(String(last));
  });
});

/** Gives the place of the row that has the focus and is in sight. */
function rowHeld(): Promise<string | null> {
  return visit.page.evaluate(() => {
    const row = document.activeElement?.closest("tbody tr");
    const box = row?.closest(".figure-scroll");
    if (!row || !box) return null;
    const [at, head, around] = [row, box.querySelector("thead"), box].map((part) => part?.getBoundingClientRect());
    if (!at || !head || !around || at.top < head.bottom - 1 || at.bottom > around.bottom + 1) return "out of sight";
    return row.getAttribute("aria-rowindex");
  });
}
