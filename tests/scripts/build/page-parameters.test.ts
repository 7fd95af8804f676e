import {describe, expect, it} from "vitest";
import {compile} from "../../../loaders/lib/compile.js";
import {homesOf, readPages, sourceOf} from "../../../scripts/build/page-parameters.js";
import {figureIds} from "../../../scripts/build/report.js";
import {schemasByPath} from "../../schemas.js";

describe("homesOf(pages)", () => {
  const pages = [
    {path: "/index", root: "./", figures: ["a", "b"]},
    {path: "/one", root: "./", figures: ["b", "c"]},
    {path: "/two", root: "./", figures: ["c"]}
  ];

  it("finds the first page of each figure, and the front page last", () => {
    const homes = [...homesOf(pages)].map(([id, {path}]) => [id, path]);
    expect(Object.fromEntries(homes)).toEqual({a: "/index", b: "/one", c: "/one"});
  });
});

const schemas = await schemasByPath();

describe("embedSchema(page, homes, report, edition)", () => {
  it.each(figureIds())("reads a link of the page of %s as that page does", (id) => {
    const {figures, root, ...rest} = schemas.get(`/embed/${id}`) ?? {figures: [], root: ""};
    const home = schemas.get(homesOf(readPages()).get(id)?.path ?? "");
    expect(home).toMatchObject(rest);
    expect([figures, root]).toEqual([[id], "../"]);
  });
});

describe("sourceOf(compiled)", () => {
  it("names each issue once", () => expect(sourceOf(compile())).toBe("Terrorism Monitor 20(4)"));
});
