import {spawnSync} from "node:child_process";
import {accessSync, constants, existsSync, readdirSync} from "node:fs";
import {homedir} from "node:os";
import {delimiter, join} from "node:path";
import {chromium} from "playwright-core";
import type {Browser} from "playwright-core";

type Environment = Readonly<Record<string, string | undefined>>;

export interface FindOptions {
  env?: Environment;
  /** Playwright's browser folder. Default: in the home folder's cache. */
  cache?: string;
  /** Tries to get a browser where there is none. Default: Debian's package, as root. */
  install?: () => void;
}

/** The build without windows comes first: it opens a page in half the time. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome"
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium"
];
const CACHED = /^chromium(?:_headless_shell)?-(\d+)$/;
const INSIDE = [
  "chrome-headless-shell-linux64/chrome-headless-shell",
  "chrome-linux/headless_shell",
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium"
];
const ADVICE = "no browser: install Chromium or Chrome (Debian: apt-get install chromium) or set CHROMIUM_PATH to one";

/** Without these Chromium calls home at every start, which a closed network answers slowly. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/**
 * Returns the path of a Chromium: CHROMIUM_PATH, the system's, Playwright's, or Debian's installed on the spot. Throws
 * `no browser: …` with the way to get one.
 */
export function findChromium(options: FindOptions = {}): string {
  const {env = process.env, install = installDebian} = options;
  const given = env.CHROMIUM_PATH;
  if (given) {
    if (!isProgram(given)) throw new Error(`no browser: CHROMIUM_PATH is ${given}`);
    return given;
  }
  const found = search(options);
  if (found !== undefined) return found;
  install();
  const installed = search(options);
  if (installed === undefined) throw new Error(ADVICE);
  return installed;
}

/**
 * A switch of V8: compiled code looks for itself whether an address is in its memory. Chromium without windows needs
 * it, as a fault in a worker's memory, which others report, ends its page.
 */
export const BOUNDS_CHECKS = "--wasm-enforce-bounds-checks";

/** Starts a headless Chromium with more switches if told; root needs it without a sandbox. */
export async function launchChromium(switches: readonly string[] = []): Promise<Browser> {
  const args = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...QUIET, ...switches];
  return chromium.launch({executablePath: findChromium(), args});
}

function search({env = process.env, cache = join(homedir(), ".cache/ms-playwright")}: FindOptions): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const system = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...system, ...PLACES, ...cached(cache)].find(isProgram);
}

/** Lists Playwright's copies, the newest first. */
function cached(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const age = (name: string): number => Number(CACHED.exec(name)?.[1]);
  const builds = readdirSync(folder).filter((name) => CACHED.test(name));
  builds.sort((a, b) => age(b) - age(a) || b.length - a.length);
  return builds.flatMap((build) => INSIDE.map((path) => join(folder, build, path)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return;
  const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  const run = (...args: string[]): boolean =>
    spawnSync("apt-get", args, {stdio: ["ignore", "ignore", "inherit"], env}).status === 0;
  run("update", "-q");
  const packages = ["chromium-headless-shell", "chromium"];
  for (const name of packages) if (run("install", "-y", "-q", "--no-install-recommends", name)) return;
}
