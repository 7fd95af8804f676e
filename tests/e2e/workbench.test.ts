import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {splitStatements} from "../../components/data/duckdb/tokens.js";
import {notebookOf} from "../../components/workbench/notebook/notebook.js";
import {printLink} from "../../components/workbench/notebook/url.js";
import {readExamples} from "../../scripts/build/query-library.js";
import {openPublished} from "../published.js";
import {HEAVY, PATIENCE, browse, reload, runSql, waitFor, writeSql} from "./browsing.js";
import type {Locator, Page} from "playwright-core";
import type {Browsing} from "./browsing.js";

/** Of the group of tests that runs. */
let visit: Browsing;
const native = openPublished();

const field = (page = visit.page): Locator => page.locator(".cm-content").first();
const run = (page = visit.page): Locator => page.getByRole("button", {name: "Run", exact: true}).first();
const status = (page = visit.page): Locator => page.locator(".sql-status").first();
const said = (page = visit.page): Locator => page.locator(".workbench-status");

/** Opens the workbench and waits for the field that knows SQL. */
async function open(address = "/sql", page: Page = visit.page): Promise<void> {
  await visit.go(address, page);
  await field(page).waitFor(PATIENCE);
}

async function ask(sql: string): Promise<void> {
  await runSql(visit.page, sql);
}

/** Reads the cells in sight of the first result. */
function cells(): Promise<string[][]> {
  return visit.page
    .locator(".sql-grid")
    .first()
    .locator(".grid-row")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent))
    );
}

