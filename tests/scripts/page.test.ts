import {describe, expect, it} from "vitest";
import {finishPage} from "../../scripts/lib/page.js";

const PAGE = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>`;

describe("finishPage(html)", () => {
  it("states the language", () => expect(finishPage(PAGE)).toContain('<html lang="en">'));
  it("lets readers enlarge the page", () => expect(finishPage(PAGE)).not.toContain("maximum-scale"));
  it("adds the content policy", () => expect(finishPage(PAGE)).toContain("Content-Security-Policy"));
});
