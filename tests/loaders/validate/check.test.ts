import {spawnSync} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {FIXTURES, withData} from "../fixture.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const project = copyProject();

afterAll(() => rmSync(project, {recursive: true}));

describe("npm run check", () => {
  it("reports every fault of several files in one run and writes nothing", () => {
    useData(join(FIXTURES, "several"));
    const before = snapshot(project);
    const {status, stderr} = check();
    const expected = readFileSync(join(FIXTURES, "several/expected.txt"), "utf8").trimEnd().split("\n");
    expect(stderr.trimEnd().split("\n")).toEqual([...expected.map((line) => `data/${line}`), "12 problems in data/"]);
    expect(status).toBe(1);
    expect(snapshot(project)).toEqual(before);
  }, 60_000);

  it("counts the rows of sound data and writes nothing", () => {
    useData(null);
    const before = snapshot(project);
    const {status, stdout, stderr} = check();
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^data of 2020-06-01: 1 articles, \d+ paragraphs, \d+ events, \d+ relations, \d+ figures; no problems\n$/
    );
    expect(status).toBe(0);
    expect(snapshot(project)).toEqual(before);
  }, 60_000);
});

/** Copies what the command needs into a temporary place, so that it reads the data put beside it. */
function copyProject(): string {
  const dir = mkdtempSync(join(tmpdir(), "five-fronts-check-"));
  for (const name of ["scripts", "loaders", "components", "package.json"])
    cpSync(join(ROOT, name), join(dir, name), {recursive: true});
  symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"));
  return dir;
}

function useData(overlay: string | null): void {
  rmSync(join(project, "data"), {recursive: true, force: true});
  withData(overlay, (dir) => cpSync(dir, join(project, "data"), {recursive: true}));
}

function check(): {status: number | null; stdout: string; stderr: string} {
  return spawnSync("node", ["--import", "tsx", "scripts/check.ts"], {cwd: project, encoding: "utf8"});
}

function snapshot(dir: string): Map<string, string> {
  const names = readdirSync(dir, {recursive: true, encoding: "utf8"}).filter(
    (name) => !name.startsWith("node_modules/")
  );
  return new Map(names.map((name) => [name, `${statSync(join(dir, name)).mtimeMs} ${statSync(join(dir, name)).size}`]));
}
