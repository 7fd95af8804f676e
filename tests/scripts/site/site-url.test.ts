import {describe, expect, it} from "vitest";
import {addressOf, readSiteUrl} from "../../../scripts/site/site-url.js";

describe("readSiteUrl(env)", () => {
  it.each([
    ["https://example.org", "https://example.org/"],
    ["https://example.org/", "https://example.org/"],
    ["http://localhost:3000/five-fronts", "http://localhost:3000/five-fronts/"],
    ["https://example.org/a/b/", "https://example.org/a/b/"],
    ["HTTPS://Example.org/A", "https://example.org/A/"]
  ])("reads %s as %s", (value, href) => {
    expect(readSiteUrl({SITE_URL: value})?.href).toBe(href);
  });

  it.each([{}, {SITE_URL: ""}])("knows no place from %j", (env) => {
    expect(readSiteUrl(env)).toBeNull();
  });

  it.each([
    "example.org",
    "//example.org",
    "/five-fronts",
    "ftp://example.org",
    "javascript:alert(1)",
    "https://",
    "https://example.org/?page=1",
    "https://example.org/#top",
    "https://name:secret@example.org",
    " https://example.org",
    "https://example.org\nhttps://example.com"
  ])("refuses %j", (value) => {
    expect(() => readSiteUrl({SITE_URL: value})).toThrow(
      `bad SITE_URL: ${value} (expected an absolute address such as https://example.org/five-fronts)`
    );
  });
});

describe("addressOf(path, site)", () => {
  const site = new URL("https://example.org/five-fronts/");
  it.each([
    ["/index", "https://example.org/five-fronts/"],
    ["/methods", "https://example.org/five-fronts/methods"],
    ["/articles/tajikistan", "https://example.org/five-fronts/articles/tajikistan"],
    ["/data/events.csv", "https://example.org/five-fronts/data/events.csv"],
    ["/an index", "https://example.org/five-fronts/an%20index"]
  ])("finds %s at %s", (path, address) => {
    expect(addressOf(path, site)).toBe(address);
  });
});
