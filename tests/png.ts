import {inflateSync} from "node:zlib";

/** Reads the size of a PNG and how many different pixels it has, as a measure that something is drawn. */
export function readPng(bytes: Buffer): {width: number; height: number; colors: number} {
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const pixels = inflateSync(Buffer.concat(parts));
  const colors = new Set<number>();
  for (let at = 0; at + 4 <= pixels.length; at += 4) colors.add(pixels.readUInt32BE(at));
  return {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colors: colors.size};
}
