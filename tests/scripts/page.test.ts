import {describe, expect, it} from "vitest";
import {finishPage} from "../../scripts/lib/page.js";

const PAGE = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>Old</title>
</head>
<body>
<main></main>
</body>
</html>
`;

describe("finishPage(html, additions)", () => {
  it("states the language", () => expect(finishPage(PAGE)).toContain('<html lang="en">'));
  it("lets readers enlarge the page", () => expect(finishPage(PAGE)).not.toContain("maximum-scale"));
  it("adds the content policy", () => expect(finishPage(PAGE)).toContain("Content-Security-Policy"));

  it("takes a title, whatever is in it", () => {
    const html = finishPage(PAGE, {title: "$& </title><script>$1"});
    expect(html).toContain("<title>&#36;&amp; &lt;/title&gt;&lt;script&gt;&#36;1</title>");
    expect(html).not.toContain("Old");
  });

  it("puts what it is given behind the title and at the end of the body", () => {
    const html = finishPage(PAGE, {head: '<meta name="x" content="$&">', foot: "<p>$1</p>"});
    expect(html).toContain('<title>Old</title>\n<meta name="x" content="$&">\n</head>');
    expect(html).toContain("<main></main>\n<p>$1</p>\n</body>");
  });
});
