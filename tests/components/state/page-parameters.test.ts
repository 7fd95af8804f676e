import {describe, expect, it} from "vitest";
import {joinDeclared, parseSchema, printSchema, startOf} from "../../../components/state/page-parameters.js";
import {schemas} from "../../schemas.js";
import type {Declared} from "../../../components/state/page-parameters.js";
import type {
  Choices,
  ManyParameter,
  NumberParameter,
  OneParameter,
  Parameters
} from "../../../components/state/parameters.js";

const front: ManyParameter = {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"};
const certainty: OneParameter = {kind: "one", label: "Sure", default: null, any: "any", codes: "certainty"};
const least: NumberParameter = {kind: "number", label: "Least", default: null, min: 0};

const declare = (figure: string, parameters: Parameters, choices: Record<string, Choices> = {}): Declared => ({
  figure,
  parameters,
  choices
});
const options = (...values: string[]): Choices => ({options: values.map((value) => ({value, label: value, count: 1}))});

describe("joinDeclared(declared)", () => {
  it("makes one parameter of what two figures share", () => {
    const joined = joinDeclared([
      declare("a", {front, certainty}, {front: options("x", "z"), certainty: options("sure")}),
      declare("b", {front: {...front, label: "Fronts", column: "front"}}, {front: options("x", "y", "z", "q")})
    ]);
    expect(joined.figures).toEqual(["a", "b"]);
    expect(joined.parameters).toEqual({front, certainty});
    expect(joined.choices.front?.options?.map(({value}) => value)).toEqual(["x", "y", "z", "q"]);
  });

  it("spans the bounds of both", () => {
    const joined = joinDeclared([
      declare("a", {least}, {least: {min: 3, max: 5}}),
      declare("b", {least}, {least: {min: 1, max: 4}})
    ]);
    expect(joined.choices.least).toEqual({min: 1, max: 5});
  });

  const disagreeing: [string, Parameters, Parameters][] = [
    ["kind", {certainty}, {certainty: {...certainty, kind: "many", default: null}}],
    ["codes", {certainty}, {certainty: {...certainty, codes: "outcome"}}],
    ["default", {certainty}, {certainty: {...certainty, default: "sure"}}],
    [
      "freedom",
      {certainty: {...certainty, default: "sure"}},
      {certainty: {kind: "one", label: "", default: "sure", codes: "certainty"}}
    ],
    ["bounds", {certainty: least}, {certainty: {...least, min: 1}}]
  ];
  it.each(disagreeing)("refuses another %s", (_, a, b) => {
    expect(() => joinDeclared([declare("drone-timeline", a), declare("proxy-network", b)])).toThrow(
      "parameter declared twice: certainty (drone-timeline, proxy-network)"
    );
  });

  it.each(["v", "d", "n", "Front", "a-b", "1", ""])("refuses the name %j", (name) => {
    expect(() => joinDeclared([declare("a", {[name]: front})])).toThrow(`not a name: ${name} (a)`);
  });

  it.each(["", "*", "a~b"])("refuses the choice %j", (value) => {
    expect(() => joinDeclared([declare("a", {front}, {front: options(value)})])).toThrow(
      `not a choice: "${value}" (front)`
    );
  });
});

describe("printSchema(schema), parseSchema(text)", async () => {
  it.each(await schemas())("give back the schema of $page", (schema) => {
    const text = printSchema(schema);
    expect(text).not.toContain("<");
    expect(parseSchema(text)).toEqual(schema);
    expect(Object.keys(startOf(schema))).toEqual(Object.keys(schema.parameters));
  });

  it.each(["{}", "[]", "null", '{"page": 1}'])("refuse %s", (text) => {
    expect(() => parseSchema(text)).toThrow("no schema: ");
  });
});
