import {describe, expect, it} from "vitest";
import {isShort} from "../../../components/data/duckdb/restarting-engine.js";
import {failureText} from "../../../components/live/errors.js";

const KEPT = "The figure stays as it was, and your choice is kept.";

describe("failureText(error)", () => {
  it.each([
    ["download failed: /x.wasm.gz (no answer)", "The database could not be fetched. "],
    ["download failed: /x.wasm.gz (404)", "The database could not be fetched (status 404). "],
    ["Failed to fetch dynamically imported module: /a.js", "The database could not be fetched. "],
    ["Importing a module script failed.", "The database could not be fetched. "],
    ["database not started: database worker: not loaded", "The database could not be fetched. "],
    ["database not started: not a module: 58 bytes", "The database does not start: "],
    ["database not started: IO Error: Corrupt database file", "The database does not start: "],
    [
      "database not started: WebAssembly.Memory(): could not allocate memory",
      "This browser has too little free memory"
    ],
    ["Out of Memory Error: Allocation failure", "This browser has too little free memory"],
    ["query too slow: 10000 ms", "The answer took too long"],
    ["query crashed: RuntimeError: memory access out of bounds", "The database broke down over this choice"],
    ["number too large: 9007199254740993", "number too large: 9007199254740993. "]
  ])("puts %s into a reader's words", (message, said) => {
    const line = failureText(new Error(message));
    expect(line.startsWith(said), line).toBe(true);
    expect(line).toContain(` ${KEPT} `);
  });
});

describe("isShort(error)", () => {
  it.each([
    [new RangeError("WebAssembly.instantiate(): Out of memory"), true],
    [new RangeError("Array buffer allocation failed"), true],
    [new Error("RuntimeError: memory access out of bounds"), false],
    [new Error("download failed: /x.gz (404)"), false]
  ])("%s", (error, isMemory) => expect(isShort(error)).toBe(isMemory));
});
