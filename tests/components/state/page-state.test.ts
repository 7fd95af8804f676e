import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {openState} from "../../../components/state/page-state.js";
import type {Browser, HistoryAction} from "../../../components/state/history-writer.js";
import type {Schema} from "../../../components/state/page-parameters.js";
import type {Listener} from "../../../components/state/page-state.js";
import type {Values} from "../../../components/state/parameters.js";

const BASE = "https://example.org/page";
const SCHEMA: Schema = {
  page: "/page",
  root: "./",
  version: 1,
  data: "2026-11-23.0123456789",
  figures: ["timeline"],
  parameters: {
    front: {kind: "many", label: "Front", default: null},
    from: {kind: "date", label: "From", default: null},
    totals: {kind: "flag", label: "Totals", default: true}
  },
  choices: {front: {options: ["a", "b", "c"].map((value) => ({value, label: value}))}},
  aliases: []
};

/** A browser's history in memory. */
function tabAt(first = "", isSlow = false) {
  const entries = [BASE + first];
  let at = 0;
  const listeners = new Set<() => void>();
  const waiting: (() => void)[] = [];
  const unpainted: (() => void)[] = [];
  const written: HistoryAction[] = [];
  let isRefusing = false;
  const browser: Browser = {
    address: () => {
      const {origin, pathname, search, hash} = new URL(entries[at] ?? "");
      return {base: origin + pathname, search, hash};
    },
    write: (url, action) => {
      if (isRefusing) return false;
      written.push(action);
      if (action === "push") entries.splice(++at, entries.length, url);
      else entries[at] = url;
      return true;
    },
    onPopState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    afterDelay: (run) => {
      waiting.push(run);
      return () => void waiting.splice(waiting.indexOf(run), 1);
    },
    afterPaint: (run) => {
      if (isSlow) unpainted.push(run);
      else run();
      return () => {
        if (unpainted.includes(run)) unpainted.splice(unpainted.indexOf(run), 1);
      };
    }
  };
  return {
    browser,
    written,
    waiting,
    unpainted,
    paint: () => unpainted.splice(0).forEach((run) => run()),
    refuse: (is: boolean) => void (isRefusing = is),
    address: () => (entries[at] ?? "").slice(BASE.length),
    count: () => entries.length,
    go: (by: number) => {
      at += by;
      for (const listener of listeners) listener();
    }
  };
}

