/** What the pages use of the packages in `package.json` here, so that the project's checks run without these packages. */
declare module "@uwdata/vgplot" {
  import type {AsyncDuckDB, AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";

  type Channels = Record<string, unknown>;
  type Directive = object;
  type Source = object;
  type Connector = object;

  interface SelectionType {
    readonly clauses: readonly {readonly predicate: unknown}[];
  }

  export const Fixed: symbol;
  export const Selection: {crossfilter(): SelectionType};
  export function coordinator(): {databaseConnector(connector: Connector): void};
  export function wasmConnector(options: {duckdb: AsyncDuckDB; connection: AsyncDuckDBConnection}): Connector;
  export function from(table: string, options: {filterBy: SelectionType}): Source;
  export function bin(column: string): object;
  export function count(): object;
  export function rectY(source: Source, channels: Channels): Directive;
  export function barX(source: Source, channels: Channels): Directive;
  export function intervalX(options: {as: SelectionType}): Directive;
  export function xDomain(domain: symbol): Directive;
  export function width(pixels: number): Directive;
  export function height(pixels: number): Directive;
  export function marginLeft(pixels: number): Directive;
  export function plot(...directives: readonly Directive[]): HTMLElement;
  export function vconcat(...elements: readonly HTMLElement[]): HTMLElement;
}

declare module "@duckdb/duckdb-wasm-shell" {
  import type {AsyncDuckDB, InstantiationProgress} from "@duckdb/duckdb-wasm";

  export function embed(options: {
    shellModule: URL;
    container: HTMLDivElement;
    resolveDatabase: (tell: (progress: InstantiationProgress) => void) => Promise<AsyncDuckDB>;
  }): Promise<void>;
}

declare module "xterm" {
  export class Terminal {
    write(data: string | Uint8Array, done?: () => void): void;
    writeln(data: string | Uint8Array, done?: () => void): void;
  }
}
