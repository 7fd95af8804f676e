import {createHash} from "node:crypto";

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const TYPE = /\btype="([^"]*)"/;
const RUNS = new Set(["", "module", "text/javascript"]);
const CHARSET = '<meta charset="utf-8">';

/** Allows a page its own files, its own inline scripts by their hashes, and nothing else. */
export function contentPolicy(html: string): string {
  const directives = {
    "default-src": "'none'",
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...scriptHashes(html)].join(" "),
    "worker-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    // Figures carry their styles as attributes, which only this permits.
    "style-src": "'self' 'unsafe-inline'",
    "base-uri": "'none'",
    "form-action": "'none'"
  };
  return Object.entries(directives)
    .map((directive) => directive.join(" "))
    .join("; ");
}

/** Puts the policy before anything that it governs; throws `no charset: …` for a page that Framework did not make. */
export function withPolicy(html: string): string {
  if (!html.includes(CHARSET)) throw new Error(`no charset: ${html.slice(0, 80)}`);
  return html.replace(
    CHARSET,
    `${CHARSET}\n<meta http-equiv="Content-Security-Policy" content="${contentPolicy(html)}">`
  );
}

function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = "", text = ""] of html.matchAll(SCRIPT)) {
    const type = TYPE.exec(attributes)?.[1] ?? "";
    if (/\bsrc=/.test(attributes) || !RUNS.has(type)) continue;
    hashes.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  return [...hashes];
}
