import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {printSchema} from "../../../components/state/page-parameters.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";
import {readCorpus, stateFaults} from "../../../scripts/site/check-state-links.js";
import {readShown} from "../../corpus.js";
import {schemasByPath} from "../../schemas.js";

const SITE = "http://site.invalid";
const corpus = readCorpus();
const pages = await schemasByPath();
const pathOf = (url: URL): string => (url.pathname === "/" ? "/index" : url.pathname);

function targetOf(url: URL): Document {
  const document = makeDocument();
  const schema = pages.get(pathOf(url));
  if (schema)
    document.body.innerHTML = `<script type="application/json" id="page-schema">${printSchema(schema)}</script>`;
  return document;
}

const faultsOf = (link: string) => {
  const url = new URL(link, SITE);
  return stateFaults(url, targetOf(url), corpus).map((fault) => fault.join(": "));
};

describe("stateFaults(url, target, corpus)", () => {
  const cases: [string, string[]][] = [
    ["/methods#certainty", []],
    ["/iranian-proxies?facades=1#proxy-network", []],
    ["/iranian-proxies?facades=1", ["link not in tests/links.txt: /iranian-proxies?facades=1"]],
    ["/embed/proxy-network?facades=1", ["link not in tests/links.txt: /embed/proxy-network?facades=1"]],
    [
      "/iranian-proxies?colour=red",
      [
        "unreadable link: /iranian-proxies?colour=red: colour=red (no filter of this page)",
        "link not in tests/links.txt: /iranian-proxies?colour=red"
      ]
    ],
    [
      "/methods?front=tajikistan",
      [
        "unreadable link: /methods?front=tajikistan: the page keeps no state",
        "link not in tests/links.txt: /methods?front=tajikistan"
      ]
    ]
  ];
  it.each(cases)("finds in %s %j", (link, faults) => {
    expect(faultsOf(link)).toEqual(faults);
  });
});

describe("readCorpus()", () => {
  it("keeps for each link the rows that it shows", () => {
    expect(Object.keys(readShown()).sort()).toEqual([...corpus].sort());
  });

  it("leads to pages that are there", () => {
    expect([...corpus].filter((link) => !pages.has(pathOf(new URL(link, SITE))))).toEqual([]);
  });

  it("holds every link with a state that the papers of the project print", () => {
    const papers = [
      "README.md",
      "data/README.md",
      ...readdirSync("docs")
        .filter((name) => name.endsWith(".md"))
        .map((name) => join("docs", name))
    ];
    const printed = papers.flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/(?<=[\s("`])\.?\/?([\w/-]*\?\w+=[^\s)"`]*)/g)
    ]);
    expect(printed.map(([, link = ""]) => `/${link}`).filter((link) => !corpus.has(link))).toEqual([]);
  });
});
