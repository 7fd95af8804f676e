import {axisBottom, axisLeft, brushX, create, cross, max, range, scaleBand, scaleLinear, schemeTableau10} from "d3";
import type {D3BrushEvent, ScaleLinear, Selection} from "d3";

type Counts = ArrayLike<number>;
type Svg = Selection<SVGSVGElement, undefined, null, undefined>;

/** A chart that is drawn again when its counts change. */
export interface Chart {
  element: Element;
  draw: (counts: Counts) => void;
}

export interface HistogramOptions {
  edges: Counts;
  /** Prints values on the axis. Default: as numbers. */
  format?: (value: number) => string;
  /** Hears that the pointer has come, and again that a brush begins. */
  enter: () => void;
  /** Hears of each move of the brush and of the values at its ends, null where it is cleared. */
  move: (range: {from: number; to: number} | null) => void;
}

export interface BarsOptions {
  groups: readonly string[];
  /** Number of parts of each bar; counts come bar by bar. */
  parts: number;
}

const WIDTH = 600;
const MARGIN = {right: 20, top: 20, bottom: 30};

/** Draws a histogram with a brush, in the measures of Mosaic's. */
export function histogram({edges, format, enter, move}: HistogramOptions): Chart {
  const [height, left] = [160, 40];
  const floor = height - MARGIN.bottom;
  const bins = range(edges.length - 1);
  const x = scaleLinear([edges[0] ?? 0, edges[bins.length] ?? 1], [left, WIDTH - MARGIN.right]);
  const y = scaleLinear([floor, MARGIN.top]);
  const at = (edge: number): number => x(edges[edge] ?? 0);
  const svg = frame(height);
  const bars = svg
    .append("g")
    .attr("fill", "steelblue")
    .selectAll("rect")
    .data(bins)
    .join("rect")
    .attr("x", (bin) => at(bin) + 0.5)
    .attr("width", (bin) => Math.max(at(bin + 1) - at(bin) - 1, 0));
  svg
    .append("g")
    .attr("transform", `translate(0,${floor})`)
    .call(format ? axisBottom<number>(x).tickFormat(format) : axisBottom(x));
  const axis = svg.append("g").attr("transform", `translate(${left},0)`);
  const brush = brushX<undefined>()
    .extent([
      [left, MARGIN.top],
      [WIDTH - MARGIN.right, floor]
    ])
    .on("start", enter)
    .on("brush end", ({selection}: D3BrushEvent<undefined>) => move(valuesOf(selection, x)));
  svg.append("g").datum(undefined).call(brush);
  svg.on("pointerenter", enter);
  return chart(svg, (counts) => {
    y.domain([0, max(bins, (bin) => counts[bin] ?? 0) ?? 0]);
    axis.call(axisLeft(y).ticks(4));
    bars.attr("y", (bin) => y(counts[bin] ?? 0)).attr("height", (bin) => floor - y(counts[bin] ?? 0));
  });
}

/** Draws bars of several parts, the longest first. */
export function stackedBars({groups, parts}: BarsOptions): Chart {
  const [height, left] = [400, 60];
  const rows = range(groups.length);
  const x = scaleLinear([left, WIDTH - MARGIN.right]);
  const y = scaleBand<number>([MARGIN.top, height - MARGIN.bottom]).padding(0.1);
  const svg = frame(height);
  const across = svg.append("g").attr("transform", `translate(0,${height - MARGIN.bottom})`);
  const along = svg.append("g").attr("transform", `translate(${left},0)`);
  const bars = svg
    .append("g")
    .selectAll("rect")
    .data(cross(rows, range(parts)))
    .join("rect")
    .attr("fill", ([, part]) => schemeTableau10[part] ?? "gray");
  return chart(svg, (counts) => {
    const before = (row: number, part: number): number =>
      range(part).reduce((sum, other) => sum + (counts[row * parts + other] ?? 0), 0);
    const totals = rows.map((row) => before(row, parts));
    x.domain([0, max(totals) ?? 0]);
    y.domain([...rows].sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0)));
    across.call(axisBottom(x));
    along.call(axisLeft(y).tickFormat((row) => groups[row] ?? ""));
    bars
      .attr("x", ([row, part]) => x(before(row, part)))
      .attr("y", ([row]) => y(row) ?? 0)
      .attr("width", ([row, part]) => x(before(row, part + 1)) - x(before(row, part)))
      .attr("height", y.bandwidth());
  });
}

function frame(height: number): Svg {
  return create("svg").attr("width", WIDTH).attr("height", height).style("display", "block");
}

/** Counts how often a chart was drawn, for whoever watches. */
function chart(svg: Svg, draw: (counts: Counts) => void): Chart {
  const element = svg.node();
  if (element === null) throw new Error("no element: svg");
  let drawn = 0;
  return {
    element,
    draw: (counts) => {
      draw(counts);
      svg.attr("data-drawn", ++drawn);
    }
  };
}

function valuesOf(
  selection: D3BrushEvent<undefined>["selection"],
  x: ScaleLinear<number, number>
): {from: number; to: number} | null {
  const [from, to] = selection ?? [];
  return typeof from === "number" && typeof to === "number" ? {from: x.invert(from), to: x.invert(to)} : null;
}
