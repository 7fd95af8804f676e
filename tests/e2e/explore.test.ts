import {afterEach, beforeAll, describe, expect, it} from "vitest";
import {explore} from "../../components/figures/explore/figure.js";
import {openPublished} from "../published.js";
import {HEAVY, browse, figureOf, waitFor} from "./browsing.js";
import {contrastsIn} from "./contrast.js";
import {dayAt, drag, panelAt} from "./pointing.js";
import {combinations, eventsUnder, sayTotal as say, seenBySql, seenOn} from "./seen.js";
import type {Row} from "../../components/data/row.js";
import type {Values} from "../../components/state/parameters.js";

const {id: ID} = explore;
const visit = browse({viewport: {width: 1280, height: 900}});

const native = openPublished();
let everything: readonly Row[];

beforeAll(async () => {
  everything = await ask({});
});

afterEach(() => {
  expect(visit.faults).toEqual([]);
  expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
});

const figure = () => figureOf(visit.page, ID);
const drawing = () => figure().locator(".figure-variant:visible svg").first();
const boxOf = (name: string, value: string) => figure().locator(`input[name="${name}"][value="${value}"]`);
const placeOf = (id: string) => drawing().locator(`.place[data-place="${id}"]`);
const chips = () => figure().locator(".chips button");
const drawer = () => visit.page.locator("dialog.drawer[open]");
const total = () => figure().locator(".board-count");
const field = (name: string) => figure().locator(`[name="${name}"]`);
const search = () => decodeURIComponent(new URL(visit.page.url()).search);
const settled = () => waitFor(visit.page, ID, "live");
const sayTotal = (rows: readonly Row[]) => say(rows, everything);
const ask = (values: Values) => eventsUnder(native, values);
const see = () => seenOn(visit.page);
const expected = (values: Values) => seenBySql(native, values);

/** Unfolds every list and every group, so that each box can be pressed. */
async function unfold(): Promise<void> {
  const folded = figure().locator("form [aria-expanded=false]");
  while ((await folded.count()) > 0) await folded.first().click();
}

/** Sets filters by their controls. */
async function choose(values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) for (const item of value) await boxOf(name, String(item)).check();
    else if (value !== null) await field(name).fill(String(value));
  }
  await settled();
}

describe("a filter of the board", () => {
  it("narrows all the others but itself, as native DuckDB does", async () => {
    await visit.go("/explore");
    await unfold();
    const sizes = new Set<number>();
    for (const values of combinations(everything)) {
      const reset = figure().getByRole("button", {name: "Reset", exact: true});
      if (await reset.isVisible()) await reset.click();
      await choose(values);
      const seen = await see();
      expect(seen, JSON.stringify(values)).toEqual(await expected(values));
      sizes.add(seen.ids.length);
    }
    expect(sizes.size).toBeGreaterThan(4);
    expect(sizes).toContain(0);
  }, 120_000);

  it("comes by the address as by the controls", async () => {
    for (const values of combinations(everything).slice(0, 3)) {
      const parts = Object.entries(values).flatMap(([name, value]) =>
        value === null ? [] : [`${name}=${Array.isArray(value) ? value.join("~") : encodeURIComponent(String(value))}`]
      );
      await visit.go(`/explore?${parts.join("&")}`);
      await settled();
      expect(await see()).toEqual(await expected(values));
    }
  });

  it("takes a whole class of kinds at once, and says where some are left out", async () => {
    await visit.go("/explore");
    const head = figure().getByRole("checkbox", {name: /^Violence/});
    await head.check();
    await settled();
    const kinds = await figure()
      .locator("#type-group-1 input:checked")
      .evaluateAll((all) => all.map((box) => box.getAttribute("value") ?? ""));
    expect(kinds.length).toBeGreaterThan(4);
    expect(await total().textContent()).toBe(sayTotal(await ask({type: kinds})));
    await unfold();
    await boxOf("type", kinds[0] ?? "").uncheck();
    await settled();
    expect(await head.evaluate((box) => box.matches(":indeterminate"))).toBe(true);
    expect(await total().textContent()).toBe(sayTotal(await ask({type: kinds.slice(1)})));
  });

  it("lets a long list be searched without filtering by what is typed", async () => {
    await visit.go("/explore");
    const find = figure().getByRole("searchbox", {name: "Find in Actor"});
    await find.fill("kataib");
    const labels = figure()
      .locator(".control-long", {has: visit.page.getByRole("searchbox", {name: "Find in Actor"})})
      .locator("label:visible");
    for (const label of await labels.allTextContents()) expect(label.toLowerCase()).toContain("kataib");
    await expect.poll(search).toBe("");
    const first = labels.first().getByRole("checkbox");
    const actor = (await first.getAttribute("value")) ?? "";
    await first.check();
    await settled();
    await find.press("Escape");
    expect(await find.inputValue()).toBe("");
    expect(await boxOf("actor", actor).isVisible()).toBe(true);
    expect(await total().textContent()).toBe(sayTotal(await ask({actor: [actor]})));
  });
});

