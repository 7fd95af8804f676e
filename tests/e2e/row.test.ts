import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {parseXml} from "@rgrove/parse-xml";
import {group} from "d3";
import {describe, expect, it} from "vitest";
import {formats} from "../../components/export/data-file.js";
import {parseSchema} from "../../components/state/page-parameters.js";
import {bindings, defaults} from "../../components/state/parameters.js";
import {parseLink} from "../../components/state/url-codec.js";
import {published} from "../../loaders/lib/publish.js";
import {readFigures, readSql} from "../../scripts/build/report.js";
import {readPng} from "../png.js";
import {openPublished} from "../published.js";
import {readBack} from "../read-back.js";
import {HEAVY, PATIENCE, browse, change, drawing, figureOf as figureOn, figuresPlaced, waitFor} from "./browsing.js";
import type {Download, Locator, Page} from "playwright-core";
import type {Types} from "../../components/data/column-type.js";
import type {Row} from "../../components/data/row.js";

const ITEMS = ["Table", "Link", "Data", "Image", "SQL", "Cite", "Embed"];
const figures = await readFigures();
const placed = figuresPlaced();
const [first = {id: "", path: ""}] = placed;

/** Tells whether a figure is the first of its page: in a browser the picture of one tells of the others, too. */
const isFirst = ({id, path}: {id: string; path: string}): boolean =>
  placed.find((place) => place.path === path)?.id === id;

const visit = browse({permissions: ["clipboard-read", "clipboard-write"]});
const native = openPublished();

/** Figures that answer from the rows of the page. */
const own = new Set(figures.filter(({filtersRows}) => filtersRows === true).map((figure) => figure.id));

const heavy = () => visit.requests.filter((url) => HEAVY.test(url));
const figureOf = (id: string, on = visit.page): Locator => figureOn(on, id);
const rowOf = (id: string): Locator => figureOf(id).locator(".figure-toolbar");
const item = (id: string, name: string): Locator =>
  rowOf(id).locator(".toolbar-items").getByRole("button", {name, exact: true});
const panel = (id: string): Locator => rowOf(id).locator(".toolbar-panel[data-open]");
const status = (id: string): Locator => rowOf(id).locator(".toolbar-status");
const clipboard = (): Promise<string> => visit.page.evaluate(() => navigator.clipboard.readText());
const focused = (): Promise<string> =>
  visit.page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.textContent ?? "");

async function openPlain({id, path}: {id: string; path: string}): Promise<Locator> {
  await visit.go(`/${path}`);
  return figureOf(id);
}

/** Reads from a page how many rows the table twin of a figure has, those out of sight too, and what its title says. */
async function shownOn(id: string, on = visit.page): Promise<{rows: number; title: string}> {
  const figure = figureOf(id, on);
  const count = await figure.locator(".figure-table table").getAttribute("aria-rowcount");
  return {
    rows: count === null ? await figure.locator(".figure-table tbody tr").count() : Number(count) - 1,
    title: (await figure.locator(".figure-title").textContent()) ?? ""
  };
}

/** Waits until the table, which may be drawn later than the rest where nobody sees it, has the rows of the figure. */
async function settledOn(id: string): Promise<{rows: number; title: string}> {
  const {length} = await rowsOf(id);
  await expect.poll(async () => (await shownOn(id)).rows, PATIENCE).toBe(length);
  return shownOn(id);
}

/** Asks native DuckDB for the rows of a figure under the values of the page's address. */
async function rowsOf(id: string): Promise<readonly Row[]> {
  const schema = parseSchema((await visit.page.locator("#page-schema").textContent()) ?? "");
  const {search, hash} = new URL(visit.page.url());
  const {values} = parseLink(schema, search, hash);
  const parameters = figures.find((figure) => figure.id === id)?.parameters ?? {};
  return (await native.query(readSql(id), bindings(parameters, {...defaults(parameters), ...values}))).rows;
}

/** Presses a button of the open panel and gives the file that comes. */
async function taken(id: string, name: string): Promise<{name: string; bytes: Buffer}> {
  const coming: Promise<Download> = visit.page.waitForEvent("download", PATIENCE);
  await panel(id).getByRole("button", {name, exact: true}).click();
  const download = await coming;
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}

