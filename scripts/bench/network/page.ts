import {drawFigure} from "../../../components/figures/draw-figure.js";
import {network} from "../../../components/figures/network/figure.js";
import {pickTies} from "../../../components/figures/network/shortest-paths.js";
import {defaults} from "../../../components/state/parameters.js";
import type {Codes} from "../../../components/data/codebook.js";
import type {Row} from "../../../components/data/row.js";

/** What is measured of one web, in milliseconds. */
export interface Measured {
  /** From one frame to the next while the view is enlarged and moved. */
  frames: number[];
  /** One press of a button: the view scaled, and names placed anew. */
  enlarged: number[];
  /** A drawing of everything. */
  whole: number[];
  /** An actor pressed: ties picked, and drawn. */
  focus: number[];
}

interface Given {
  rows: Row[];
  codes: Codes;
  plan: unknown;
  focuses: string[];
}

declare global {
  interface Window {
    measure: (file: string) => Promise<Measured>;
  }
}

const FRAMES = 90;
const REPEATS = 5;
const WIDTH = 920;
const IDLE = {values: () => defaults(network.parameters), move: () => undefined, set: () => undefined};

window.measure = async (file) => {
  const response = await fetch(file);
  const given = (await response.json()) as Given;
  const whole = repeat(() => void show(given, null));
  const drawing = show(given, null);
  network.interact?.(drawing, {...IDLE, preview: () => drawing});
  const frames = await zoomFrames(drawing.querySelector(".web-frame") ?? drawing);
  const enlarge = drawing.querySelector<HTMLButtonElement>("[aria-label=Enlarge]");
  drawing.querySelector<HTMLButtonElement>("[aria-label='Show all']")?.click();
  const enlarged = repeat(() => enlarge?.click());
  const focus = given.focuses.map((actor) => timed(() => void show(given, actor)));
  return {frames, enlarged, whole, focus};
};

/** Puts the drawing of some ties on the page. */
function show({rows, codes, plan}: Given, focus: string | null): Element {
  const parameters = {...defaults(network.parameters), focus};
  const drawn = drawFigure(network, pickTies(rows, parameters), {
    document,
    width: WIDTH,
    codes,
    parameters,
    root: "./",
    all: rows,
    jsonFiles: {network: plan}
  });
  document.body.replaceChildren(drawn);
  return drawn;
}

/** Turns the wheel to and fro at every frame, so that the view is enlarged up to some four times, and moved. */
function zoomFrames(frame: Element): Promise<number[]> {
  const {left, top} = frame.getBoundingClientRect();
  return eachFrame((i) => {
    const deltaY = -30 * Math.cos(i / 15);
    frame.dispatchEvent(
      new WheelEvent("wheel", {
        ctrlKey: true,
        deltaY,
        clientX: left + 300 + 2 * i,
        clientY: top + 250,
        cancelable: true
      })
    );
  });
}

/** Gives the time from frame to frame while something is done in each. */
function eachFrame(run: (i: number) => void): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const step = (now: number): void => {
      times.push(now);
      if (times.length > FRAMES) resolve(times.slice(1).map((time, i) => time - (times[i] ?? time)));
      else {
        run(times.length);
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  });
}

function repeat(run: (i: number) => void): number[] {
  return Array.from({length: REPEATS}, (_, i) => timed(() => run(i)));
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