describe("openWorkbench(document), on one page", () => {
  const kept = browse({isKept: true, viewport: {width: 1280, height: 800}});

  beforeAll(() => {
    visit = kept;
    return open();
  });

  it("fetches nothing before it is asked, and then answers", async () => {
    await open();
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    await run().click();
    await status().filter({hasText: "5 rows"}).waitFor(PATIENCE);
    const {rows} = await native.query(
      "select a.front_label, count(*)::int as n from events e join articles a using (article_id) group by all order by n desc"
    );
    expect((await cells()).map(([front, n]) => [front, Number(n)])).toEqual(rows.map((row) => Object.values(row)));
    expect(visit.faults).toEqual([]);
  });

  it("shows typed cells, and markup as text", async () => {
    await ask(
      "select null as nothing, 'NULL' as word, date '2022-01-05' as day, [1, null] as list, 170141183460469231731687303715884105727::hugeint as big, '<img src=x onerror=alert(1)>' as html"
    );
    await status().filter({hasText: "1 row"}).waitFor(PATIENCE);
    expect(await cells()).toEqual([
      [
        "NULL",
        "NULL",
        "2022-01-05",
        "[1,null]",
        "170141183460469231731687303715884105727",
        "<img src=x onerror=alert(1)>"
      ]
    ]);
    expect(await visit.page.locator(".sql-grid .null").count()).toBe(1);
    expect(await visit.page.locator(".sql-grid img").count()).toBe(0);
  });

  it("runs several statements, or the one under the cursor", async () => {
    await ask("select 1 as one; select 2 as two, 3 as three;");
    await expect.poll(() => visit.page.locator(".result").count(), PATIENCE).toBe(2);
    await visit.page.keyboard.press("ControlOrMeta+Home");
    await visit.page.keyboard.press("ControlOrMeta+Shift+Enter");
    await expect.poll(() => visit.page.locator(".result").count(), PATIENCE).toBe(1);
    expect(await cells()).toEqual([["1"]]);
  });

  it("stops a query, and one that runs out of its time, and answers again", async () => {
    await ask("select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7");
    const stop = visit.page.getByRole("button", {name: "Stop"}).first();
    await expect.poll(() => stop.isEnabled(), PATIENCE).toBe(true);
    await visit.page.locator(".workbench-prompt:empty").waitFor({state: "attached", ...PATIENCE});
    await stop.click();
    await status().filter({hasText: "Stopped."}).waitFor(PATIENCE);
    await ask("select 41 + 1 as answer");
    await expect.poll(() => cells().catch(() => []), PATIENCE).toEqual([["42"]]);
  });

  it("lets tables be changed in a copy, and brings them back", async () => {
    await ask("delete from events; select count(*) as n from events");
    await expect.poll(() => cells().catch(() => []), PATIENCE).toEqual([["0"]]);
    await visit.page.getByRole("button", {name: "Reset tables"}).click();
    await said().filter({hasText: "as they were published"}).waitFor(PATIENCE);
    await ask("select count(*) as n from events");
    const {rows} = await native.query("select count(*)::int as n from events");
    await expect.poll(() => cells().catch(() => []), PATIENCE).toEqual([[`${Number(rows[0]?.n)}`]]);
  });

  it.each([
    ["select * from 'https://example.org/x.csv'", /Files and addresses are off/],
    ["install json", /INSTALL is off/],
    ["attach 'x.duckdb'", /ATTACH is off/],
    ["copy events to 'x.csv'", /COPY is off/]
  ])("says why not: %s", async (sql, why) => {
    await ask(sql);
    await visit.page.locator(".sql-error").filter({hasText: why}).waitFor(PATIENCE);
    expect(visit.requests.filter((url) => url.includes("example.org"))).toEqual([]);
  });

  it("opens the evidence of a row", async () => {
    await ask("select event_id from events where event_id like 'ain-al-asad%' order by 1");
    await visit.page.locator(".sql-grid a").first().click();
    await visit.page.locator("dialog.drawer[open]").filter({hasText: "Ain al-Asad"}).waitFor(PATIENCE);
    await visit.page.keyboard.press("Escape");
    await visit.page.locator("dialog.drawer[open]").waitFor({state: "detached"});
    expect(await field().textContent()).toContain("ain-al-asad");
  });

  it(
    "sorts, finds and draws a result of a million rows that only shows those in sight",
    {timeout: 120_000},
    async () => {
      await ask("select range as n, (range * 7919) % 1000003 as mixed from range(1000000)");
      await status().filter({hasText: "The first 10,000 rows"}).waitFor(PATIENCE);
      await visit.page.getByRole("button", {name: "Load all rows"}).click();
      await expect
        .poll(() => visit.page.locator(".sql-grid").getAttribute("aria-rowcount"), {timeout: 60_000})
        .toBe("1000001");
      expect(await visit.page.locator(".grid-row").count()).toBeLessThan(60);
      await visit.page.locator(".sql-grid").focus();
      await visit.page.keyboard.press("ControlOrMeta+End");
      await expect.poll(async () => (await cells()).at(-1)?.[0], PATIENCE).toBe("999999");
      await visit.page.getByRole("button", {name: /^mixed /}).click();
      await expect.poll(async () => (await cells())[0], {timeout: 60_000}).toEqual(["0", "0"]);
    }
  );

  it("takes a file of the reader's to join with ours, also after a restart", async () => {
    const file = {
      name: "my fronts.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("front,weight\ntajikistan,2\nhusseiniyon,3\n")
    };
    await visit.page.locator("input[type=file]").setInputFiles(file);
    await said().filter({hasText: "is the table my_fronts now, with 2 rows"}).waitFor(PATIENCE);
    const sql = "select article_id, weight from my_fronts m join articles a on a.article_id = m.front order by 1";
    await ask(sql);
    await expect
      .poll(() => cells().catch(() => []), PATIENCE)
      .toEqual([
        ["husseiniyon", "3"],
        ["tajikistan", "2"]
      ]);
    await visit.page.getByRole("button", {name: "Reset tables"}).click();
    await said().filter({hasText: "as they were published"}).waitFor(PATIENCE);
    await ask(`${sql} desc`);
    await expect
      .poll(() => cells().catch(() => []), PATIENCE)
      .toEqual([
        ["tajikistan", "2"],
        ["husseiniyon", "3"]
      ]);
  });

  it("leads from a diagram of how tables join to the columns of one", async () => {
    const {page} = visit;
    await page.setViewportSize({width: 1280, height: 800});
    await run().click();
    await page.getByRole("button", {name: "How the tables join"}).click(PATIENCE);
    const dialog = page.getByRole("dialog", {name: "How the tables join"});
    const table = dialog
      .getByRole("link", {name: /^events .*: refers to articles, paragraphs/})
      .filter({visible: true});
    await table.press("Enter");
    await dialog.waitFor({state: "detached"});
    expect(await page.evaluate(() => document.activeElement?.closest("details")?.dataset.table)).toBe("events");
    expect(await page.locator("details[data-table=events] .schema-name").first().isVisible()).toBe(true);
    expect(page.url()).toBe(`${visit.site.origin}/sql`);
  });

  it("give what native DuckDB gives", {timeout: 180_000}, async () => {
    const {page} = visit;
    // Only the columns in sight are drawn.
    await page.addStyleTag({content: ".sql-grid {width: 8000px}"});
    const examples = readExamples().filter(({id}) => id !== "own-note");
    expect(examples.length).toBeGreaterThan(20);
    for (const {id, sql} of examples) {
      const [statement] = splitStatements(sql);
      const {rows} = await native.query(statement?.sql ?? "");
      await ask(sql);
      await expect
        .poll(() => status().textContent(), {...PATIENCE, message: id})
        .toMatch(new RegExp(`^${rows.length} rows? in`));
      const [first] = rows;
      await expect
        .poll(async () => (await cells())[0]?.length, {...PATIENCE, message: id})
        .toBe(Object.keys(first ?? {}).length);
      const shown = (await cells())[0]?.map((cell) => cell.replaceAll("\\", ""));
      const expected = Object.values(first ?? {}).map((value) =>
        value === null ? "NULL" : typeof value === "object" ? JSON.stringify(value) : String(value)
      );
      const cut = (cell: string): string => (cell.length > 200 ? `${cell.slice(0, 200)}…` : cell);
      expect(shown, id).toEqual(expected.map((cell) => cut(cell).replaceAll("\\", "")));
    }
    expect(await page.locator(".sql-error").count()).toBe(0);
  });
});

