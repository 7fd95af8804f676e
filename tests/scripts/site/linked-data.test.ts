import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {readCitation} from "../../../scripts/site/citation-file.js";
import {contentPolicy} from "../../../scripts/site/content-policy.js";
import {breadcrumbsOf, datasetOf, printLinkedData, reportOf} from "../../../scripts/site/linked-data.js";
import type {Work} from "../../../scripts/site/linked-data.js";

const PAGE = {
  path: "/iranian-proxies",
  title: "Militias",
  heading: "Small drones",
  description: "What is said.",
  figures: [],
  figure: null
};
const SITE = new URL("https://example.org/five-fronts/");
const files = new Map([
  ["events.csv", 1234],
  ["events.arrow", 99],
  ["version.json", 9]
]);
const work: Work = {compiled: compile(), citation: readCitation(), site: SITE, files};
const nowhere: Work = {...work, site: null};

describe("reportOf(page, front, work)", () => {
  it("rests a story on the article that it reads", () => {
    const report = reportOf(PAGE, "iranian-proxies", work);
    expect(report).toMatchObject({
      "@type": "Report",
      name: "Militias",
      headline: "Small drones",
      url: "https://example.org/five-fronts/iranian-proxies",
      image: "https://example.org/five-fronts/data/cards/iranian-proxies.png",
      license: "https://creativecommons.org/licenses/by/4.0/",
      version: work.compiled.version,
      datePublished: "2026-11-23",
      about: [{"@type": "Thing", name: "Iran-backed militias in Iraq and Syria"}],
      isPartOf: {"@type": "Report", name: "Five Fronts", url: "https://example.org/five-fronts/"}
    });
    expect(report.isBasedOn).toMatchObject([
      {
        "@type": "Article",
        headline: "Iranian Proxies Increase Operational Tempo in Syria and Iraq",
        author: {"@type": "Person", name: "Andrew Devereux"},
        publisher: {"@type": "Organization", name: "The Jamestown Foundation"},
        datePublished: "2022-02-25"
      }
    ]);
  });

  it("rests the edition on every article, and is part of nothing", () => {
    const report = reportOf({...PAGE, path: "/index"}, null, work);
    expect(report.isBasedOn).toHaveLength(5);
    expect(report).not.toHaveProperty("isPartOf");
  });
});

describe("datasetOf(work)", () => {
  const dataset = datasetOf(work);

  it("has what search engines for data ask for", () => {
    expect(String(dataset.description).length).toBeGreaterThan(50);
    expect(String(dataset.description).length).toBeLessThan(5000);
    for (const name of ["name", "creator", "license", "version", "url", "keywords", "variableMeasured"]) {
      expect(dataset, name).toHaveProperty(name);
    }
    expect(dataset.temporalCoverage).toMatch(/^\d{4}-\d\d-\d\d\/2022-02-25$/);
    expect(dataset.spatialCoverage).toContainEqual({"@type": "Place", name: "Bangladesh"});
    expect(dataset.variableMeasured).toContainEqual(
      expect.objectContaining({"@type": "PropertyValue", name: "arrested", unitText: "people"})
    );
  });

  it("names nobody but the authors of the citation", () => {
    expect(dataset.creator).toEqual([{"@type": "Organization", name: "Five Fronts"}]);
  });

  it("lists the files of the data, and no others", () => {
    expect(dataset.distribution).toEqual([
      {
        "@type": "DataDownload",
        name: "events.csv",
        encodingFormat: "text/csv",
        contentSize: "1234 B",
        contentUrl: "https://example.org/five-fronts/data/events.csv"
      },
      expect.objectContaining({name: "events.arrow"})
    ]);
  });
});

describe("without an address of the site", () => {
  it("no thing names one", () => {
    const things = [reportOf(PAGE, null, nowhere), datasetOf(nowhere), ...breadcrumbsOf([PAGE], null)];
    expect(things).toHaveLength(2);
    for (const thing of things) {
      for (const name of ["url", "image", "distribution"]) expect(thing).not.toHaveProperty(name);
    }
  });
});

describe("breadcrumbsOf(pages, site)", () => {
  it("leads from the front page down", () => {
    expect(breadcrumbsOf([{path: "/index", title: "Five Fronts"}, PAGE], SITE)).toEqual([
      {
        "@type": "BreadcrumbList",
        itemListElement: [
          {"@type": "ListItem", position: 1, name: "Five Fronts", item: "https://example.org/five-fronts/"},
          {"@type": "ListItem", position: 2, name: "Militias", item: "https://example.org/five-fronts/iranian-proxies"}
        ]
      }
    ]);
  });
});

describe("printLinkedData(things)", () => {
  const hostile = {"@type": "Thing", name: '</script><script>alert("1")</script><!-- \u2028'};
  const html = printLinkedData([hostile, {"@type": "Thing"}]);

  it("prints nothing that ends or opens a script, and loses nothing", () => {
    expect(html.match(/</g)).toHaveLength(4);
    const json: unknown = JSON.parse(/>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "");
    expect(json).toEqual({"@context": "https://schema.org", ...hostile});
  });

  it("asks nothing of the content policy", () => expect(contentPolicy(html)).toBe(contentPolicy("")));
});
