import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const PROBE = fileURLToPath(new URL("probe.ts", import.meta.url));
const OFFLINE = fileURLToPath(new URL("../../../scripts/build/offline.cjs", import.meta.url));

function probe(...args: string[]): {status: number | null; stderr: string} {
  return spawnSync(process.execPath, ["--require", OFFLINE, "--import", "tsx", PROBE, ...args], {
    encoding: "utf8",
    timeout: 20_000
  });
}

/** Every build loads it, so a built site is the proof that none needs a network. */
describe("offline.cjs", {timeout: 20_000}, () => {
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
