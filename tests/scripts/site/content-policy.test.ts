import {describe, expect, it} from "vitest";
import {contentPolicy, withPolicy} from "../../../scripts/site/content-policy.js";

const page = (inside: string): string => `<head>\n<meta charset="utf-8">${inside}</head>`;

function scriptSources(html: string): string {
  return /script-src ([^;]*)/.exec(contentPolicy(html))?.[1] ?? "";
}

describe("contentPolicy(html)", () => {
  it.each([
    ["no script", "", "'self' 'wasm-unsafe-eval'"],
    ["a file", '<script src="x.js"></script>', "'self' 'wasm-unsafe-eval'"],
    ["data", '<script type="application/json">{"a": 1}</script>', "'self' 'wasm-unsafe-eval'"],
    ["linked data", '<script type="application/ld+json">{"a": 1}</script>', "'self' 'wasm-unsafe-eval'"]
  ])("permits nothing more for %s", (_, html, expected) => {
    expect(scriptSources(page(html))).toBe(expected);
  });

  it.each(["<script>hello()</script>", '<script type="module">hello()</script>'])("hashes %s", (script) => {
    expect(scriptSources(page(script))).toMatch(/^'self' 'wasm-unsafe-eval' 'sha256-[\w+/]+='$/);
  });

  it("names equal scripts once and different ones each", () => {
    const sources = scriptSources(page("<script>a</script><script>a</script><script>b</script>"));
    expect(sources.match(/sha256/g)).toHaveLength(2);
  });

  it("knows the hash of a script as a browser computes it", () => {
    expect(scriptSources(page("<script>alert('Hello, world.');</script>"))).toContain(
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    );
  });

  it("never permits inline or evaluated scripts", () => {
    const directive = scriptSources(page("<script>a</script>"));
    expect(directive).not.toContain("'unsafe-inline'");
    expect(directive).not.toContain("'unsafe-eval'");
  });
});

describe("withPolicy(html)", () => {
  it("puts the policy before everything that it governs", () => {
    const html = withPolicy(page('<link rel="stylesheet" href="x.css">'));
    expect(html).toMatch(
      /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'/
    );
  });

  it("throws for a page without a charset", () => {
    expect(() => withPolicy("<p>")).toThrow("no charset: <p>");
  });
});
