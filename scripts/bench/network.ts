import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {max, median, quantile} from "d3";
import {build} from "esbuild";
import {text} from "../../components/data/row.js";
import {readCodebook} from "../../loaders/lib/codebook.js";
import {simulate} from "../../loaders/lib/network-layout.js";
import {codesFrom} from "../build/code-lists.js";
import {launchChromium} from "../cli/chromium.js";
import {serveSite} from "../cli/server.js";
import {random} from "./random.js";
import type {Codes} from "../../components/data/codebook.js";
import type {Row} from "../../components/data/row.js";
import type {Measured} from "./network/page.js";
import type {Random} from "./random.js";

const PAGE = fileURLToPath(new URL("./network/page.ts", import.meta.url));
const STYLE = fileURLToPath(new URL("../../docs/network.css", import.meta.url));
/** Actors and ties: about the report's, and what it may grow to. */
const SIZES: readonly (readonly [actors: number, ties: number])[] = [
  [200, 400],
  [1000, 5000],
  [2000, 10_000]
];
const FOCUSES = 5;
const INK = ":root { --paper: #fffdf8; --ink: #222; --ink-2: #555; --ink-3: #ccc; font: 16px sans-serif }";

/** Enlarges and moves networks of several sizes in one browser, and prints what frames took. */
export async function benchNetwork(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-bench-"));
  try {
    await writePage(folder);
    const site = await serveSite(folder);
    const browser = await launchChromium();
    console.log(`${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${browser.version()}`);
    for (const [actors, ties] of SIZES) {
      const page = await browser.newPage({viewport: {width: 1280, height: 960}});
      await page.goto(site.origin);
      const measured = await page.evaluate((file) => window.measure(file), `ties-${ties}.json`);
      await page.close();
      print(actors, ties, measured);
    }
    await browser.close();
    await site.close();
  } finally {
    rmSync(folder, {recursive: true});
  }
}

async function writePage(folder: string): Promise<void> {
  await build({entryPoints: [PAGE], bundle: true, format: "esm", minify: true, outfile: join(folder, "page.js")});
  const codes = codesFrom(readCodebook());
  for (const [actors, ties] of SIZES) {
    const rows = syntheticTies(actors, ties, codes);
    const edges = rows.map((row) => ({
      source: text(row, "source_id"),
      target: text(row, "target_id"),
      front: text(row, "article_id")
    }));
    const focuses = Array.from({length: FOCUSES}, (_, i) => `actor-${i * 7}`);
    const given = {rows, codes, plan: {planes: [simulate(edges, 920, 720)], untied: []}, focuses};
    writeFileSync(join(folder, `ties-${ties}.json`), JSON.stringify(given));
  }
  const style = readFileSync(STYLE, "utf8");
  const html = `<!doctype html><meta charset="utf-8"><title>ties</title><style>${INK}${style}</style><body><script type="module" src="page.js"></script>`;
  writeFileSync(join(folder, "index.html"), html);
}

/** Makes ties that say nothing: most within a front, some of them between the same two, a few hubs with many. */
function syntheticTies(actors: number, ties: number, codes: Codes): Row[] {
  const chance = random(1);
  const [fronts, degrees, types] = ["front", "certainty", "relation_type"].map((list) =>
    (codes[list] ?? []).map(({value}) => value)
  );
  const actor = (i: number) => ({id: `actor-${i}`, name: `Actor ${i}`, kind: "armed-group"});
  return Array.from({length: ties}, (_, i): Row => {
    const a = Math.floor(actors * chance() ** 2);
    const step = 5 * (1 + Math.floor((actors / 5 - 1) * chance()));
    const [source, target] = [actor(a), actor((a + (chance() < 0.95 ? step : 1)) % actors)];
    return {
      relation_id: `tie-${i}`,
      article_id: fronts?.[a % 5] ?? "",
      title: `${source.name} is tied to ${target.name}`,
      source_id: source.id,
      source: source.name,
      source_kind: source.kind,
      type: pickOne(types, chance),
      reads: "is tied to",
      target_id: target.id,
      target: target.name,
      target_kind: target.kind,
      date_start: null,
      date_end: null,
      date_precision: null,
      certainty: chance() < 0.75 ? "asserted" : pickOne(degrees, chance),
      hedge: null,
      note: null,
      step: null,
      ahead: null,
      near_id: null
    };
  });
}

function pickOne(values: readonly string[] | undefined, chance: Random): string {
  return values?.[Math.floor(chance() * values.length)] ?? "";
}

function print(actors: number, ties: number, {frames, enlarged, whole, focus}: Measured): void {
  const [half, most] = [median(frames), quantile(frames, 0.95)].map(milliseconds);
  const [scaled, drawn, pressed, slowest] = [median(enlarged), median(whole), median(focus), max(focus)].map(
    milliseconds
  );
  console.log(`\n${actors.toLocaleString("en-US")} actors, ${ties.toLocaleString("en-US")} ties, milliseconds`);
  console.log(`Frame to frame while the view is enlarged and moved: median ${half}, p95 ${most}`);
  console.log(
    `Enlarged by a button, names placed anew: ${scaled}; all drawn: ${drawn}; an actor pressed: ${pressed}, at worst ${slowest}`
  );
}

function milliseconds(value: number | undefined): string {
  return (value ?? NaN).toFixed(1);
}
