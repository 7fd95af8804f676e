import {published} from "./lib/publish.js";

process.stdout.write(await published("network.json"));
