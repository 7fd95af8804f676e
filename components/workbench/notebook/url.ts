import {parseNotebook, printNotebook} from "./notebook.js";
import type {Notebook} from "./notebook.js";

/** What a link brought: a notebook, or why there is none, in a sentence for the reader. */
export type Linked = {notebook: Notebook} | {fault: string};

/** Letters of a link above which some programs cut it. */
export const LONGEST_LINK = 8000;

const VERSION = "1";
const HEAD = "#sql=";
/** Bytes that a link may unfold to. */
const MOST_BYTES = 2_000_000;

/**
 * Prints a notebook as a fragment: version of the codec, letters of the packed part, and the notebook as JSON, deflated
 * and in base64 for addresses. The length tells whether a link was cut.
 */
export async function printLink(notebook: Notebook): Promise<string> {
  const packed = base64(await squeeze(new TextEncoder().encode(printNotebook(notebook))));
  return `${HEAD}${VERSION}.${packed.length}.${packed}`;
}

/** Tells whether a fragment is one of ours. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(HEAD);
}

/** Reads a fragment; whatever it holds, it gives a notebook or a sentence. */
export async function readLink(fragment: string): Promise<Linked> {
  const found = /^#sql=(\d+)\.(\d+)\.([\w-]*)$/.exec(fragment);
  if (!found) return {fault: "The link holds no SQL that this page can read."};
  const [, version = "", length = "", packed = ""] = found;
  if (version !== VERSION) return {fault: `The link is of a later kind (version ${version}) than this page reads.`};
  const missing = Number(length) - packed.length;
  if (missing > 0) return {fault: `The link was cut: ${missing} of its ${length} letters are missing.`};
  if (missing < 0) return {fault: "The link has more letters than it says: something was added to it."};
  try {
    return {notebook: parseNotebook(new TextDecoder("utf-8", {fatal: true}).decode(await unfold(bytesOf(packed))))};
  } catch {
    return {fault: "The link is damaged: what it holds is no notebook."};
  }
}

async function squeeze(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Inflates; throws `too long` where little would become very much. */
async function unfold(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
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

function base64(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(packed: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
