import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {embed} from "@duckdb/duckdb-wasm-shell";
import {Terminal} from "xterm";

import type {Printed} from "./printed.js";

declare global {
  interface Window {
    printed: Printed;
  }
}

/** Letters that are kept. */
const TAIL = 2000;
const decoder = new TextDecoder();
let text = "";

/** Keeps what the terminal is given: what it shows cannot be read from its canvas. */
const terminal = Terminal.prototype;
for (const name of ["write", "writeln"] as const) {
  const descriptor = Object.getOwnPropertyDescriptor(terminal, name);
  const own: unknown = descriptor?.value;
  if (typeof own !== "function") throw new Error(`no such method: ${name}`);
  terminal[name] = function (this: Terminal, data, done) {
    text = (text + (typeof data === "string" ? data : decoder.decode(data))).slice(-TAIL);
    Reflect.apply(own, this, [data, done]);
  };
}
window.printed = {tail: () => text, clear: () => (text = "")};

const container = document.querySelector<HTMLDivElement>("#shell");
if (!container) throw new Error("missing part: #shell");
await embed({
  shellModule: new URL("shell.wasm", location.href),
  container,
  resolveDatabase: async (tell) => {
    const db = new AsyncDuckDB(new VoidLogger(), new Worker("duckdb.worker.js"));
    await db.instantiate(new URL("duckdb.wasm", location.href).href, null, tell);
    const file = await fetch("five-fronts.duckdb");
    await db.registerFileBuffer("five-fronts.duckdb", new Uint8Array(await file.arrayBuffer()));
    await db.open({path: "five-fronts.duckdb"});
    return db;
  }
});