async function typesOf(id: string): Promise<Types> {
  const parameters = figures.find((figure) => figure.id === id)?.parameters ?? {};
  return (await native.query(readSql(id), bindings(parameters, defaults(parameters)))).types;
}

/** Takes the rows in each format and compares them with those of native DuckDB. */
async function expectFiles(id: string): Promise<void> {
  const rows = await rowsOf(id);
  expect((await settledOn(id)).rows).toBe(rows.length);
  const types = await typesOf(id);
  await item(id, "Data").click();
  for (const {format, label} of formats) {
    const {name, bytes} = await taken(id, label);
    expect(name).toMatch(new RegExp(`^${id}-\\d{4}-\\d{2}-\\d{2}\\.[0-9a-f]{10}\\.${format}$`));
    const read = await readBack(native, format, bytes, types);
    expect(read.rows, format).toEqual(rows);
    expect(read.types, format).toEqual(types);
    await expect.poll(() => status(id).textContent()).toContain(`Saved ${name}`);
  }
}

/** Takes pictures in both themes and both widths. */
async function expectPictures(id: string): Promise<void> {
  const title = (await figureOf(id).locator(".figure-title").textContent()) ?? "";
  await item(id, "Image").click();
  const preview = panel(id).locator("img");
  await preview.and(visit.page.locator("[src]")).waitFor(PATIENCE);
  for (const [theme, width] of [
    ["light", "as shown"],
    ["dark", "1200 pixels"]
  ] as const) {
    await panel(id).getByRole("combobox", {name: "Theme"}).selectOption(theme);
    await panel(id).getByRole("combobox", {name: "Width"}).selectOption(width);
    const svg = await taken(id, "SVG");
    expect(svg.name).toMatch(new RegExp(`^${id}-${theme}-.*\\.svg$`));
    const text = svg.bytes.toString();
    parseXml(text);
    expect(text).toContain("font/woff2;base64,");
    expect(text.match(/(?:href|src)="[^"]*"|url\((?!data:|#)[^)]*\)/g)).toBeNull();
    const words = [...text.matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map(([, word = ""]) => word).join(" ");
    for (const part of ["Terrorism Monitor 20(4)", "CC BY 4.0", "data version"]) expect(words).toContain(part);
    expect(text).toContain(`<title>${title.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}</title>`);
    const [, wide = "", high = ""] = /<svg[^>]* viewBox="0 0 (\d+) (\d+)"/.exec(text) ?? [];
    const {bytes} = await taken(id, "PNG");
    const png = readPng(bytes);
    expect([png.width, png.height]).toEqual([2 * Number(wide), 2 * Number(high)]);
    expect(png.colors).toBeGreaterThan(100);
    if (width !== "as shown") expect(Number(wide)).toBe(1200);
  }
}

/** Copies the link and opens it in another tab as somebody else would. */
async function expectLink(id: string, other: Page): Promise<void> {
  const shown = await settledOn(id);
  await item(id, "Link").click();
  await expect.poll(() => status(id).textContent()).toBe("Copied.");
  const link = await clipboard();
  expect(link).toMatch(new RegExp(`\\?v=\\d+&.*&d=.*&n=\\d+#${id}$`));
  await other.goto("about:blank");
  await other.goto(link);
  await other.locator(`figure[data-figure="${id}"]:not([data-state="loading"])`).waitFor(PATIENCE);
  await expect.poll(() => shownOn(id, other), PATIENCE).toEqual(shown);
  expect(await other.locator(".notice").count()).toBe(0);
}

/** Copies the script and runs it on native DuckDB. */
async function expectScript(id: string): Promise<void> {
  const shown = await settledOn(id);
  await item(id, "SQL").click();
  await panel(id).getByRole("button", {name: "Copy: Script for DuckDB"}).click();
  await expect.poll(() => status(id).textContent()).toBe("Copied.");
  const script = await clipboard();
  expect(script).toContain(`attach if not exists '${visit.site.origin}/data/five-fronts.duckdb'`);
  expect(await countRows(script)).toBe(shown.rows);
  const parameters = figures.find((figure) => figure.id === id)?.parameters ?? {};
  expect(await panel(id).locator("dt").allTextContents()).toEqual(Object.keys(parameters).map((name) => `$${name}`));
}

/** Reads the three citations. */
async function expectCitations(id: string): Promise<void> {
  const title = (await figureOf(id).locator(".figure-title").textContent()) ?? "";
  await item(id, "Cite").click();
  const fields = panel(id).locator("textarea");
  await expect.poll(() => fields.count(), PATIENCE).toBe(3);
  const [words = "", bibtex = "", csl = ""] = await fields.evaluateAll((all) =>
    all.map((each) => (each instanceof HTMLTextAreaElement ? each.value : ""))
  );
  const quoted = title.replaceAll("“", "‘").replaceAll("”", "’");
  for (const part of [quoted, "Five Fronts", "Accessed", "Terrorism Monitor 20, no. 4"]) expect(words).toContain(part);
  expect(bibtex).toMatch(/^@misc\{five-fronts-[\s\S]*urldate = [\s\S]*@article\{/);
  const [own, ...articles] = JSON.parse(csl) as {type: string; title: string}[];
  expect(own).toMatchObject({type: "figure", title});
  expect(articles.map(({type}) => type)).toContain("article-journal");
  for (const {title: name} of articles) expect(words).toContain(name);
}

const byPage = [...group(placed, ({path}) => path)].map(([path, places]) => ({
  path,
  // Those that need no database come first, as it stays once it is there.
  ids: places.map(({id}) => id).sort((a, b) => Number(own.has(b)) - Number(own.has(a)))
}));

describe.each(byPage)("attachToolbar(row, context): /$path", ({path, ids}) => {
  it(
    `stands, cites, comes alive, gives what is shown and goes back: ${ids.join(", ")}`,
    {timeout: 600_000},
    async () => {
      await visit.go(`/${path}`);
      const other = await visit.context.newPage();
      expect(heavy()).toEqual([]);
      expect(visit.requests.filter((url) => /panels\/|parquet|picture|bibtex/.test(url))).toEqual([]);
      for (const id of ids) {
        const figure = figureOf(id);
        const offered = figures.find((each) => each.id === id)?.dashboard ? ITEMS.slice(1) : ITEMS;
        for (const name of offered) expect(await item(id, name).getAttribute("aria-expanded"), name).toBe("false");
        await expectCitations(id);
        await item(id, "Cite").click();
        const [before, start] = [await drawing(figure), await shownOn(id)];
        await change(figure);
        await waitFor(visit.page, id, "live");
        if (own.has(id)) expect(heavy()).toEqual([]);
        else expect(heavy().length).toBeGreaterThan(0);
        expect(await drawing(figure), id).not.toBe(before);
        expect(await figure.locator(".figure-status").textContent()).toMatch(
          /^\d+ of \d+ (rows?|events?|ties) shown\./
        );
        await expectFiles(id);
        if (isFirst({id, path})) await expectPictures(id);
        await expectScript(id);
        await expectLink(id, other);
        await figure.locator("button[type=reset]").click();
        await figure.locator("button[type=reset]").waitFor({state: "hidden"});
        await expect.poll(() => shownOn(id), PATIENCE).toEqual(start);
      }
      expect(visit.faults).toEqual([]);
    }
  );
});

/** Runs a copied script on the published file and counts the rows of its last statement. */
async function countRows(script: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-row-"));
  const file = join(folder, "five-fronts.duckdb");
  writeFileSync(file, await published("five-fronts.duckdb"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(script.replace(/(attach if not exists ')[^']*/, `$1${file}`));
    return reader.getRows().length;
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, {recursive: true});
  }
}

describe("attachToolbar(row, context)", () => {
  const {id} = first;

  /** Names what reaches beyond the edges of the open panel. */
  const sticksOut = () =>
    panel(id).evaluate((element) => {
      const {left, right} = element.getBoundingClientRect();
      const boxes = [...element.children].map((part) => ({part, box: part.getBoundingClientRect()}));
      const isOut = (box: DOMRect) => box.width > 0 && (box.left < left || right < box.right);
      return boxes.filter(({box}) => isOut(box)).map(({part}) => part.className);
    });

  it("works by keyboard alone, one panel at a time", async () => {
    await openPlain(first);
    await item(id, "Link").focus();
    await visit.page.keyboard.press("Tab");
    expect(await focused()).toBe("Data");
    await visit.page.keyboard.press("Enter");
    expect(await item(id, "Data").getAttribute("aria-expanded")).toBe("true");
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.press("Space");
    expect(await item(id, "Data").getAttribute("aria-expanded")).toBe("false");
    expect(await item(id, "Image").getAttribute("aria-expanded")).toBe("true");
    expect(await panel(id).count()).toBe(1);
    await panel(id).getByRole("combobox", {name: "Theme"}).focus();
    await visit.page.keyboard.press("Escape");
    expect(await panel(id).count()).toBe(0);
    expect(await focused()).toBe("Image");
  });

  it("leads to the table and back with one key", async () => {
    await openPlain(first);
    const mark = figureOf(id).locator(".figure-variant:visible a[href]").first();
    await mark.focus();
    const href = await mark.getAttribute("href");
    await visit.page.keyboard.press("t");
    expect(await panel(id).getAttribute("data-panel")).toBe("table");
    expect(await status(id).textContent()).toMatch(/^Table open: \d+ rows\./);
    expect(await visit.page.evaluate(() => document.activeElement?.className)).toBe("figure-scroll");
    await visit.page.keyboard.press("t");
    expect(await panel(id).count()).toBe(0);
    expect(await focused()).toBe(href);
  });

  it("leaves the key to those who type", async () => {
    await openPlain(first);
    await item(id, "SQL").click();
    await panel(id).getByRole("button", {name: "Edit"}).click();
    await panel(id).getByRole("textbox", {name: "SQL of this figure"}).press("t");
    expect(await panel(id).getAttribute("data-panel")).toBe("sql");
    const value = await panel(id).getByRole("textbox", {name: "SQL of this figure"}).inputValue();
    expect(value.startsWith("t")).toBe(true);
  });

  it("shows the link where the clipboard refuses", async () => {
    await visit.page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("no"))}});
    });
    await openPlain(first);
    await item(id, "Link").click();
    await expect.poll(() => status(id).textContent()).toMatch(/^The browser does not allow it\./);
    const selected = await visit.page.evaluate(() => {
      const field = document.activeElement;
      return field instanceof HTMLInputElement
        ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
        : "";
    });
    expect(selected).toMatch(new RegExp(`#${id}$`));
  });

  it("says in one line that something did not come, and tries again", async () => {
    await openPlain(first);
    await visit.page.route(/theme\.json/, (route) => route.abort());
    await item(id, "Image").click();
    await expect.poll(() => status(id).textContent(), PATIENCE).toMatch(/^This did not work: /);
    await visit.page.unroute(/theme\.json/);
    await item(id, "Image").click();
    await item(id, "Image").click();
    await panel(id).locator("img[src]").waitFor(PATIENCE);
    expect(await status(id).textContent()).toBe("");
  });

  it("draws pictures without typefaces where these do not come", async () => {
    await openPlain(first);
    await visit.page.route(/woff2/, (route) => route.abort());
    await item(id, "Image").click();
    await panel(id).locator("img[src]").waitFor(PATIENCE);
    const {bytes} = await taken(id, "SVG");
    expect(bytes.toString()).not.toContain("base64");
    expect(readPng((await taken(id, "PNG")).bytes).colors).toBeGreaterThan(100);
  });

  it("takes edited SQL along and says so", async () => {
    const place = placed.find((each) => each.id === "arrest-counts") ?? first;
    await openPlain(place);
    await item(place.id, "SQL").click();
    await panel(place.id).getByRole("button", {name: "Edit"}).click();
    const field = panel(place.id).getByRole("textbox", {name: "SQL of this figure"});
    await field.fill(`select *, 1 as one from (${readSql(place.id)}) where article_id = 'ansar-al-islam'`);
    await field.press("Control+Enter");
    await figureOf(place.id).locator(".figure-edited").waitFor(PATIENCE);
    const shown = await shownOn(place.id);
    await item(place.id, "Data").click();
    const {name, bytes} = await taken(place.id, "Parquet");
    expect(name).toContain(`${place.id}-edited-`);
    const types = {...(await typesOf(place.id)), one: "INTEGER" as const};
    const read = await readBack(native, "parquet", bytes, types);
    expect(read.types).toEqual(types);
    expect(read.rows).toHaveLength(shown.rows);
    expect(read.rows.every((row) => row.one === 1 && row.article_id === "ansar-al-islam")).toBe(true);
    await item(place.id, "Link").click();
    await expect.poll(() => panel(place.id).textContent()).toContain("edited SQL, which the link does not carry");
    await item(place.id, "Cite").click();
    await expect.poll(() => panel(place.id).locator("textarea").first().inputValue()).toContain("a reader edited");
  });

  it("embeds a picture that stands under the strictest policy", async () => {
    await openPlain(first);
    await item(id, "Embed").click();
    await expect.poll(() => panel(id).locator("textarea").count(), PATIENCE).toBe(2);
    const [live = "", frozen = ""] = await panel(id)
      .locator("textarea")
      .evaluateAll((all) => all.map((each) => (each instanceof HTMLTextAreaElement ? each.value : "")));
    expect(live).toMatch(
      new RegExp(`^<iframe src="${visit.site.origin}/embed/${id}\\?v=1&amp;[^"]*#${id}" title="[^"]+"`)
    );
    const host = await visit.context.newPage();
    const complaints: string[] = [];
    host.on("console", (message) => complaints.push(message.text()));
    await host.route("https://elsewhere.example/", (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        headers: {"content-security-policy": "default-src 'none'"},
        body: `<!doctype html><title>Elsewhere</title>${frozen}`
      })
    );
    await host.goto("https://elsewhere.example/");
    const box = await host.locator("figure svg").boundingBox();
    expect(box?.height).toBeGreaterThan(200);
    expect(await host.locator("figcaption a").getAttribute("href")).toContain("&d=");
    expect(complaints).toEqual([]);
  });

  it("fits a narrow phone, whichever panel is open", async () => {
    await visit.page.setViewportSize({width: 320, height: 700});
    await openPlain(first);
    for (const name of ITEMS) {
      await item(id, name).click();
      await panel(id).locator("*").first().waitFor();
      if (name === "Image") await panel(id).locator("img[src]").waitFor(PATIENCE);
      if (name === "SQL") {
        await panel(id).getByText("Drawing code").click();
        await panel(id).locator(".drawing-code textarea").waitFor(PATIENCE);
      }
      const excess = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await sticksOut(), name).toEqual([]);
      expect(excess, name).toBeLessThanOrEqual(0);
      const {width = 0, height = 0} = (await item(id, name).boundingBox()) ?? {};
      expect(Math.min(width, height), name).toBeGreaterThanOrEqual(24);
    }
  });

  it("opens the panel that the address names", async () => {
    await visit.go(`/${first.path}#${id}-sql`);
    expect(await panel(id).getAttribute("data-panel")).toBe("sql");
    expect(await visit.page.locator(".notice").count()).toBe(0);
  });
});

