/** One statement of a SQL text, without its semicolon; `from` and `to` are offsets in the whole text. */
export interface Statement {
  sql: string;
  from: number;
  to: number;
}

/** What holds no semicolon that ends a statement, whole or cut off: texts, names, comments, texts between dollars, words. */
const HELD = new RegExp(
  [
    "[eE]'(?:[^'\\\\]|''|\\\\[\\s\\S])*(?:'|$)", // text with escapes
    "'(?:[^']|'')*(?:'|$)", // text
    '"(?:[^"]|"")*(?:"|$)', // name
    "--[^\\n]*", // comment to the end of the line
    "\\$(?<tag>[A-Za-z_]\\w*)?\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$)", // text between dollars
    "[\\p{L}_][\\p{L}\\p{N}_$]*" // word, which may hold a dollar
  ].join("|"),
  "uy"
);

/** Splits a SQL text into its statements by the semicolons that end them; what holds nothing but comments is none. */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let [from, at, isFull] = [0, 0, false];
  const end = (to: number): void => {
    if (isFull) statements.push(trimmed(sql, from, to));
    [from, isFull] = [to + 1, false];
  };
  while (at < sql.length) {
    const next = stepOver(sql, at);
    const letter = sql[at] ?? "";
    if (letter === ";") end(at);
    else if (!/\s/.test(letter) && !isComment(sql, at)) isFull = true;
    at = next;
  }
  end(sql.length);
  return statements;
}

/** Finds the statement at an offset; between two of them, the one before. */
export function statementAt(statements: readonly Statement[], offset: number): Statement | null {
  return statements.findLast(({from}) => from <= offset) ?? statements[0] ?? null;
}

/** Gives the first word of a statement in small letters, comments before it left out. */
export function verbOf(sql: string): string {
  let at = 0;
  while (at < sql.length && (/[\s(]/.test(sql[at] ?? "") || isComment(sql, at))) at = stepOver(sql, at);
  return /^[A-Za-z]+/.exec(sql.slice(at, at + 40))?.[0].toLowerCase() ?? "";
}

function isComment(sql: string, at: number): boolean {
  return sql.startsWith("--", at) || sql.startsWith("/*", at);
}

function stepOver(sql: string, at: number): number {
  if (sql.startsWith("/*", at)) return commentEnd(sql, at);
  HELD.lastIndex = at;
  const held = HELD.exec(sql)?.[0].length ?? 0;
  return at + Math.max(1, held);
}

/** Comments between slashes and stars may hold others. */
function commentEnd(sql: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let found = mark.exec(sql); found; found = mark.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return sql.length;
}

function trimmed(sql: string, from: number, to: number): Statement {
  const text = sql.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return {sql: text.trim(), from: start, to: start + text.trim().length};
}
