import {spawn} from "node:child_process";

/** Runs a command of this project's packages without input, its output shown; returns its exit status, 1 for a signal. */
export function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, {stdio: ["ignore", "inherit", "inherit"]});
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Runs a command as `run` does, and returns what it prints beside its exit status instead of showing it. */
export function overhear(command: string, args: readonly string[]): Promise<{status: number; output: string}> {
  const child = spawn(command, args, {stdio: ["ignore", "pipe", "pipe"]});
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({status: code ?? 1, output: Buffer.concat(parts).toString()}));
  });
}
