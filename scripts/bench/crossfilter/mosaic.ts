import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import * as vg from "@uwdata/vgplot";

import {watch} from "./watch.js";

const db = new AsyncDuckDB(new VoidLogger(), new Worker("duckdb.worker.js"));
await db.instantiate(new URL("duckdb.wasm", location.href).href);
const connection = await db.connect();
const response = await fetch("events.arrow");
await connection.insertArrowFromIPCStream(new Uint8Array(await response.arrayBuffer()), {name: "events", create: true});
vg.coordinator().databaseConnector(vg.wasmConnector({duckdb: db, connection}));

const brush = vg.Selection.crossfilter();

const histogram = (column: string): HTMLElement =>
  vg.plot(
    vg.rectY(vg.from("events", {filterBy: brush}), {x: vg.bin(column), y: vg.count(), fill: "steelblue", inset: 0.5}),
    vg.intervalX({as: brush}),
    vg.xDomain(vg.Fixed),
    vg.width(600),
    vg.height(160)
  );

const bars = vg.plot(
  vg.barX(vg.from("events", {filterBy: brush}), {x: vg.count(), y: "type", fill: "front", sort: {y: "-x"}}),
  vg.width(600),
  vg.height(400),
  vg.marginLeft(60)
);

const charts = [histogram("day"), histogram("killed"), histogram("distance"), bars];
watch(charts, rows);
document.body.append(vg.vconcat(...charts));

async function rows(): Promise<number> {
  const filters = brush.clauses.map(({predicate}) => `(${String(predicate)})`);
  const result = await connection.query(`select count(*)::int as n from events where ${filters.join(" and ")}`);
  return Number(result.get(0)?.n);
}
