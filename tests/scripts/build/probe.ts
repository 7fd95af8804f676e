import {spawn} from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns/promises";
import {once} from "node:events";
import http from "node:http";
import {fileURLToPath} from "node:url";
import {serveSite} from "../../../scripts/cli/server.js";

const PROBE = fileURLToPath(import.meta.url);

/** Tries one way out of this machine and swallows what comes of it; a process that may not, fails all the same. */
const ways: Record<string, (target: string) => unknown> = {
  fetch,
  http: (url) => once(http.get(url), "response"),
  lookup: (host) => dns.lookup(host),
  datagram: (host) => {
    dgram.createSocket("udp4").unref().send("probe", 9, host);
  },
  child: (url) =>
    once(spawn(process.execPath, [...process.execArgv, PROBE, "fetch", url], {stdio: "inherit"}), "close"),
  loopback: async (folder) => {
    const {origin, close} = await serveSite(folder);
    await fetch(origin);
    await close();
  }
};

const [way = "", target = ""] = process.argv.slice(2);
try {
  await ways[way]?.(target);
} catch {
  // The refusal shows in the exit status.
}
