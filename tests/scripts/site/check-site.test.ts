import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {auditSite} from "../../../scripts/site/check-site.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

function site(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-site-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const page = (body: string): string => `<!doctype html><html><head></head><body>${body}</body></html>`;

describe("auditSite(folder)", () => {
  it.each([
    ["a page", '<a href="./articles/a">'],
    ["a page with its ending", '<a href="articles/a.html">'],
    ["an anchor", '<a href="./articles/a#e-1">'],
    ["an encoded anchor", '<a href="./articles/a#caf%C3%A9">'],
    ["its own top", '<a href="#">'],
    ["the root", '<a href="./">'],
    ["a file", '<a href="data/x.csv" download>'],
    ["the state of a page", '<a href="./articles/a#sql=select">'],
    ["elsewhere", '<a href="https://example.org/">'],
    ["a mark of a figure", '<svg><a href="./articles/a#e-1"><circle r="1"/></a></svg>'],
    ["an image of its own", '<img src="data/x.svg">'],
    ["an image within the page", '<img src="data:image/svg+xml,%3Csvg/%3E">']
  ])("accepts a link to %s", (_, body) => {
    const files = {"data/x.csv": "", "data/x.svg": "", "articles/a.html": page('<p id="e-1"></p><p id="café"></p>')};
    expect(auditSite(site({...files, "index.html": page(body)}))).toEqual([]);
  });

  it.each([
    ['<a href="./nowhere">', "index.html: broken link: ./nowhere"],
    ['<a href="#nowhere">', "index.html: broken anchor: #nowhere"],
    ['<svg><a href="./#e-2"><circle r="1"/></a></svg>', "index.html: broken anchor: ./#e-2"],
    ['<img src="x.png">', "index.html: missing file: x.png"],
    ['<img src="https://example.org/x.png">', "index.html: foreign file: https://example.org/x.png"],
    ['<script src="//example.org/x.js"></script>', "index.html: foreign file: //example.org/x.js"],
    ['<link rel="stylesheet" href="http://example.org/x.css">', "index.html: foreign file: http://example.org/x.css"],
    ["<style>p { background: url(x.png) }</style>", "index.html: missing file: x.png"],
    ['<p style="background: url(//example.org/x.png)">', "index.html: foreign file: //example.org/x.png"],
    ["<p>{{number events}}</p>", "index.html: unplaced directive: {{number events}}"],
    ['<p class="observablehq--error">', "index.html: cell error: observablehq--error"]
  ])("reports %s", (body, fault) => {
    expect(auditSite(site({"index.html": page(body)}))).toEqual([fault]);
  });

  it("resolves from the folder of the page", () => {
    const folder = site({"index.html": page(""), "articles/a.html": page('<a href="../"></a><a href="./b"></a>')});
    expect(auditSite(folder)).toEqual(["articles/a.html: broken link: ./b"]);
  });

  it("reads stylesheets", () => {
    const css = '@import "https://example.org/x.css"; p { src: url("fonts/a.woff2"), url(data:font/woff2;base64,) }';
    expect(auditSite(site({"style/a.css": css, "style/fonts/a.woff2": ""}))).toEqual([
      "style/a.css: foreign file: https://example.org/x.css"
    ]);
  });
});