describe("openState(schema, browser)", () => {
  it("reads the address", () => {
    const {browser} = tabAt("?front=a~b&colour=red#timeline");
    const {values, opened} = openState(SCHEMA, browser);
    expect(values()).toEqual({front: ["a", "b"], from: null, totals: true});
    expect(opened.figure).toBe("timeline");
    expect(opened.ignored).toEqual(["colour=red (no filter of this page)"]);
  });

  it("writes what differs from the defaults, and keeps the fragment", () => {
    const tab = tabAt("#timeline");
    const state = openState(SCHEMA, tab.browser);
    state.set({front: ["b", "a"]}, "push");
    expect(tab.address()).toBe("?front=a~b#timeline");
    state.set({from: "2021-10-01"}, "replace");
    expect(tab.address()).toBe("?front=a~b&from=2021-10-01#timeline");
    state.set({front: ["a", "b", "c"], from: null}, "push");
    expect(tab.address()).toBe("#timeline");
    expect(tab.written).toEqual(["push", "replace", "push"]);
  });

  it("writes nothing where nothing changes", () => {
    const tab = tabAt("?front=b~a");
    const state = openState(SCHEMA, tab.browser);
    const heard: Values[] = [];
    state.subscribe((values) => heard.push(values));
    state.set({front: ["a", "b"], totals: true}, "push");
    expect(tab.written).toEqual([]);
    expect(heard).toEqual([]);
  });

  it("tells all who listen, with the names of what changed", () => {
    const tab = tabAt();
    const state = openState(SCHEMA, tab.browser);
    const heard: string[] = [];
    const stop = state.subscribe((_, changed) => heard.push(changed.join()));
    state.set({front: ["a"], totals: false}, "push");
    tab.go(-1);
    stop();
    tab.go(1);
    expect(heard).toEqual(["front,totals", "front,totals"]);
    expect(state.values()).toEqual({front: ["a"], from: null, totals: false});
  });

  it("tells all but the one who writes", () => {
    const state = openState(SCHEMA, tabAt().browser);
    const called: string[] = [];
    const writer: Listener = (_, changed) => called.push(`writer: ${changed.join()}`);
    state.subscribe(writer);
    state.subscribe((_, changed) => called.push(`other: ${changed.join()}`));
    expect(state.set({totals: false}, "push", writer)).toBe(true);
    expect(state.set({totals: false}, "push", writer)).toBe(false);
    state.set({front: ["a"]}, "push");
    expect(called).toEqual(["other: totals", "writer: front", "other: front"]);
  });

  it("does not mistake a change of the fragment for a change of the page", () => {
    const tab = tabAt("?front=a");
    const state = openState(SCHEMA, tab.browser);
    const heard: Values[] = [];
    state.subscribe((values) => heard.push(values));
    tab.browser.write(`${BASE}?front=a#e-x`, "push");
    tab.go(-1);
    expect(heard).toEqual([]);
  });

  it("goes back and forward through every state", () => {
    const choice = fc.record({
      front: fc.option(fc.subarray(["a", "b", "c"], {maxLength: 2})),
      from: fc.option(fc.constantFrom("2021-10-01", "2022-02-25")),
      totals: fc.boolean()
    });
    fc.assert(
      fc.property(
        fc.array(choice, {minLength: 1, maxLength: 20}),
        fc.array(fc.integer({min: -3, max: 3})),
        (steps, moves) => {
          const tab = tabAt();
          const state = openState(SCHEMA, tab.browser);
          const seen = [state.values()];
          for (const step of steps) {
            const before = tab.count();
            state.set(step, "push");
            if (tab.count() > before) seen.push(state.values());
          }
          let at = seen.length - 1;
          for (const move of [...moves, -at, seen.length - 1]) {
            const next = Math.min(Math.max(0, at + move), seen.length - 1);
            tab.go(next - at);
            at = next;
            expect(state.values()).toEqual(seen[at]);
          }
        }
      )
    );
  });

  it("tries again where the browser refuses, with the newest state alone", () => {
    const tab = tabAt();
    const state = openState(SCHEMA, tab.browser);
    tab.refuse(true);
    state.set({front: ["a"]}, "push");
    state.set({front: ["b"]}, "replace");
    expect(tab.address()).toBe("");
    expect(state.values().front).toEqual(["b"]);
    expect(tab.waiting).toHaveLength(1);
    tab.refuse(false);
    tab.waiting.pop()?.();
    expect(tab.address()).toBe("?front=b");
  });

  it("writes after the screen shows the change, once for all that was dragged meanwhile", async () => {
    const tab = tabAt("", true);
    const state = openState(SCHEMA, tab.browser);
    state.set({from: "2021-10-01"}, "push");
    state.set({from: "2021-10-02"}, "replace");
    state.set({from: "2021-10-03"}, "replace");
    expect(state.values().from).toBe("2021-10-03");
    expect(tab.written).toEqual([]);
    const written = state.written();
    tab.paint();
    await written;
    expect(tab.written).toEqual(["push"]);
    expect(tab.address()).toBe("?from=2021-10-03");
    expect(state.written()).toBeNull();
  });

  it("loses no step that comes before the screen shows the one before it", () => {
    const tab = tabAt("", true);
    const state = openState(SCHEMA, tab.browser);
    state.set({front: ["a"]}, "push");
    state.set({front: ["b"]}, "push");
    tab.paint();
    expect(tab.written).toEqual(["push", "push"]);
    tab.go(-1);
    expect(state.values().front).toEqual(["a"]);
    expect(tab.unpainted).toEqual([]);
  });

  it("keeps nobody waiting for an address that the browser refuses", async () => {
    const tab = tabAt("", true);
    const state = openState(SCHEMA, tab.browser);
    tab.refuse(true);
    state.set({front: ["a"]}, "push");
    const written = state.written();
    tab.paint();
    await written;
    expect(state.written()).toBeNull();
    state.set({front: ["b"]}, "push");
    expect(tab.waiting).toHaveLength(1);
    tab.refuse(false);
    tab.waiting.pop()?.();
    expect(tab.written).toEqual(["push"]);
    expect(tab.address()).toBe("?front=b");
  });

  it("gives up what was not yet written when the reader goes back", () => {
    const tab = tabAt("?front=a", true);
    const state = openState(SCHEMA, tab.browser);
    tab.browser.write(`${BASE}?front=b`, "push");
    state.set({front: ["c"]}, "push");
    tab.go(-1);
    tab.paint();
    expect(tab.address()).toBe("?front=a");
    expect(state.values().front).toEqual(["a"]);
  });

  it("copies a link that says everything", () => {
    const tab = tabAt("?front=a");
    expect(openState(SCHEMA, tab.browser).link({place: "timeline", rows: 37})).toBe(
      `${BASE}?v=1&front=a&from=*&totals=1&d=2026-11-23.0123456789&n=37#timeline`
    );
  });

  it("ends", () => {
    const tab = tabAt("?front=a");
    const state = openState(SCHEMA, tab.browser);
    tab.browser.write(`${BASE}?front=b`, "push");
    state.stop();
    tab.go(-1);
    expect(state.values().front).toEqual(["a"]);
  });
});
