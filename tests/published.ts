import {afterAll, beforeAll} from "vitest";
import {published} from "../loaders/lib/publish.js";
import {openNative} from "../scripts/build/native-duckdb.js";
import type {Native} from "../scripts/build/native-duckdb.js";

/** Opens the published file on native DuckDB before the tests that follow, and closes it after them. */
export function openPublished(): Pick<Native, "query"> {
  let native: Native | undefined;
  beforeAll(async () => {
    native = await openNative(await published("five-fronts.duckdb"));
  }, 60_000);
  afterAll(() => native?.close());
  return {
    query: (...asked) => {
      if (!native) throw new Error("nothing to ask: only within a test");
      return native.query(...asked);
    }
  };
}