describe("the timeline", () => {
  it("filters by a drag, as one step of the history", async () => {
    await visit.go("/explore");
    const steps = await historyLength();
    await drag(visit.page, await dayAt(drawing(), "2021-10-01"), await dayAt(drawing(), "2022-01-01"), async () => {
      await expect.poll(() => total().textContent()).not.toBe(sayTotal(everything));
      await expect.poll(search).toBe("?from=2021-10-01&to=2021-12-31");
    });
    await settled();
    expect(await total().textContent()).toBe(sayTotal(await ask({from: "2021-10-01", to: "2021-12-31"})));
    expect([await field("from").inputValue(), await field("to").inputValue()]).toEqual(["2021-10-01", "2021-12-31"]);
    expect(await historyLength()).toBe(steps + 1);
    await drag(visit.page, await dayAt(drawing(), "2022-01-01"), await dayAt(drawing(), "2022-02-01"));
    await settled();
    await expect.poll(search).toBe("?from=2021-10-01&to=2022-01-31");
    expect(await see()).toEqual(await expected({from: "2021-10-01", to: "2022-01-31"}));
  });

  it("is let go by two presses where there is no mark", async () => {
    await open("?from=2021-10-01&to=2021-12-31");
    const {x, y} = await dayAt(drawing(), "2021-11-15");
    await visit.page.mouse.dblclick(x, y);
    await expect.poll(search).toBe("");
    await expect.poll(() => total().textContent()).toBe(sayTotal(everything));
  });

  it("shows the days that are typed, and says where they are turned round", async () => {
    await visit.go("/explore");
    await field("from").focus();
    await visit.page.keyboard.type("01012020");
    await settled();
    expect(await total().textContent()).toBe(sayTotal(await ask({from: "2020-01-01"})));
    const window = drawing().locator(".window");
    expect(await window.getAttribute("visibility")).toBe("visible");
    await field("to").fill("2019-12-31");
    await settled();
    expect(await figure().locator(".fault").textContent()).toBe(
      "Dates: the end lies before the start, so nothing fits."
    );
    expect(await total().textContent()).toBe(sayTotal([]));
    await figure()
      .getByRole("button", {name: /^Open Dates: /})
      .click();
    await expect.poll(() => total().textContent()).toBe(sayTotal(everything));
    expect(await figure().locator(".fault").textContent()).toBe("");
  });

  it("opens the evidence of a bar, and leaves the filters as they were", async () => {
    await open("?front=iranian-proxies");
    await drawing().locator(".strip a[data-standing=in]").first().focus();
    await visit.page.keyboard.press("Enter");
    await drawer().waitFor();
    await expect.poll(search).toBe("?front=iranian-proxies");
    await visit.page.keyboard.press("Escape");
    await drawer().waitFor({state: "detached"});
    expect(await total().textContent()).toBe(sayTotal(await ask({front: ["iranian-proxies"]})));
  });
});

