/** The parts of Observable Framework that the build calls; the package ships no types. */
declare module "@observablehq/framework/dist/config.js" {
  export interface Config {
    root: string;
    output: string;
  }
  /** Reads observablehq.config.ts from the working directory. */
  export function readConfig(): Promise<Config>;
  /** Makes every file's modification time this one, in hashes and in pages. */
  export function setCurrentDate(date: Date): void;
}

declare module "@observablehq/framework/dist/build.js" {
  import type {Config} from "@observablehq/framework/dist/config.js";
  export function build(options: {config: Config}): Promise<void>;
}
