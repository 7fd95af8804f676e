import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serveSite} from "../../../scripts/cli/server.js";
import type {Site} from "../../../scripts/cli/server.js";

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "five-fronts-serve-"));
  mkdirSync(join(folder, "articles"));
  for (const file of ["index.html", "articles.html", "articles/a.html", "x.csv", "x.wasm.gz"])
    writeFileSync(join(folder, file), file);
  site = await serveSite(folder);
});

afterAll(async () => {
  await site.close();
  rmSync(folder, {recursive: true});
});

describe("serveSite(folder, options)", () => {
  it.each([
    ["/", 200, "index.html", "text/html"],
    ["/articles/a", 200, "articles/a.html", "text/html"],
    ["/articles", 200, "articles.html", "text/html"],
    ["/x.csv", 200, "x.csv", "text/csv"],
    ["/x.wasm.gz", 200, "x.wasm.gz", "application/gzip"],
    ["/nowhere", 404, "not found", "text/plain"],
    ["/..%2f..%2fetc%2fpasswd", 404, "not found", "text/plain"]
  ])("answers %s with %i", async (path, status, body, type) => {
    const response = await fetch(site.origin + path);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("content-encoding")).toBeNull();
  });

  it("says that a port is taken and takes the next", async () => {
    const taken: number[] = [];
    const second = await serveSite(folder, {port: site.port, onTaken: (port) => taken.push(port)});
    expect(taken[0]).toBe(site.port);
    expect(second.port).toBeGreaterThan(site.port);
    await second.close();
  });
});
