import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {withStorage} from "../../../scripts/site/storage-fallback.js";

const PAGE = '<head></head><body><script>sessionStorage.getItem("a")</script></body>';

/** Runs the scripts of a page on a window, and gives what the last of them gives. */
function run(html: string, window: object): unknown {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
  return runInNewContext(scripts.join(";\n"), window);
}

function refusing(): object {
  const window: object = Object.defineProperty({}, "sessionStorage", {
    configurable: true,
    get: () => {
      throw new Error("SecurityError");
    }
  });
  return Object.assign(window, {window});
}

describe("withStorage(html)", () => {
  it("stands in for a storage that is refused", () => {
    expect(() => run(PAGE, refusing())).toThrow("SecurityError");
    const set = '<script>sessionStorage.setItem("a", 1)</script>';
    expect(run(withStorage(PAGE), refusing())).toBe(null);
    expect(run(withStorage(PAGE.replace("<body>", `<body>${set}`)), refusing())).toBe("1");
  });

  it("leaves a storage alone that is granted", () => {
    const sessionStorage = {length: 0, getItem: () => "kept"};
    expect(run(withStorage(PAGE), {sessionStorage})).toBe("kept");
  });

  it("leaves a page alone that uses none", () => expect(withStorage("<head></head>")).toBe("<head></head>"));
});
