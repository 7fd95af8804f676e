import type {Page} from "playwright-core";
import type {Database} from "../../components/data/duckdb/client.js";

/** Milliseconds until a database has answered. */
export interface Starts {
  /** The first time, its files fetched from this machine. */
  first: number;
  /** After a crash, from the question that crashed it until the next was answered, less the crash itself. */
  again: number;
}

const CRASH = "select length(repeat('x', 3000000000)) as n";

/**
 * Starts the database of a page, lets it crash, and waits for the next answer. `module` is the address of the page's
 * own client. The crash is asked twice, as every query is that an engine does not survive, so that `again` is measured
 * from the second.
 */
export async function timeStarts(page: Page, module: string): Promise<Starts> {
  await page.evaluate(`import("${module}").then(({database}) => { window.client = database(); })`);
  return page.evaluate(async (crash) => {
    const {client} = window as unknown as {client: Database};
    const time = async (sql: string): Promise<number> => {
      const start = performance.now();
      await client.query(sql, {timeoutMs: 30_000}).catch(() => undefined);
      return performance.now() - start;
    };
    const first = await time("select 1");
    await time(crash);
    const again = await time("select 1");
    return {first, again};
  }, CRASH);
}
