import {pointer, select, zoom, zoomIdentity} from "d3";
import {button, element} from "../../controls/html.js";
import {append} from "../../marks/svg.js";
import {drawText} from "../../marks/text.js";
import {circleBox, placeNodeLabels} from "./labels.js";
import type {D3ZoomEvent, ZoomBehavior, ZoomTransform} from "d3";
import type {NamedNode} from "./labels.js";

export interface ZoomOptions {
  /** Called with the id of the actor that is pressed. */
  selectActor: (actor: string) => void;
  /** Called with the ends of an edge of several ties that is pressed. */
  selectPair: (a: string, b: string) => void;
}

interface DrawnNode extends NamedNode {
  element: SVGElement;
  isPale: boolean;
}

interface PlacedLabel {
  element: SVGElement;
  node: DrawnNode;
  /** Transform of the view for which it was placed. */
  placedAt: ZoomTransform;
}

interface ZoomState extends ZoomOptions {
  frame: HTMLElement;
  svg: SVGElement;
  /** Regions and edges. */
  layers: readonly Element[];
  nodes: readonly DrawnNode[];
  labels: readonly PlacedLabel[];
  labelLayer: SVGElement;
  transform: ZoomTransform;
  behavior: ZoomBehavior<HTMLElement, unknown>;
}

const MOST = 12;
const STEP = 1.6;
/** Radius in pixels from which a node is named in any case. */
const HUB = 9;
/** Pixels beyond a mark at which a finger, or a mouse, still takes it. */
const TOUCH = 12;
const MOUSE = 2;

/**
 * Lets a drawn network be enlarged by buttons, by two fingers or by the wheel with Ctrl, and then be panned. Edges are
 * scaled by k, nodes by its square root, text not at all. A press takes the nearest node, else the edge.
 */
