const EXPECTED = "expected an absolute address such as https://example.org/five-fronts";

/**
 * Reads from the environment variable `SITE_URL` where the site will stand, with a slash at its end; null where it is
 * not told. Throws `bad SITE_URL: value (expected …)`.
 */
export function readSiteUrl(env: NodeJS.ProcessEnv = process.env): URL | null {
  const value = env.SITE_URL ?? "";
  if (value === "") return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !isPlain(url) || /\s/.test(value)) throw new Error(`bad SITE_URL: ${value} (${EXPECTED})`);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** Gives the absolute address of a page, such as `/index`, or of a file, such as `/data/events.csv`. */
export function addressOf(path: string, site: URL): string {
  return new URL(path.replace(/^\//, "").replace(/(^|\/)index$/, "$1"), site).href;
}

function isPlain({protocol, username, password, search, hash}: URL): boolean {
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === "");
}
