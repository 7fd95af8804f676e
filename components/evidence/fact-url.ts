/** What a drawer can show: a fact or a paragraph of an article, by the anchor that it has on the article's page. */
export interface Target {
  article: string;
  /** `e-<event_id>`, `r-<relation_id>`, `f-<figure_id>` or `p-<label>`. */
  anchor: string;
}

const ANCHOR = /^(?:[erf]-[\w-]+|p-[\w.-]+)$/;
const ARTICLE = /\/articles\/([\w-]+?)(?:\.html)?$/;
const TABLES: Readonly<Record<string, [table: string, key: string]>> = {
  e: ["events", "event_id"],
  r: ["relations", "relation_id"],
  f: ["figures", "figure_id"],
  p: ["paragraphs", "paragraph_id"]
};

/** Reads the target of a link to an article's page; null where it leads elsewhere. */
export function targetOf(url: URL): Target | null {
  const article = ARTICLE.exec(url.pathname)?.[1];
  const anchor = decode(url.hash.slice(1));
  return article !== undefined && ANCHOR.test(anchor) ? {article, anchor} : null;
}

/** Gives the fragment under which a page shows a target: a paragraph carries its article, a fact's id is unique. */
export function fragmentOf({article, anchor}: Target): string {
  return anchor.startsWith("p-") ? `#p-${article}.${anchor.slice("p-".length)}` : `#${anchor}`;
}

/** Reads a fragment of a page; the article of a fact is for the caller to find. */
export function parseFragment(hash: string): {article: string | null; anchor: string} | null {
  const text = decode(hash.slice(1));
  if (!ANCHOR.test(text)) return null;
  if (!text.startsWith("p-")) return {article: null, anchor: text};
  const at = text.lastIndexOf(".");
  return at < 0 ? null : {article: text.slice("p-".length, at), anchor: `p-${text.slice(at + 1)}`};
}

/** Writes the SQL that finds a target. */
export function findingSql({article, anchor}: Target): string {
  const [table, key] = TABLES[anchor.charAt(0)] ?? ["", ""];
  const id = anchor.startsWith("p-") ? fragmentOf({article, anchor}).slice("#p-".length) : anchor.slice("e-".length);
  return `from ${table} where ${key} = '${id.replaceAll("'", "''")}'`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
