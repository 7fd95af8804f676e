import {DuckDBInstance} from "@duckdb/node-api";
import fc from "fast-check";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {placeholders} from "../../../../components/data/duckdb/bind.js";
import {splitStatements, statementAt, tokenize, verbOf} from "../../../../components/data/duckdb/tokens.js";
import type {DuckDBConnection} from "@duckdb/node-api";

const split = (sql: string): string[] => splitStatements(sql).map((statement) => statement.sql);

describe("tokenize(sql)", () => {
  it.each<[sql: string, tokens: string[]]>([
    ["select $a, 'b'", ["word select", "space  ", "parameter $a", "symbol ,", "space  ", "string 'b'"]],
    ["e'it\\'s' || \"x\"", ["string e'it\\'s'", "space  ", "symbol |", "symbol |", "space  ", 'quoted "x"']],
    ["-- a\n/* b /* c */ d */", ["comment -- a", "space \n", "comment /* b /* c */ d */"]],
    ["é$x 1$$y$$", ["word é$x", "space  ", "symbol 1", "string $$y$$"]],
    ["'cut off", ["string 'cut off"]],
    ["/* cut /* off */", ["comment /* cut /* off */"]],
    ["$a$ cut off", ["string $a$ cut off"]]
  ])("splits %j", (sql, tokens) => {
    expect(tokenize(sql).map(({kind, from, to}) => `${kind} ${sql.slice(from, to)}`)).toEqual(tokens);
  });
});

describe("placeholders(sql) and splitStatements(sql)", () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create()).connect();
  });
  afterAll(() => connection.closeSync());

  /** Returns the parameters of each statement, as DuckDB reads them. */
  async function parametersOf(sql: string): Promise<string[][]> {
    const statements = await connection.extractStatements(sql);
    const found: string[][] = [];
    for (let i = 0; i < statements.count; i++) {
      const statement = await statements.prepare(i);
      found.push(Array.from({length: statement.parameterCount}, (_, n) => statement.parameterName(n + 1)));
    }
    return found;
  }

  it.each<[sql: string, parameters: string[][]]>([
    ["select e'it\\'s $x', $y", [["y"]]],
    ["select e'it\\'s; $x'; select $y", [[], ["y"]]],
    ["select E'\\\\' || $x; select 2", [["x"], []]],
    ["select e'a'\n'b\\'; $x', $y", [["y"]]],
    ["select e'a' -- c\n 'b\\'; $x', $y", [["y"]]],
    ["select 'a\\' || $x; select 2", [["x"], []]],
    ["select 1 /* a /* b; $x */ c; $y */, $z", [["z"]]],
    ["select 1 as é$x; select 2 as a$x", [[], []]],
    ["select 1 as 中$x, $y", [["y"]]],
    ["select 1 as “$x”, $y", [["y"]]],
    ["select $é, $x_1", [["é", "x_1"]]],
    ["select\u00A0$x;\u00A0; select 2", [["x"], []]],
    ["select $é$ $x; $é$, $y", [["y"]]],
    ["select $a1$ $x; $a1$, 1 as a$$b; select $y", [[], ["y"]]],
    ["select 1 -- a;\r, $x", [["x"]]],
    ["select 1*--$x;\n$y", [["y"]]],
    ["select list[$a:$b] from (select [1] as list)", [["a", "b"]]],
    ["select x'00', b'1', @$x, $z::int+$y", [["x", "z", "y"]]],
    ["select '$x' ; /* ; */ -- $x", [[]]],
    ['select 1 as "a;$x""$y"; select 2', [[], []]]
  ])("read %j as DuckDB does", async (sql, parameters) => {
    expect(await parametersOf(sql)).toEqual(parameters);
    const statements = splitStatements(sql);
    expect(statements.map((statement) => placeholders(statement.sql).map(({name}) => name))).toEqual(parameters);
    expect(placeholders(sql).map(({name}) => name)).toEqual(parameters.flat());
  });
});

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