describe("the map", () => {
  it("chooses a place by a press and lets it go by another", async () => {
    await visit.go("/explore");
    const place = placeOf("baghdad");
    await place.locator(".reach").click();
    await settled();
    await expect.poll(search).toBe("?place=baghdad");
    expect(await place.getAttribute("aria-pressed")).toBe("true");
    expect(await boxOf("place", "baghdad").isChecked()).toBe(true);
    expect(await chips().allTextContents()).toEqual(["Place: Baghdad"]);
    expect(await total().textContent()).toBe(sayTotal(await ask({place: ["baghdad"]})));
    await place.locator(".reach").click();
    await expect.poll(search).toBe("");
    expect(await place.getAttribute("aria-pressed")).toBe("false");
  });

  it("chooses the places in a box that is dragged", async () => {
    await visit.go("/explore");
    const {panel, places} = await panelAt(drawing(), 0);
    expect(places.length).toBeGreaterThan(3);
    const steps = await historyLength();
    const [x2, y2] = [panel.x + panel.width, panel.y + panel.height];
    await drag(visit.page, {x: panel.x + 2, y: panel.y + 2}, {x: x2 - 2, y: y2 + 40}, () =>
      expect.poll(() => total().textContent()).not.toBe(sayTotal(everything))
    );
    await settled();
    expect(await drawing().locator(".box-select").count()).toBe(0);
    expect(await historyLength()).toBe(steps + 1);
    const place = new URLSearchParams(search()).get("place")?.split("~") ?? [];
    expect([...place].sort()).toEqual(places);
    expect(await see()).toEqual(await expected({place}));
    await figure()
      .getByRole("button", {name: `Place: ${place.length} chosen: take away`})
      .click();
    await expect.poll(search).toBe("");
  });
});

describe("the bar of the board", () => {
  it("takes one value away with each chip, by mouse and by keyboard", async () => {
    await open("?front=tajikistan~husseiniyon&certainty=asserted&q=iran&from=2010-01-01");
    const words = [
      "Search: “iran”",
      "Dates: from January 1, 2010",
      "Front: Tajikistan",
      "Front: Husseini'yon",
      "Certainty: asserted"
    ];
    expect(await chips().allTextContents()).toEqual(words);
    await figure().getByRole("button", {name: "Front: Tajikistan: take away"}).click();
    await settled();
    await expect.poll(search).toBe("?q=iran&from=2010-01-01&front=husseiniyon&certainty=asserted");
    await chips().first().focus();
    for (let left = 3; left >= 0; left--) {
      await visit.page.keyboard.press("Enter");
      await expect.poll(() => chips().count()).toBe(left);
      if (left > 0)
        expect(
          await chips()
            .first()
            .evaluate((chip) => chip === document.activeElement)
        ).toBe(true);
    }
    expect(await field("q").evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await total().textContent()).toBe(sayTotal(everything));
  });

  it("offers the clause to relax where nothing is left, in one press", async () => {
    const values = {front: ["tajikistan"], weapon: ["drone"]};
    await open("?front=tajikistan&weapon=drone");
    expect(await total().textContent()).toBe(sayTotal([]));
    const empty = figure().locator(".board-empty");
    const [front, weapon] = [await ask({...values, front: null}), await ask({...values, weapon: null})];
    const ways = [
      [`Open Weapon: ${weapon.length} events`, weapon.length],
      [`Open Front: ${front.length} events`, front.length]
    ] as const;
    const sorted = [...ways].sort(([, a], [, b]) => b - a).map(([label]) => label);
    expect(await empty.getByRole("button").allTextContents()).toEqual([...sorted, "Reset all"]);
    expect(await drawing().locator("[data-standing=in]").count()).toBe(0);
    expect((await see()).counts).toEqual((await expected(values)).counts);
    await empty.getByRole("button", {name: /^Open Weapon/}).click();
    await expect.poll(search).toBe("?front=tajikistan");
    await expect.poll(() => total().textContent()).toBe(sayTotal(weapon));
    expect(await empty.textContent()).toBe("");
  });

  it("goes back and forward through what was chosen", async () => {
    await visit.go("/explore");
    const seen = [await see()];
    const press: (() => Promise<void>)[] = [
      () => boxOf("front", "husseiniyon").check(),
      () => boxOf("certainty", "asserted").check(),
      () => placeOf("azerbaijan").locator(".reach").click({force: true}),
      () => chips().first().click(),
      () => figure().getByRole("button", {name: "Reset", exact: true}).click()
    ];
    for (const step of press) {
      await step();
      await settled();
      seen.push(await see());
    }
    const addresses: string[] = [];
    for (const state of seen.slice(0, -1).reverse()) {
      await visit.page.goBack();
      await settled();
      expect(await see()).toEqual(state);
      addresses.unshift(search());
    }
    expect(addresses).toEqual([
      "",
      "?front=husseiniyon",
      "?front=husseiniyon&certainty=asserted",
      "?front=husseiniyon&certainty=asserted&place=azerbaijan",
      "?certainty=asserted&place=azerbaijan"
    ]);
    for (const state of seen.slice(1)) {
      await visit.page.goForward();
      await settled();
      expect(await see()).toEqual(state);
    }
  });
});

