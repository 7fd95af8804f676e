/** What a token is; `quoted` is an identifier in double quotes, `parameter` a `$name`, `symbol` any other character. */
export type TokenKind = "space" | "comment" | "string" | "quoted" | "word" | "parameter" | "symbol";

/** One token of a SQL text; `from` and `to` are offsets in the text. */
export interface Token {
  kind: TokenKind;
  from: number;
  to: number;
}

/** One statement of a SQL text, without its semicolon; `from` and `to` are offsets in the whole text. */
export interface Statement {
  sql: string;
  from: number;
  to: number;
}

/** A letter of an identifier is any character beyond ASCII that DuckDB does not read as a space. */
const LETTER = "[A-Za-z_]|(?![\\s\\u200B-\\u200D\\u2060])[^\\x00-\\x7F]";
const NAME = `(?:${LETTER})(?:${LETTER}|[0-9])*`;

const SPACE = /[\s\u200B-\u200D\u2060]+/uy;
const LINE_COMMENT = /--[^\n\r]*/y;
const COMMENT_MARK = /\/\*|\*\//g;
const STRING = /'(?:[^']|'')*(?:'|$)/y;
const ESCAPE_STRING = /[eE]'(?:[^'\\]|''|\\[^])*(?:'|\\?$)/y;
/** What stands between two parts of one string: at least one line end. */
const CONTINUATION = /(?:[ \t\f\v]|--[^\n\r]*)*[\n\r](?:\s|--[^\n\r]*)*'(?:[^'\\]|''|\\[^])*(?:'|\\?$)/y;
const QUOTED = /"(?:[^"]|"")*(?:"|$)/y;
const DOLLAR_TAG = new RegExp(`\\$(?:${NAME})?\\$`, "uy");
const PARAMETER = new RegExp(`\\$${NAME}`, "uy");
const WORD = new RegExp(`(?:${LETTER})(?:${LETTER}|[0-9$])*`, "uy");

/**
 * Splits a SQL text into tokens by the rules of DuckDB's scanner: comments nest, `e'…'` has escapes, an identifier may
 * hold a dollar and any letter beyond ASCII. What is not closed runs to the end of the text.
 */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < sql.length;) {
    const [kind, to] = tokenAt(sql, from);
    tokens.push({kind, from, to});
    from = to;
  }
  return tokens;
}

/** Splits a SQL text into its statements by the semicolons that end them; comments alone are no statement. */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let [start, isFull] = [0, false];
  const end = (to: number): void => {
    if (isFull) statements.push(trimmed(sql, start, to));
    [start, isFull] = [to + 1, false];
  };
  for (const {kind, from} of tokenize(sql)) {
    if (kind === "symbol" && sql[from] === ";") end(from);
    else if (kind !== "space" && kind !== "comment") isFull = true;
  }
  end(sql.length);
  return statements;
}

/** Finds the statement at an offset; between two of them, the one before. */
export function statementAt(statements: readonly Statement[], offset: number): Statement | null {
  return statements.findLast(({from}) => from <= offset) ?? statements[0] ?? null;
}

/** Returns the first word of a statement in lower case, without the comments and brackets before it. */
export function verbOf(sql: string): string {
  for (let from = 0; from < sql.length;) {
    const [kind, to] = tokenAt(sql, from);
    if (kind === "word") return /^[A-Za-z]*/.exec(sql.slice(from, to))?.[0].toLowerCase() ?? "";
    if (kind !== "space" && kind !== "comment" && sql[from] !== "(") return "";
    from = to;
  }
  return "";
}

function tokenAt(sql: string, from: number): [kind: TokenKind, to: number] {
  const after = (pattern: RegExp): number | null => endOf(pattern, sql, from);
  const space = after(SPACE);
  if (space !== null) return ["space", space];
  switch (sql.charAt(from)) {
    case "-":
    case "/": {
      const to = after(LINE_COMMENT) ?? blockCommentEnd(sql, from);
      return to === null ? ["symbol", from + 1] : ["comment", to];
    }
    case "'":
      return ["string", after(STRING) ?? sql.length];
    case '"':
      return ["quoted", after(QUOTED) ?? sql.length];
    case "$":
      return dollarAt(sql, from);
  }
  const string = after(ESCAPE_STRING);
  if (string !== null) return ["string", stringEnd(sql, string)];
  const word = after(WORD);
  return word === null ? ["symbol", from + 1] : ["word", word];
}

/** Reads `$$…$$`, `$tag$…$tag$` or `$name`. */
function dollarAt(sql: string, from: number): [TokenKind, number] {
  const open = endOf(DOLLAR_TAG, sql, from);
  if (open !== null) {
    const tag = sql.slice(from, open);
    const close = sql.indexOf(tag, open);
    return ["string", close < 0 ? sql.length : close + tag.length];
  }
  const to = endOf(PARAMETER, sql, from);
  return to === null ? ["symbol", from + 1] : ["parameter", to];
}

/** Returns the end of a string with escapes, which goes on in a quote on a later line. */
function stringEnd(sql: string, to: number): number {
  const next = endOf(CONTINUATION, sql, to);
  return next === null ? to : stringEnd(sql, next);
}

/** Returns the end of a block comment, which may hold others; null where none starts. */
function blockCommentEnd(sql: string, from: number): number | null {
  if (!sql.startsWith("/*", from)) return null;
  COMMENT_MARK.lastIndex = from;
  let depth = 0;
  for (let found = COMMENT_MARK.exec(sql); found; found = COMMENT_MARK.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return COMMENT_MARK.lastIndex;
  }
  return sql.length;
}

function endOf(pattern: RegExp, sql: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(sql) ? pattern.lastIndex : null;
}

function trimmed(sql: string, from: number, to: number): Statement {
  const text = sql.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return {sql: text.trim(), from: start, to: start + text.trim().length};
}
