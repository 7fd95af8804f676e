import {describe, expect, it} from "vitest";
import {checkEncoding} from "../../../loaders/lib/validate/encoding.js";
import {reported} from "../reports.js";

describe("checkEncoding(source, report)", () => {
  it.each([
    ["plain – text\n", "plain – text\n", []],
    ["\uFEFFa\n", "a\n", ["1: byte-order mark: U+FEFF"]],
    ["a\nb\r\nc\r\n", "a\nb\nc\n", ['2: carriage return: "b\\r"']],
    ["a\n\tb\t\n", "a\n  b  \n", ['2: tab: "\\tb\\t"']],
    ["a\nb\uFFFDc\n", "a\nb\uFFFDc\n", ['2: not utf-8: "b\uFFFDc"']],
    ["\uFEFF\ta\r\n", "  a\n", ["1: byte-order mark: U+FEFF", '1: carriage return: "\\ta\\r"', '1: tab: "\\ta\\r"']]
  ])("reads %j", (source, text, problems) => {
    expect(reported((report) => checkEncoding(source, report))).toEqual({result: text, problems});
  });

  it("shows a few characters on either side", () => {
    const {problems} = reported((report) => checkEncoding(`${"a".repeat(50)}\t${"b".repeat(50)}`, report));
    expect(problems).toEqual([`1: tab: "${"a".repeat(20)}\\t${"b".repeat(19)}"`]);
  });
});
