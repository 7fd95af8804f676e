import {describe, expect, it} from "vitest";
import {finishPage} from "../../../scripts/site/finish-page.js";

const PAGE = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>Old</title>
<link rel="stylesheet" href="./style.css">
<script type="module">run();</script>
</head>
<body>
<input type="search" placeholder="Search">
<main></main>
</body>
</html>
`;

const files = {read: () => "a { color: red; }", publish: () => "./style.css"};
const finished = finishPage(PAGE, files);

describe("finishPage(html, read, additions)", () => {
  it("states the language", () => expect(finished).toContain('<html lang="en">'));
  it("lets readers enlarge the page", () => expect(finished).not.toContain("maximum-scale"));
  it("names its search", () => expect(finished).toContain('placeholder="Search" aria-label="Search the report"'));
  it("holds its stylesheets", () => expect(finished).toContain("<style>\na { color: red; }</style>"));
  it("holds its modules last", () => expect(finished).toMatch(/<\/main>\s*<script type="module">/));
  it("adds the content policy before all that it governs", () => {
    expect(finished.indexOf("Content-Security-Policy")).toBeLessThan(finished.search(/<(script|link|style)/));
  });

  it("takes a title, whatever is in it", () => {
    const html = finishPage(PAGE, files, {title: "$& </title><script>$1"});
    expect(html).toContain("<title>&#36;&amp; &lt;/title&gt;&lt;script&gt;&#36;1</title>");
    expect(html).not.toContain("Old");
  });

  it("puts what it is given behind the title and at the end of the body", () => {
    const html = finishPage(PAGE, files, {head: '<meta name="x" content="$&">', foot: "<p>$1</p>"});
    expect(html).toContain('<title>Old</title>\n<meta name="x" content="$&">\n<style>');
    expect(html).toMatch(/<main><\/main>\n<p>\$1<\/p>\n/);
  });
});
