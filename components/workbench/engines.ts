import type {StartEngines} from "./session.js";

/** Starts engines with what this site publishes; the program that does so is loaded when it is first asked to. */
export const startEngines: StartEngines = (furnish) => {
  let loading: Promise<ReturnType<StartEngines>> | undefined;
  return async (tell) => {
    loading ??= import("../data/duckdb/open.js").then(({starter}) => starter(furnish));
    loading.catch(() => (loading = undefined));
    return (await loading)(tell);
  };
};
