import {parseNotebook, printNotebook} from "./notebook.js";
import type {Notebook} from "./notebook.js";

/** The notebook of a link, or a sentence for the reader on why there is none. */
export type LinkContent = {notebook: Notebook} | {error: string};

/** Characters of a link above which some programs truncate it. */
export const LONGEST_LINK = 8000;

const VERSION = "1";
const PREFIX = "#sql=";
/** Bytes that a link may inflate to, against decompression bombs. */
const MOST_BYTES = 2_000_000;

/**
 * Encodes a notebook as a URL fragment "#sql=version.length.data"; data is its JSON, deflated, in base64url. The length
 * reveals truncated links.
 */
export async function printLink(notebook: Notebook): Promise<string> {
  const packed = encodeBase64Url(await deflate(new TextEncoder().encode(printNotebook(notebook))));
  return `${PREFIX}${VERSION}.${packed.length}.${packed}`;
}

/** Tells whether a URL fragment holds a notebook. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** Decodes a URL fragment; never throws. */
export async function readLink(fragment: string): Promise<LinkContent> {
  const found = /^#sql=(\d+)\.(\d+)\.([\w-]*)$/.exec(fragment);
  if (!found) return {error: "The link holds no SQL that this page can read."};
  const [, version = "", length = "", packed = ""] = found;
  if (version !== VERSION) return {error: `The link is of a later kind (version ${version}) than this page reads.`};
  const missing = Number(length) - packed.length;
  if (missing > 0) return {error: `The link was cut: ${missing} of its ${length} letters are missing.`};
  if (missing < 0) return {error: "The link has more letters than it says: something was added to it."};
  try {
    return {
      notebook: parseNotebook(new TextDecoder("utf-8", {fatal: true}).decode(await inflate(decodeBase64Url(packed))))
    };
  } catch {
    return {error: "The link is damaged: what it holds is no notebook."};
  }
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Inflates; throws `too long` above `MOST_BYTES`. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > MOST_BYTES) throw new Error("too long");
    parts.push(new Uint8Array(part.value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function encodeBase64Url(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decodeBase64Url(packed: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
