import {spawn} from "node:child_process";

/** Runs a command of this project's packages without input, its output shown; returns its exit status, 1 for a signal. */
export function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, {stdio: ["ignore", "inherit", "inherit"]});
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
