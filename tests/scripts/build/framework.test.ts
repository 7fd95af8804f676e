import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {hermetic} from "../../../scripts/build/framework.js";

const PROBE = fileURLToPath(new URL("probe.ts", import.meta.url));

function probe(...args: string[]): {status: number | null; stderr: string} {
  return spawnSync(process.execPath, ["--import", "tsx", PROBE, ...args], {
    env: hermetic(process.env),
    encoding: "utf8",
    timeout: 20_000
  });
}

/** Every build runs in this environment, so a built site is the proof that none needs a network. */
describe("hermetic(env)", {timeout: 20_000}, () => {
  it.each([
    ["fetch", "https://example.org/", 1],
    ["http", "http://192.0.2.1/", 1],
    ["lookup", "example.org", 1],
    ["datagram", "192.0.2.1", 1]
  ])("refuses %s and fails the process that swallows it", (way, target, status) => {
    expect(probe(way, target)).toMatchObject({status, stderr: expect.stringMatching(/^network refused: /) as string});
  });

  it("refuses a child process", () => {
    expect(probe("child", "https://example.org/").stderr).toBe("network refused: example.org\n");
  });

  it("permits this machine", () => {
    expect(probe("loopback", ".")).toMatchObject({status: 0, stderr: ""});
  });
});
