import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";

const RENDER = fileURLToPath(new URL("render.ts", import.meta.url));
const OFFLINE = fileURLToPath(new URL("offline.cjs", import.meta.url));

/**
 * Runs Framework's build into `output` with every file's date set to `date` (ISO), the network refused and telemetry
 * off. Throws `framework build failed: …` with all that it printed.
 */
export async function renderSite(output: string, date: string): Promise<void> {
  const args = ["--import", "tsx", RENDER, output, date];
  const printed: Buffer[] = [];
  const child = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "pipe"], env: hermetic(process.env)});
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const text = Buffer.concat(printed).toString();
  if (code !== 0) throw new Error(`framework build failed: exit ${code ?? "by signal"}\n${text}`);
}

/** Returns the environment of a process, and of its children, that may not leave this machine. */
export function hermetic(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const options = [env.NODE_OPTIONS, "--require", JSON.stringify(OFFLINE)].filter(Boolean).join(" ");
  return {...env, NODE_OPTIONS: options, OBSERVABLE_TELEMETRY_DISABLE: "1"};
}
