/** Puts SQL into a regular form, one clause a line, comments kept; throws where it cannot be read. */
export async function formatSql(sql: string): Promise<string> {
  const {duckdb, formatDialect} = await import("sql-formatter");
  return formatDialect(sql, {dialect: duckdb, keywordCase: "lower", expressionWidth: 100});
}
