import {describe, expect, it} from "vitest";
import {parsePayload, printPayload} from "../../../components/figures/payload.js";
import type {Payload} from "../../../components/figures/payload.js";

const PAYLOAD: Payload = {
  id: "x",
  types: {a: "VARCHAR", b: ["VARCHAR"], c: {d: "INTEGER"}},
  colophon: {title: "x", authors: ["x"], license: "x", articles: []},
  total: 1,
  rows: [{a: null, b: ["</script><script>"], c: {d: 1}}],
  codes: {certainty: [{value: "a", label: "A", short: "A", description: "", class: null}]},
  choices: {from: {min: "2021-01-01", max: "2022-01-01"}, front: {options: [{value: "a", label: "A", count: 2}]}},
  root: "./"
};

describe("printPayload(payload), parsePayload(text)", () => {
  it("give back the payload", () => {
    expect(parsePayload(printPayload(PAYLOAD))).toEqual(PAYLOAD);
  });

  it("never end the script that holds it", () => {
    expect(printPayload(PAYLOAD)).not.toContain("<");
  });

  const faults: [string, object][] = [
    ["no id", {...PAYLOAD, id: 1}],
    ["a row that is none", {...PAYLOAD, rows: [1]}],
    ["a code without label", {...PAYLOAD, codes: {certainty: [{value: "a"}]}}],
    ["an option without value", {...PAYLOAD, choices: {front: {options: [{label: "A"}]}}}],
    ["nothing", {}]
  ];
  it.each(faults)("refuse %s", (_, payload) => {
    expect(() => parsePayload(JSON.stringify(payload))).toThrow("no payload");
  });
});
