// Loaded with `node --require` into a build, and through NODE_OPTIONS into every process that it starts: refuses each connection, look-up and datagram
// that leaves this machine, and fails the process even where its code swallows the refusal. CommonJS, because a worker
// that must import a module while its parent waits for it (esbuild's, within Framework) never starts.
const dgram = require("node:dgram");
const dns = require("node:dns");
const {syncBuiltinESMExports} = require("node:module");
const net = require("node:net");
const process = require("node:process");

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

function refuse(host) {
  process.stderr.write(`network refused: ${host}\n`);
  process.once("exit", () => (process.exitCode = 1));
  throw new Error(`network refused: ${host}`);
}

/** Calls `original` only for a host of this machine; a pipe has none. */
function guard(original, hostOf) {
  return function (...args) {
    const host = hostOf(args);
    if (host !== undefined && !LOOPBACK.test(host)) refuse(host);
    return original.apply(this, args);
  };
}

/** Reads what `connect` was asked for: options, a port and a host, or a path; net passes its own calls as one list. */
function connectHost(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return first.path ? undefined : (first.host ?? "localhost");
  return Number.isNaN(Number(first)) ? undefined : typeof second === "string" ? second : "localhost";
}

net.Socket.prototype.connect = guard(net.Socket.prototype.connect, connectHost);
dns.lookup = guard(dns.lookup, ([host]) => host);
dns.promises.lookup = guard(dns.promises.lookup, ([host]) => host);
dgram.Socket.prototype.send = () => refuse("datagram");
syncBuiltinESMExports();

const {NODE_OPTIONS = ""} = process.env;
if (!NODE_OPTIONS.includes(module.filename)) {
  process.env.NODE_OPTIONS = `${NODE_OPTIONS} --require ${JSON.stringify(module.filename)}`.trim();
}
process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";
