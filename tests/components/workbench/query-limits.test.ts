import {describe, expect, it} from "vitest";
import {openStorage} from "../../../components/workbench/notebook/local-storage.js";
import {LIMITS, parseLimits, printMemory} from "../../../components/workbench/query-limits.js";
import {parseQueryError} from "../../../components/workbench/sql/query-error.js";
import {published} from "../../../loaders/lib/publish.js";
import {openWasm} from "../../wasm.js";

describe("parseLimits(text)", () => {
  it.each([
    [null, LIMITS],
    ["{", LIMITS],
    ["null", LIMITS],
    ['{"timeoutMs":30000,"memoryMb":512}', {timeoutMs: 30_000, memoryMb: 512}],
    ['{"timeoutMs":1e12,"memoryMb":"512"}', LIMITS],
    ['{"memoryMb":2048}', {...LIMITS, memoryMb: 2048}]
  ])("reads %s", (text, limits) => {
    expect(parseLimits(text)).toEqual(limits);
  });

  it("reads what a shelf keeps, in a browser that keeps nothing too", () => {
    const refused = {
      get localStorage(): Storage {
        throw new Error("SecurityError");
      }
    };
    const storage = openStorage(refused);
    expect(storage.limits()).toEqual(LIMITS);
    storage.saveLimits({timeoutMs: 120_000, memoryMb: 256});
    expect(storage.limits()).toEqual({timeoutMs: 120_000, memoryMb: 256});
  });
});

describe("printMemory(mb)", () => {
  it.each([
    [0.25, "0.3 MB"],
    [16, "16 MB"],
    [953.6, "954 MB"],
    [1024, "1 GB"],
    [1536, "1.5 GB"]
  ])("prints %d", (mb, text) => expect(printMemory(mb)).toBe(text));
});

describe("faultOf(error, sql)", () => {
  it("says what was asked of the memory, what there was and what can be done", {timeout: 30_000}, async () => {
    const wasm = await openWasm(await published("five-fronts.duckdb"));
    wasm.read("set memory_limit = '64MiB'");
    const sql = "select string_agg(repeat('x', 1000), '') from range(1000000)";
    const fault = await Promise.resolve()
      .then(() => wasm.read(sql))
      .then(
        () => null,
        (error: unknown) => parseQueryError(error, sql)
      );
    expect(fault?.message).toMatch(
      /^Stopped: the query reached its memory limit of 64 MB\. It asked for \d+ MB more when \d+ MB were in use\.$/
    );
    expect(fault?.hint).toContain("allow more memory above the cells");
    expect(wasm.query("select count(*)::int as n from articles").rows).toEqual([{n: 5}]);
  });

  it.each([
    ["Out of Memory Error: Allocation failure", "Stopped: the query reached its memory limit."],
    ["query too slow: 30000 ms", "Stopped: the query had no answer within 30 seconds, its time limit."]
  ])("says plainly: %s", (text, said) => {
    expect(parseQueryError(new Error(text), "select 1").message).toBe(said);
  });

  it.each([
    [
      'Catalog Error: Scalar Function with name "current_date" is not in the catalog, but it exists in the icu extension.\n\nPlease try installing and loading the icu extension by running:\nINSTALL icu;\nSee https://duckdb.org/docs/extensions',
      /^What day it is/
    ],
    [
      'Catalog Error: Type with name "json" exists in the json extension. See https://duckdb.org/docs',
      /^This needs an extension/
    ],
    ['Cannot change configuration option "memory_limit" - the configuration has been locked', /^Settings stay/],
    [
      'Cannot access file "https://example.org/x.csv" - file system operations are disabled',
      /^Files and addresses are off/
    ]
  ])("advises: %s", (text, hint) => {
    const fault = parseQueryError(new Error(text), "select 1");
    expect(fault.hint).toMatch(hint);
    expect(fault.message).not.toContain("INSTALL");
  });
});
