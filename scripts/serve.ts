import {existsSync} from "node:fs";
import {DIST} from "./build/folder.js";
import {serveSite} from "./cli/server.js";

if (existsSync(DIST)) {
  const port = Number(process.env.PORT ?? 3000);
  const site = await serveSite(DIST, {port, onTaken: (taken) => console.log(`port taken: ${taken}`)});
  console.log(`Five Fronts is at ${site.origin}/ (Ctrl+C ends it)`);
} else {
  console.error(`nothing to serve: ${DIST}/ (run npm run build)`);
  process.exitCode = 1;
}
