import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {download, inflate, together} from "../../../../components/data/duckdb/download.js";

const BYTES = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const answer =
  (init: ResponseInit = {}): typeof fetch =>
  () =>
    Promise.resolve(new Response(BYTES, init));

describe("download(url, tell)", () => {
  it("gives the bytes and tells how many have come", async () => {
    const told: [number, boolean][] = [];
    const bytes = await download("x", (...heard) => told.push(heard), answer());
    expect(bytes).toEqual(BYTES);
    expect(told.at(-1)).toEqual([8, false]);
  });

  it("throws for what is not there", async () => {
    await expect(download("x", undefined, answer({status: 404}))).rejects.toThrow("download failed: x (404)");
    const silent = () => Promise.reject(new TypeError("Failed to fetch"));
    await expect(download("x", undefined, silent)).rejects.toThrow("download failed: x (no answer)");
  });
});

describe("inflate(bytes, type)", () => {
  const forms: [string, Uint8Array<ArrayBuffer>][] = [
    ["packed", new Uint8Array(gzipSync(BYTES))],
    ["unpacked by the host", BYTES]
  ];
  it.each(forms)("gives the module where the bytes come %s", async (_, bytes) => {
    const blob = await inflate(bytes, "application/wasm");
    expect(blob.type).toBe("application/wasm");
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(BYTES);
  });
});

describe("together(totals, tell)", () => {
  it("adds up, and gives up the total where a host packs on the way", () => {
    const told: [number, number][] = [];
    const [first, second] = together([10, 20], ({received, total}) => told.push([received, total]));
    first?.(4, false);
    second?.(6, false);
    second?.(40, true);
    expect(told).toEqual([
      [4, 30],
      [10, 30],
      [44, 0]
    ]);
  });
});
