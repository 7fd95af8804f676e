import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {splitStatements, statementAt, verbOf} from "../../../../components/data/duckdb/tokens.js";

const split = (sql: string): string[] => splitStatements(sql).map((statement) => statement.sql);

describe("splitStatements(sql)", () => {
  it.each<[why: string, sql: string, statements: string[]]>([
    ["one", "select 1", ["select 1"]],
    ["two", "select 1; select 2;", ["select 1", "select 2"]],
    ["none", " ;; -- nothing\n/* ; */ ;", []],
    ["a semicolon in a text", "select ';' ; select 'it''s; so'", ["select ';'", "select 'it''s; so'"]],
    ["a semicolon in a name", 'select 1 as "a;b"; select 2', ['select 1 as "a;b"', "select 2"]],
    ["a semicolon in a comment", "select 1 -- a; b\n; select 2", ["select 1 -- a; b", "select 2"]],
    [
      "comments within comments",
      "select 1 /* a; /* b; */ c; */; select 2",
      ["select 1 /* a; /* b; */ c; */", "select 2"]
    ],
    ["a text between dollars", "select $$a;b$$; select $t$a;$$;b$t$", ["select $$a;b$$", "select $t$a;$$;b$t$"]],
    ["a text with escapes", "select e'it\\'s; so'; select 2", ["select e'it\\'s; so'", "select 2"]],
    ["a word with dollars", "select a$b$ ; select c$b$", ["select a$b$", "select c$b$"]],
    ["a parameter", "select $front; select $words", ["select $front", "select $words"]],
    ["a text that is cut off", "select 1; select 'a; select 2", ["select 1", "select 'a; select 2"]],
    ["a comment that is cut off", "select 1; select 2 /* a; b", ["select 1", "select 2 /* a; b"]]
  ])("splits %s", (_, sql, statements) => {
    expect(split(sql)).toEqual(statements);
  });

  it("says where each statement stands, for any text", () => {
    const pieces = fc.constantFrom(
      "select 1",
      ";",
      "'",
      '"',
      "--",
      "\n",
      "/*",
      "*/",
      "$$",
      "$a$",
      "e'",
      "\\",
      "é",
      " "
    );
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 40}), (parts) => {
        const sql = parts.join("");
        const statements = splitStatements(sql);
        statements.forEach(({sql: own, from, to}, i) => {
          expect(sql.slice(from, to)).toBe(own);
          expect(from).toBeGreaterThanOrEqual(statements[i - 1]?.to ?? 0);
        });
        const again = splitStatements(statements.map(({sql: own}) => own).join("\n;"));
        expect(again.map(({sql: own}) => own)).toEqual(statements.map(({sql: own}) => own));
      }),
      {numRuns: 2000}
    );
  });
});

describe("statementAt(statements, offset)", () => {
  it("finds the statement under the cursor, and the one before between two", () => {
    const statements = splitStatements("select 1;  select 2;");
    expect([0, 8, 9, 11, 19, 20].map((offset) => statementAt(statements, offset)?.sql)).toEqual([
      "select 1",
      "select 1",
      "select 1",
      "select 2",
      "select 2",
      "select 2"
    ]);
    expect(statementAt([], 0)).toBeNull();
  });
});

describe("verbOf(sql)", () => {
  it.each([
    ["select 1", "select"],
    ["-- why\n/* and */ COPY events TO 'x'", "copy"],
    ["(((select 1)))", "select"],
    ["", ""],
    ["/* cut off", ""]
  ])("reads %j", (sql, verb) => {
    expect(verbOf(sql)).toBe(verb);
  });
});
