import {drawFigure} from "../../../components/figures/draw-figure.js";
import {network} from "../../../components/figures/network/figure.js";
import {pickTies} from "../../../components/figures/network/shortest-paths.js";
import {defaults} from "../../../components/state/parameters.js";
import {displayOf, groundOf, namesIn, paint} from "../../../components/web-canvas.js";
import type {Codes} from "../../../components/data/codebook.js";
import type {Row} from "../../../components/data/row.js";
import type {View} from "../../../components/web-canvas.js";

/** What is measured of one web, in milliseconds. */
export interface Measured {
  /** From one frame to the next while the view moves, on the canvas. */
  canvas: number[];
  /** The same while the drawing itself is moved. */
  svg: number[];
  /** Names placed anew once the view rests. */
  names: number[];
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

window.measure = async (file) => {
  const response = await fetch(file);
  const given = (await response.json()) as Given;
  const whole = repeat(() => void show(given, null));
  const svg = show(given, null);
  const still = await onDrawing(svg);
  const canvas = await onCanvas(svg);
  const display = displayOf(svg);
  const names = repeat((i) => void namesIn(display, viewAt(i * 11)));
  const focus = given.focuses.map((actor) => timed(() => void show(given, actor)));
  return {canvas, svg: still, names, whole, focus};
};

/** Puts the drawing of some ties on the page. */
function show({rows, codes, plan}: Given, focus: string | null): SVGElement {
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
  const svg = drawn.querySelector("svg");
  if (!svg) throw new Error("no drawing");
  return svg;
}

async function onCanvas(svg: SVGElement): Promise<number[]> {
  const display = displayOf(svg);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, {width: display.width, height: display.height});
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  svg.replaceWith(canvas);
  const names = namesIn(display, viewAt(0));
  const ground = groundOf(display);
  const frames = await eachFrame((i) =>
    paint(context, display, {view: viewAt(i), names, focused: null, ratio: 1, ground})
  );
  canvas.replaceWith(svg);
  return frames;
}

async function onDrawing(svg: SVGElement): Promise<number[]> {
  const group = document.createElementNS(svg.namespaceURI ?? "", "g");
  group.append(...svg.childNodes);
  svg.append(group);
  const frames = await eachFrame((i) => {
    const {k, x, y} = viewAt(i);
    group.setAttribute("transform", `translate(${x},${y}) scale(${k})`);
  });
  group.removeAttribute("transform");
  svg.append(...group.childNodes);
  return frames;
}

/** Enlarges from one to four times, and moves to the side at once. */
function viewAt(i: number): View {
  const k = 1 + 3 * Math.abs(Math.sin(i / 30));
  return {k, x: -(k - 1) * (300 + i), y: -(k - 1) * 250};
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