describe("openWorkbench(document)", () => {
  const fresh = browse();

  beforeAll(() => {
    visit = fresh;
  });

  it("says what is wrong, marks where, and keeps what was written", async () => {
    await open();
    await ask("select titel from events");
    const fault = visit.page.locator(".sql-error");
    await fault.filter({hasText: "titel"}).waitFor(PATIENCE);
    expect(await visit.page.locator(".cm-lintRange-error").textContent()).toBe("titel");
    expect(await field().textContent()).toBe("select titel from events");
    await reload(visit.page);
    await field().filter({hasText: "select titel from events"}).waitFor(PATIENCE);
  });

  it("draws a chart, sums up columns, and keeps the chart in the link", async () => {
    const {page} = visit;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await open();
    await run().click();
    await status().filter({hasText: "5 rows"}).waitFor(PATIENCE);
    await page.getByRole("button", {name: "Columns"}).click();
    await page.locator(".summary tbody tr").nth(2).waitFor(PATIENCE);
    await page.getByRole("button", {name: "Chart"}).click();
    await page.locator(".chart svg[role=img], .chart [role=img]").first().waitFor(PATIENCE);
    await page.locator(".chart select[name=mark]").selectOption("dot");
    await page.getByRole("button", {name: "Copy link"}).click();
    await said().filter({hasText: "copied"}).waitFor(PATIENCE);
    const tab = await visit.openTab();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await open(link.slice(visit.site.origin.length), tab);
    await tab.getByText("This SQL came with a link.").waitFor(PATIENCE);
    expect(await tab.locator(".result").count()).toBe(0);
    await tab.getByRole("button", {name: "Run it"}).click();
    await tab.locator(".chart select[name=mark]").waitFor(PATIENCE);
    expect(await tab.locator(".chart select[name=mark]").inputValue()).toBe("dot");
  });

  it("says that a link was cut, and keeps the draft", async () => {
    await open();
    await writeSql(visit.page, "select 'mine' as draft");
    const link = await printLink(notebookOf("select 1 as one, 'two' as two, 3.0 as three"));
    await visit.go("/methods");
    await open(`/sql${link.slice(0, -7)}`);
    await visit.page.getByText("The link was cut: 7 of its").waitFor(PATIENCE);
    expect(await field().textContent()).toContain("mine");
  });

  it("asks on a phone before it fetches much", async () => {
    await visit.page.setViewportSize({width: 390, height: 800});
    await open();
    await run().click();
    await visit.page.getByText("a database engine of about 8 MB").waitFor(PATIENCE);
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    await visit.page.keyboard.press("Enter");
    expect(await visit.page.evaluate(() => document.activeElement?.textContent)).toBe("Run");
    await status().filter({hasText: "5 rows"}).waitFor(PATIENCE);
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it("runs a figure's query at once, with the parameters of its link", async () => {
    await open();
    await writeSql(visit.page, "select 'mine' as draft");
    await open("/sql?figure=drone-timeline&certainty=asserted");
    await visit.page.getByText("A query of this report.").waitFor(PATIENCE);
    await status().filter({hasText: "rows in"}).waitFor(PATIENCE);
    expect(await visit.page.locator(".sql-values input[name=certainty]").inputValue()).toBe("asserted");
    const sql = readFileSync("components/figures/drone-timeline/query.sql", "utf8");
    const {rows} = await native.query(sql, {weapon: null, certainty: "asserted", words: 1, reading: null});
    expect(await status().textContent()).toMatch(new RegExp(`^${rows.length} rows`));
    await open();
    expect(await field().textContent()).toContain("mine");
  });

  it("is where the SQL of a figure leads, with what its filters say", async () => {
    const {page} = visit;
    await visit.go("/iranian-proxies?weapon=drone#drone-timeline-sql");
    await waitFor(page, "drone-timeline", "live");
    await page.getByRole("link", {name: "Open in the SQL workbench"}).first().click();
    await status().filter({hasText: "rows in"}).waitFor(PATIENCE);
    expect(await page.locator(".sql-values input[name=weapon]").inputValue()).toBe("drone");
    const sql = readFileSync("components/figures/drone-timeline/query.sql", "utf8");
    const {rows} = await native.query(sql, {weapon: "drone", certainty: null, words: 1, reading: null});
    expect(await status().textContent()).toMatch(new RegExp(`^${rows.length} rows`));
  });

  it("keeps the limits that the reader sets, and says when a query reaches one", async () => {
    const {page} = visit;
    await open();
    await page.getByLabel("Memory limit of the database").selectOption("256 MB");
    await ask("create table mine as select 1 as n; select string_agg(repeat('x', 1000), '') from range(1000000)");
    const fault = page.locator(".sql-error");
    await fault
      .filter({hasText: /memory limit of 256 MB\. It asked for \d+ MB more when \d+ MB were in use/})
      .waitFor(PATIENCE);
    await fault.filter({hasText: "allow more memory above the cells"}).waitFor();
    await page.getByLabel("Memory limit of the database").selectOption("1 GB");
    await said().filter({hasText: "may use 1 GB. It was started anew"}).waitFor(PATIENCE);
    await ask("select value from duckdb_settings() where name = 'memory_limit'");
    await expect.poll(() => cells().catch(() => []), PATIENCE).toEqual([["1.0 GiB"]]);
    await page.getByLabel("Memory limit of the database").selectOption("512 MB");
    await page.getByLabel("Time limit of a query").selectOption("30 seconds");
    await open();
    expect(await page.getByLabel("Memory limit of the database").inputValue()).toBe("512");
    expect(await page.getByLabel("Time limit of a query").inputValue()).toBe("30000");
  });

  it("gives a chart to other pages, where it waits for the word of their reader", async () => {
    const {page} = visit;
    await open();
    await ask("select kind, count(*) as actors from actors group by kind order by actors desc limit 3");
    await page.getByRole("button", {name: "Chart", exact: true}).click(PATIENCE);
    await page.getByRole("button", {name: "Embed"}).click(PATIENCE);
    await page.locator(".chart-embed input[name=title]").fill("Kinds <b>of</b> actors");
    const code = page.getByLabel("Live", {exact: true});
    await expect.poll(() => code.inputValue(), PATIENCE).toContain('title="Kinds &lt;b&gt;of&lt;/b&gt; actors"');
    expect(await page.getByLabel("Frozen", {exact: true}).inputValue()).toMatch(/<svg [^]*Kinds &lt;b&gt;of[^]*<rect/);
    const tab = await visit.openTab();
    visit.requests.length = 0;
    await tab.setContent(await code.inputValue(), {waitUntil: "networkidle"});
    const frame = tab.frameLocator("iframe");
    await frame.getByRole("heading", {name: "Kinds <b>of</b> actors"}).waitFor(PATIENCE);
    await frame.locator("pre").filter({hasText: "from actors group by kind"}).waitFor();
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    await frame.getByRole("button", {name: "Run"}).click();
    await frame.locator("[role=img] [aria-label=bar] rect").nth(2).waitFor(PATIENCE);
    const height = (): Promise<number> => tab.locator("iframe").evaluate((each) => each.clientHeight);
    const [inner] = tab.frames().slice(1);
    const content = (): Promise<number> | undefined =>
      inner?.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    await expect.poll(async () => (await height()) - ((await content()) ?? 0), PATIENCE).toBe(0);
    const [bench] = await Promise.all([visit.context.waitForEvent("page"), frame.locator(".figure-source a").click()]);
    await bench.getByText("This SQL came with a link.").waitFor(PATIENCE);
    expect(visit.faults).toEqual([]);
  });

  it("runs a query of ours in a frame at once, and says what an address lacks", async () => {
    const {page} = visit;
    await visit.go("/embed/sql?query=events-by-front");
    await page.locator("[role=img] [aria-label=bar] rect").nth(4).waitFor(PATIENCE);
    expect(await page.locator(".workbench-notice").count()).toBe(0);
    await visit.go("/embed/sql");
    await page.getByText("holds no query").waitFor(PATIENCE);
  });

  it("adds, moves, notes and removes cells, and keeps them", async () => {
    const {page} = visit;
    await open();
    await page.getByRole("button", {name: "Add note"}).click();
    await page.locator(".note-field:visible").fill("# A *note*\n<script>alert(1)</script>");
    await page.getByRole("button", {name: "Done"}).click();
    await page.locator(".note-text h1").waitFor(PATIENCE);
    expect(await page.locator(".note-text script").count()).toBe(0);
    await page.getByRole("button", {name: "Move Note up"}).click();
    expect(await page.locator(".workbench-cell").first().getAttribute("aria-label")).toBe("Note");
    await page.getByRole("button", {name: "Remove SQL"}).click();
    await page.getByRole("button", {name: "Bring it back"}).click();
    await reload(page);
    expect(
      await page.locator(".workbench-cell").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")))
    ).toEqual(["Note", "SQL"]);
  });
});
