/** The parts of Observable Framework that the build calls; the package ships no types. */
declare module "@observablehq/framework/dist/config.js" {
  /** What observablehq.config.ts exports. */
  export type ConfigSpec = Readonly<Record<string, unknown>>;
  export interface Config {
    root: string;
    output: string;
  }
  /** Completes a configuration with Framework's defaults. */
  export function normalizeConfig(spec: ConfigSpec): Config;
  /** Makes every file's modification time this one, in hashes and in pages. */
  export function setCurrentDate(date: Date): void;
}

declare module "@observablehq/framework/dist/build.js" {
  import type {Config} from "@observablehq/framework/dist/config.js";
  export interface Effects {
    logger: {log: (text: string) => void; warn: (text: string) => void};
    output: {write: (text: string) => void};
  }
  /** Writes the files of a site and what it tells of them. */
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class
  export class FileBuildEffects {
    constructor(output: string, cache: string, effects: Effects);
  }
  export function build(options: {config: Config}, effects: FileBuildEffects): Promise<void>;
}
