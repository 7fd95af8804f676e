import {published} from "./lib/publish.js";

process.stdout.write(await published("land.json"));
