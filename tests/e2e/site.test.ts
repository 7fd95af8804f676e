import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {DIST, listFiles} from "../../scripts/build/folder.js";
import {auditSite} from "../../scripts/site/check-site.js";
import {browse} from "./browsing.js";
import type {BrowserContextOptions, Page} from "playwright-core";

declare global {
  interface Window {
    reportViolation: (text: string) => void;
  }
}

const pages = listFiles(DIST).filter((file) => file.endsWith(".html"));
const phone = {width: 320, height: 700};

const visit = browse();

/** Opens a page, lets `look` at it once all is loaded, and returns what went wrong on the way. */
async function open(
  file: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>
): Promise<string[]> {
  const context = await visit.browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  await context.exposeFunction("reportViolation", (text: string) => faults.push(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${visit.site.origin}/`)) {
      faults.push(`foreign: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  await page.goto(`${visit.site.origin}/${file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`);
  await page.waitForLoadState("networkidle");
  await look(page);
  await context.close();
  return faults;
}

it("holds no broken link, missing file or foreign address", () => expect(auditSite(DIST)).toEqual([]), 120_000);

describe.each(pages)("%s", (file) => {
  it("opens without a fault and fits a narrow phone", async () => {
    const faults = await open(file, {viewport: phone, colorScheme: "dark"}, async (page) => {
      expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.title()).not.toBe("");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(excess).toBeLessThanOrEqual(0);
    });
    expect(faults).toEqual([]);
  });

  it("forbids inline and evaluated scripts", () => {
    const html = readFileSync(join(DIST, file), "utf8");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
    const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src"));
    expect(scripts).toMatch(/^script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')+$/);
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.search(/<(script|link)/));
  });
});

describe("content policy", () => {
  it("stops a script that the build did not write", async () => {
    const faults = await open("index.html", {}, async (page) => {
      await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.intruder = true";
        document.head.append(script);
      });
      expect(await page.evaluate(() => "intruder" in window)).toBe(false);
    });
    expect(faults.join("\n")).toContain("policy: script-src");
  });
});
