import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {findChromium} from "../../../scripts/cli/chromium.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "five-fronts-chromium-"));
});

afterEach(() => rmSync(root, {recursive: true}));

function program(name: string): string {
  const path = join(root, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

const never = (): void => {
  throw new Error("installed");
};

describe("findChromium(options)", () => {
  it("takes the one that CHROMIUM_PATH names", () => {
    const path = program("mine");
    program("bin/chromium");
    expect(findChromium({env: {CHROMIUM_PATH: path, PATH: join(root, "bin")}, install: never})).toBe(path);
  });

  it("throws when CHROMIUM_PATH names none", () => {
    const env = {CHROMIUM_PATH: join(root, "none")};
    expect(() => findChromium({env, install: never})).toThrow(`no browser: CHROMIUM_PATH is ${root}/none`);
  });

  it("takes the system's, without windows before whole, Chromium before Chrome", () => {
    const find = (): string => findChromium({env: {PATH: join(root, "bin")}, cache: root, install: never});
    program("bin/google-chrome");
    const whole = program("bin/chromium");
    expect(find()).toBe(whole);
    const headless = program("bin/chromium-headless-shell");
    expect(find()).toBe(headless);
  });

  it("takes the newest of Playwright's", () => {
    program("chromium-999/chrome-linux/chrome");
    const find = (): string => findChromium({env: {}, cache: root, install: never});
    const whole = program("chromium-1200/chrome-linux64/chrome");
    expect(find()).toBe(whole);
    const headless = program("chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell");
    expect(find()).toBe(headless);
  });

  it("installs one where there is none", () => {
    const install = (): void => void program("bin/chromium");
    expect(findChromium({env: {PATH: join(root, "bin")}, cache: root, install})).toBe(join(root, "bin/chromium"));
  });

  it("says how to get one where nothing helps, in one line", () => {
    const find = (): string => findChromium({env: {PATH: ""}, cache: root, install: () => undefined});
    expect(find).toThrow(/^no browser: install Chromium [^\n]*CHROMIUM_PATH[^\n]*$/);
  });
});