describe("drawToolbar(options)", () => {
  it("leads somewhere without JavaScript", async () => {
    const plain = await visit.browser.newContext({javaScriptEnabled: false});
    const tab = await plain.newPage();
    const {id, path} = first;
    await tab.goto(`${visit.site.origin}/${path}`);
    const row = tab.locator(`figure[data-figure="${id}"] .figure-toolbar`);
    expect(await row.locator(".toolbar-panel:visible").count()).toBe(0);
    for (const name of ["Table", "Data", "Image", "SQL", "Cite"]) {
      await row.locator(".toolbar-items").getByRole("link", {name, exact: true}).click();
      const open = row.locator(".toolbar-panel:visible");
      expect(await open.count(), name).toBe(1);
      expect(((await open.textContent()) ?? "").trim(), name).not.toBe("");
      if (name === "SQL") await open.getByText("Drawing code").click();
      const hasFiles = ["Data", "Image", "SQL"].includes(name);
      for (const link of hasFiles ? await open.getByRole("link").all() : []) {
        const url = new URL((await link.getAttribute("href")) ?? "", tab.url());
        const response = await tab.request.get(url.href);
        expect(response.status(), url.pathname).toBe(200);
        expect((await response.body()).length, url.pathname).toBeGreaterThan(100);
      }
    }
    await plain.close();
  });
});