describe("by keyboard alone", () => {
  it("reaches charts, filters, table and row in their order, one stop a chart", async () => {
    await visit.go("/explore");
    const stops = await tabThrough();
    const groups = ["Violence", "Arrests and courts", "Words", "Politics", "Organization"];
    expect(stops.filter((stop, i) => stop !== stops[i - 1])).toEqual([
      ...["timeline", "map", "q", "from", "to", "front"],
      ...groups.flatMap((group) => [`${group} #`, `Kinds of ${group}`]),
      ...["certainty", "weapon"],
      ...["Find in Place", "place", "Show all #", "Find in Actor", "actor", "Show all #"],
      ...["Find in Outlet cited", "outlet", "Show all #"],
      "Table: # events, # with a date and # on the map",
      ...["heading", "row", "Draw all rows at once, for the search of the browser"],
      ...["Link", "Data", "Image", "SQL", "Cite", "Embed"]
    ]);
    expect(stops.filter((stop) => ["timeline", "map", "row"].includes(stop))).toHaveLength(3);
  });

  it("filters, opens evidence and comes back", async () => {
    const {keyboard} = visit.page;
    await visit.go("/explore");
    await tabTo("[data-chart=timeline]");
    const first = await hold();
    await keyboard.press("ArrowRight");
    const second = await hold();
    expect(second).not.toBe(first);
    await keyboard.press("Enter");
    await drawer().waitFor();
    await keyboard.press("Escape");
    await drawer().waitFor({state: "detached"});
    expect(await hold()).toBe(second);
    await tabTo("[data-chart=map]");
    await keyboard.press("End");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Enter");
    await settled();
    const place = new URLSearchParams(search()).get("place") ?? "";
    expect(place).not.toBe("");
    expect(await total().textContent()).toBe(sayTotal(await ask({place: [place]})));
    await tabTo("[name=q]");
    await keyboard.type("iraq");
    await tabTo("[name=front]");
    await keyboard.press("Space");
    await settled();
    const front = new URLSearchParams(search()).get("front") ?? "";
    await expect.poll(search).toBe(`?q=iraq&front=${front}&place=${place}`);
    const values = {q: "iraq", front: [front], place: [place]};
    await expect.poll(() => total().textContent()).toBe(sayTotal(await ask(values)));
    await tabTo("[data-chart=map]", "Shift+Tab");
    await keyboard.press("Space");
    await expect.poll(search).toBe(`?q=iraq&front=${front}`);
  });
});

/** Presses a key until the focus is where it should be. */
async function tabTo(selector: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await visit.page.keyboard.press(key);
    if (await visit.page.evaluate((at) => document.activeElement?.closest(at) !== null, selector)) return;
  }
  throw new Error(`out of reach: ${selector}`);
}

