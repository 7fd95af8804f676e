import {writeFileSync} from "node:fs";
import {drawProject} from "./architecture/draw-rooms.js";

writeFileSync("docs/architecture.svg", drawProject());