export function enableZoom(drawing: Element, options: ZoomOptions): void {
  const [frame, svg] = [drawing.querySelector<HTMLElement>(".web-frame"), drawing.querySelector("svg")];
  if (!frame || !svg) return;
  const state: ZoomState = {
    ...options,
    frame,
    svg,
    layers: [...svg.querySelectorAll(".web-region, .web-ties")],
    nodes: [...svg.querySelectorAll<SVGElement>(".actor")].map(readNode),
    labels: [],
    labelLayer: append(svg, "g", {class: "web-near-names", "aria-hidden": "true"}),
    transform: zoomIdentity,
    behavior: zoom<HTMLElement, unknown>()
  };
  bindBehavior(state);
  frame.append(drawButtons(state));
  frame.addEventListener("click", (event) => handleClick(state, event));
  svg.addEventListener("keydown", (event) => {
    const actor = actorAt(event.target);
    if (actor === null || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    state.selectActor(actor);
  });
  svg.addEventListener("focusin", ({target}) => {
    const node = state.nodes.find(({id}) => id === actorAt(target));
    // A press moves the focus, too; were its node moved then, it would be let go of beside it.
    const isByKeyboard = target instanceof Element && target.matches(":focus-visible");
    if (node && isByKeyboard && isNear(state)) state.behavior.translateTo(select(frame), node.x, node.y);
  });
}

function bindBehavior(state: ZoomState): void {
  const {behavior, frame} = state;
  const extent: [[number, number], [number, number]] = [[0, 0], sizeOf(state)];
  behavior
    .extent(extent)
    .translateExtent(extent)
    .scaleExtent([1, MOST])
    .clickDistance(4)
    .filter((event: Event) => isGesture(event, state))
    .on("zoom", ({transform}: D3ZoomEvent<HTMLElement, unknown>) => applyTransform(state, transform))
    .on("end", () => labelNodes(state));
  select(frame).call(behavior).on("dblclick.zoom", null);
}

/** Tells whether an event is meant for the view and not for the page around it. */
function isGesture(event: Event, state: ZoomState): boolean {
  if (event.target instanceof Element && event.target.closest("button")) return false;
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if ("touches" in event && event.touches instanceof TouchList) return event.touches.length > 1 || isNear(state);
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey && isNear(state);
}

function isNear({transform: {k}}: Pick<ZoomState, "transform">): boolean {
  return k > 1.001;
}

function applyTransform(state: ZoomState, transform: ZoomTransform): void {
  state.transform = isNear({transform}) ? transform : zoomIdentity;
  state.frame.toggleAttribute("data-near", isNear(state));
  for (const layer of state.layers) layer.setAttribute("transform", String(state.transform));
  const scale = Math.sqrt(state.transform.k);
  for (const {element, x, y} of state.nodes) {
    const [toX, toY] = state.transform.apply([x, y]);
    element.setAttribute("transform", `translate(${toX - x * scale},${toY - y * scale}) scale(${scale})`);
  }
  if (state.labels.length === 0) labelNodes(state);
  for (const {element, node, placedAt} of state.labels) {
    const [[toX, toY], [x, y]] = [state.transform.apply([node.x, node.y]), placedAt.apply([node.x, node.y])];
    element.setAttribute("transform", `translate(${toX - x},${toY - y})`);
  }
}

/** Places the names of the nodes in view; until it is called again, they move with their nodes. */
function labelNodes(state: ZoomState): void {
  const {transform, labelLayer, nodes} = state;
  const [width, height] = sizeOf(state);
  labelLayer.replaceChildren();
  state.labels = [];
  if (!isNear(state)) return;
  const shown = nodes
    .map((node) => {
      const [x, y] = transform.apply([node.x, node.y]);
      return {...node, x, y, r: node.r * Math.sqrt(transform.k)};
    })
    .filter(({x, y}) => x > 0 && y > 0 && x < width && y < height);
  const named = shown.filter(({isPale}) => !isPale).sort((a, b) => Number(b.isBold) - Number(a.isBold) || b.r - a.r);
  const pale = shown.filter(({isPale}) => isPale).map(circleBox);
  const labels = placeNodeLabels(named, {taken: pale, width, height});
  state.labels = nodes.flatMap((node) => {
    const label = labels.get(node.id);
    if (!label) return [];
    const group = append(labelLayer, "g", {});
    drawText(group, label);
    return [{element: group, node, placedAt: transform}];
  });
}

function drawButtons({frame, behavior}: ZoomState): HTMLElement {
  const {ownerDocument: document} = frame;
  const target = select(frame);
  const make = (label: string, sign: string, press: () => void): HTMLElement =>
    button(document, sign, press, {"aria-label": label, title: label});
  return element(document, "div", {class: "web-buttons", role: "group", "aria-label": "Enlarge the drawing"}, [
    make("Enlarge", "+", () => behavior.scaleBy(target, STEP)),
    make("Reduce", "−", () => behavior.scaleBy(target, 1 / STEP)),
    make("Show all", "All", () => behavior.transform(target, zoomIdentity))
  ]);
}

function handleClick(state: ZoomState, event: MouseEvent): void {
  const isPlain = event.button === 0 && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  if (!event.isTrusted || !isPlain || (event.target instanceof Element && event.target.closest("button"))) return;
  const isTouch = event instanceof PointerEvent && event.pointerType !== "mouse";
  const node = nodeAt(state, event, isTouch ? TOUCH : MOUSE);
  event.preventDefault();
  event.stopPropagation();
  if (node) {
    state.selectActor(node.id);
    return;
  }
  const edge = edgeAt(state, event, isTouch ? TOUCH : 0);
  const [a, b] = ["a", "b"].map((end) => edge?.getAttribute(`data-${end}`) ?? null);
  if (typeof a === "string" && typeof b === "string") state.selectPair(a, b);
  else edge?.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
}

/** Finds the node nearest to a press, at most `reach` pixels from its rim. */
function nodeAt({svg, nodes, transform}: ZoomState, event: MouseEvent, reach: number): DrawnNode | null {
  const [x, y] = pointer(event, svg);
  let [nearest, least]: [DrawnNode | null, number] = [null, reach];
  for (const node of nodes) {
    const [toX, toY] = transform.apply([node.x, node.y]);
    const distance = Math.hypot(toX - x, toY - y) - node.r * Math.sqrt(transform.k);
    if (distance < least) [nearest, least] = [node, distance];
  }
  return nearest;
}

/** Finds the edge under a press, else one at most `reach` pixels from it. */
function edgeAt({svg}: ZoomState, {clientX, clientY}: MouseEvent, reach: number): Element | null {
  const rings = reach === 0 ? [0] : [0, reach / 2, reach];
  for (const radius of rings) {
    for (let turn = 0; turn < 2 * Math.PI; turn += Math.PI / 4) {
      const [x, y] = [clientX + radius * Math.cos(turn), clientY + radius * Math.sin(turn)];
      const edge = svg.ownerDocument.elementFromPoint(x, y)?.closest(".tie");
      if (edge && svg.contains(edge)) return edge;
    }
  }
  return null;
}

function actorAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<SVGElement>(".actor")?.dataset.actor ?? null) : null;
}

function sizeOf({svg}: Pick<ZoomState, "svg">): [number, number] {
  return [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
}

function readNode(node: SVGElement): DrawnNode {
  const circle = node.querySelector("circle");
  const [x = 0, y = 0, r = 0] = ["cx", "cy", "r"].map((name) => Number(circle?.getAttribute(name)));
  const isChosen = node.getAttribute("aria-pressed") === "true";
  return {
    element: node,
    id: node.dataset.actor ?? "",
    name: node.dataset.name ?? "",
    x,
    y,
    r,
    isPale: node.hasAttribute("opacity"),
    isBold: node.querySelector("path") !== null || isChosen,
    isMust: r >= HUB || isChosen
  };
}
