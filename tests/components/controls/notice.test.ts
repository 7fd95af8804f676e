import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {noticeOfIgnored, showNotice} from "../../../components/controls/notice.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

describe("showNotice(document, notice)", () => {
  it("stands at the head of the page until it is dismissed", () => {
    const document = makeDocument();
    document.body.innerHTML = "<main><h1>Title</h1></main>";
    showNotice(document, {text: "First", items: ["a", "b"]});
    showNotice(document, {text: "Second", items: ["c"], fold: "More"});
    const lines = [...document.querySelectorAll(".notice > p")].map(({textContent}) => textContent);
    expect(lines).toEqual(["First", "Second"]);
    expect(document.querySelector("main")?.firstElementChild?.className).toBe("notices");
    expect(document.querySelector("details summary")?.textContent).toBe("More");
    for (const button of document.querySelectorAll<HTMLElement>(".notice button")) button.click();
    expect(document.querySelector("main")?.innerHTML).toBe("<h1>Title</h1>");
  });

  it("lets no link write into the page", () => {
    const document = makeDocument();
    document.body.innerHTML = "<main></main>";
    const items = readFileSync("tests/fixtures/hostile.txt", "utf8").split("\n");
    showNotice(document, {text: items[0] ?? "", items});
    expect([...new Set([...document.querySelectorAll("main *")].map(({tagName}) => tagName))].sort()).toEqual([
      "BUTTON",
      "DIV",
      "LI",
      "P",
      "UL"
    ]);
    expect(document.querySelectorAll("li")).toHaveLength(items.length);
  });
});

describe("sayIgnored(ignored)", () => {
  it("says nothing where nothing was left out", () => {
    expect(noticeOfIgnored([])).toBe(null);
  });

  it("names each part", () => {
    expect(noticeOfIgnored(["front=mars (no choice of Front)"])?.items).toEqual(["front=mars (no choice of Front)"]);
  });
});
