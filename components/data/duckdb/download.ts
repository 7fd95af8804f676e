/** Bytes received and expected of one file or of several together. */
export interface Progress {
  received: number;
  /** 0 where it is not known. */
  total: number;
}

const GZIP = [0x1f, 0x8b];

/** Is called with the bytes so far; `isEncoded` where the host compresses the response, so that sizes do not compare. */
export type Hear = (received: number, isEncoded: boolean) => void;

/** Downloads a file and reports each chunk; throws `download failed` with the status. */
export async function download(
  url: string,
  tell: Hear = () => undefined,
  get: typeof fetch = fetch
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await get(url).catch((error: unknown) => {
    throw new Error(`download failed: ${url} (no answer)`, {cause: error});
  });
  if (!response.ok || !response.body) throw new Error(`download failed: ${url} (${response.status})`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const isEncoded = response.headers.has("content-encoding");
  let received = 0;
  const reader = response.body.getReader();
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return join(parts, received);
    parts.push(value);
    received += value.length;
    tell(received, isEncoded);
  }
}

/** Inflates gzip; returns bytes that the host has inflated already as they are. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Blob> {
  const blob = new Blob([bytes], {type});
  if (!GZIP.every((byte, index) => bytes[index] === byte)) return blob;
  const stream = blob.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, {headers: {"content-type": type}}).blob();
}

/** Adds up the progress of several downloads into one; the total is 0 once it cannot be known. */
export function together(totals: readonly number[], tell: (progress: Progress) => void): Hear[] {
  const received = totals.map(() => 0);
  let total = totals.every(Number.isFinite) ? sum(totals) : 0;
  return totals.map((_, index) => (bytes, isEncoded) => {
    received[index] = bytes;
    if (isEncoded) total = 0;
    tell({received: sum(received), total});
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
