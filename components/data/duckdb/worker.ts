import "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js";

// Held for as long as the worker lives: nothing else tells a page that its browser has ended a worker.
if ("locks" in navigator) {
  navigator.locks.request(self.name, () => new Promise(() => undefined)).catch(() => undefined);
}