/** Names the mark that has the focus. */
function hold(): Promise<string | null | undefined> {
  return visit.page.evaluate(() => document.activeElement?.getAttribute("href"));
}

/** Names the stops of the Tab key within the figure, numbers left out. */
async function tabThrough(): Promise<string[]> {
  await tabTo("figure");
  const stops: string[] = [];
  for (;;) {
    const stop = await visit.page.evaluate(() => {
      const at = document.activeElement;
      if (!at?.closest("figure")) return null;
      if (at.closest("th")) return "heading";
      if (at.closest("tbody tr")) return "row";
      const name = at.closest("[data-chart]")?.getAttribute("data-chart") ?? at.getAttribute("name");
      return name ?? at.getAttribute("aria-label") ?? (at.closest("label") ?? at).textContent.trim();
    });
    if (stop === null) return stops;
    stops.push(stop.replace(/\d+/g, "#"));
    await visit.page.keyboard.press("Tab");
  }
}

describe("on a narrow phone", () => {
  it("unfolds its filters and never scrolls sideways", async () => {
    await visit.page.setViewportSize({width: 320, height: 640});
    await visit.go("/explore");
    const excess = () => visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await excess()).toBeLessThanOrEqual(0);
    expect(await field("q").isVisible()).toBe(false);
    const unfolding = figure().getByRole("button", {name: "Filters", exact: true});
    await unfolding.click();
    expect(await unfolding.getAttribute("aria-expanded")).toBe("true");
    expect(await field("q").evaluate((input) => input === document.activeElement)).toBe(true);
    await unfold();
    expect(await excess()).toBeLessThanOrEqual(0);
    const small = await figure()
      .locator("form :is(label, button, input:not([type=checkbox])):visible")
      .evaluateAll((all) =>
        all
          .filter((each) => each.closest("label:not([for])") === each || !each.matches("label"))
          .map((each) => ({each, box: each.getBoundingClientRect()}))
          .filter(({box}) => box.height < 24 || box.width < 24)
          .map(({each}) => each.outerHTML.slice(0, 80))
      );
    expect(small).toEqual([]);
    await boxOf("front", "tajikistan").check();
    await boxOf("weapon", "drone").check();
    await settled();
    expect(await excess()).toBeLessThanOrEqual(0);
    expect(await figure().locator(".board-unfold").textContent()).toBe("Filters: 2 set");
    await figure()
      .getByRole("button", {name: /^Open Weapon/})
      .click();
    await expect.poll(() => total().textContent()).toBe(sayTotal(await ask({front: ["tajikistan"]})));
  });
});

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  it("keeps the words of every front apart from the bar behind them", async () => {
    await visit.page.emulateMedia({colorScheme});
    await visit.go("/explore");
    const contrasts = await contrastsIn(figure().locator("label[data-hue]"));
    expect(contrasts).toHaveLength(5);
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
  });
});

describe("without JavaScript", () => {
  it("stands with every event, and says that filters need it", async () => {
    const context = await visit.browser.newContext({javaScriptEnabled: false});
    const tab = await context.newPage();
    await visit.go("/explore?front=tajikistan", tab);
    const still = figureOf(tab, ID);
    expect(await still.locator(".board-count").textContent()).toBe(sayTotal(everything));
    expect(await still.locator("tbody tr").count()).toBe(everything.length);
    const placed = everything.filter(({lat}) => lat !== null).length;
    expect(await still.locator(".figure-variant:visible .place [data-event]").count()).toBe(placed);
    expect(await still.locator(".figure-note:visible").textContent()).toMatch(
      /^Filters need JavaScript, which is off here\./
    );
    expect(await still.locator("form :is(input, button):visible").count()).toBe(0);
    await context.close();
  });
});

async function open(query: string): Promise<void> {
  await visit.go(`/explore${query}`);
  await settled();
}

function historyLength(): Promise<number> {
  return visit.page.evaluate(() => history.length);
}
