/** Something that stands in a layer. */
export interface NodeSize {
  id: string;
  width: number;
  height: number;
  /** Two others of its layer that it is to stand between. */
  between?: readonly [string, string];
}

/** Something that leads from one box down to another. */
export interface LayoutEdge {
  above: string;
  below: string;
  /** Room that it needs where it passes a layer. */
  breadth: number;
  /** Holds between equals: it does not decide the layers. */
  isLevel?: boolean;
}

export interface NodeBox {
  id: string;
  layer: number;
  /** Left edge. */
  x: number;
  /** Upper edge. */
  y: number;
  width: number;
  height: number;
}

export interface LayoutOptions {
  layers: ReadonlyMap<string, number>;
  /** Left edge of each layer. */
  starts: readonly number[];
  /** Least distance of boxes in a layer. */
  gap: number;
}

export interface Layout {
  boxes: ReadonlyMap<string, NodeBox>;
  /** Where each tie that is longer than a layer passes the layers between, by `wayOf`. */
  paths: ReadonlyMap<string, readonly NodeBox[]>;
  height: number;
}

interface LayerNode extends NodeSize {
  layer: number;
  above: LayerNode[];
  below: LayerNode[];
  /** Upper edge. */
  y: number;
}

type Rank = (slot: LayerNode) => number | null;

const SWEEPS = 12;

/** Names the way from one box to another. */
export function pathKey({above, below}: Pick<LayoutEdge, "above" | "below">): string {
  return `${above}>${below}`;
}

/**
 * Gives each id its layer: as many steps down as the longest path that leads to it; who has
 * nobody above stands right over the first of those below. A tie that closes a circle does
 * not count; who has ties between equals only joins the first of them.
 */
export function assignLayers(ids: readonly string[], ties: readonly LayoutEdge[]): Map<string, number> {
  const ranking = withoutCycles(ties.filter(({above, below, isLevel}) => isLevel !== true && above !== below));
  const layers = new Map<string, number>();
  const layerOf = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const layer = Math.max(-1, ...ranking.filter(({below}) => below === id).map(({above}) => layerOf(above))) + 1;
    layers.set(id, layer);
    return layer;
  };
  const ranked = new Set(ranking.flatMap(({above, below}) => [above, below]));
  for (const id of ids) if (ranked.has(id)) layerOf(id);
  for (const id of ranked) {
    if (ranking.some(({below}) => below === id)) continue;
    layers.set(id, Math.min(...ranking.filter(({above}) => above === id).map(({below}) => layerOf(below))) - 1);
  }
  for (const id of ids) if (!ranked.has(id)) layers.set(id, layerOfEqual(id, ties, layers));
  return layers;
}

/** Orders the boxes of each layer so that ties cross little, and gives every box its place. */
export function layoutLayers(boxes: readonly NodeSize[], ties: readonly LayoutEdge[], options: LayoutOptions): Layout {
  const {slots, ways} = layerNodes(boxes, ties, options.layers);
  const columns = minimizeCrossings(columnsOf(slots));
  assignY(columns, options.gap);
  const top = Math.min(0, ...slots.map(({y}) => y));
  const placeOf = ({id, layer, y, width, height}: LayerNode): NodeBox => {
    return {id, layer, x: options.starts[layer] ?? 0, y: y - top, width, height};
  };
  return {
    boxes: new Map(slots.filter(({id}) => options.layers.has(id)).map((slot) => [slot.id, placeOf(slot)])),
    paths: new Map([...ways].map(([way, bends]) => [way, bends.map(placeOf)])),
    height: Math.max(0, ...slots.map(({y, height}) => y - top + height))
  };
}

function withoutCycles(ties: readonly LayoutEdge[]): LayoutEdge[] {
  const kept: LayoutEdge[] = [];
  const leads = (from: string, to: string): boolean =>
    from === to || kept.some(({above, below}) => above === from && leads(below, to));
  for (const tie of ties) if (!leads(tie.below, tie.above)) kept.push(tie);
  return kept;
}

function layerOfEqual(id: string, ties: readonly LayoutEdge[], layers: ReadonlyMap<string, number>): number {
  const equals = ties.flatMap(({above, below}) => (above === id ? [below] : below === id ? [above] : []));
  return equals.map((equal) => layers.get(equal)).find((layer) => layer !== undefined) ?? 0;
}

/** Makes a slot for each box, and for each layer that a long tie passes. */
function layerNodes(boxes: readonly NodeSize[], ties: readonly LayoutEdge[], layers: ReadonlyMap<string, number>) {
  const slots = new Map<string, LayerNode>();
  const ways = new Map<string, LayerNode[]>();
  const add = (box: NodeSize, layer: number): LayerNode => {
    const slot = {...box, layer, above: [], below: [], y: 0};
    slots.set(box.id, slot);
    return slot;
  };
  for (const box of boxes) add(box, layers.get(box.id) ?? 0);
  for (const tie of ties) {
    const [above, below] = [slots.get(tie.above), slots.get(tie.below)];
    if (above === undefined || below === undefined || ways.has(pathKey(tie)) || above.layer >= below.layer) continue;
    const bends: LayerNode[] = [];
    for (let layer = above.layer + 1; layer < below.layer; layer++) {
      bends.push(add({id: `${pathKey(tie)}@${layer}`, width: 0, height: tie.breadth}, layer));
    }
    ways.set(pathKey(tie), bends);
    link([above, ...bends, below]);
  }
  return {slots: [...slots.values()], ways};
}

function link(chain: readonly LayerNode[]): void {
  chain.forEach((slot, i) => {
    const next = chain[i + 1];
    if (next === undefined) return;
    slot.below.push(next);
    next.above.push(slot);
  });
}

function columnsOf(slots: readonly LayerNode[]): LayerNode[][] {
  const count = Math.max(-1, ...slots.map(({layer}) => layer)) + 1;
  return Array.from({length: count}, (_, layer) => slots.filter((slot) => slot.layer === layer));
}

/** Sweeps down and up, each layer by the mean place of its neighbors, and keeps the order that crosses least. */
function minimizeCrossings(columns: LayerNode[][]): LayerNode[][] {
  let current = columns;
  let best = columns;
  let least = crossings(columns);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    current = sweepLayers(current, sweep % 2 === 0);
    const count = crossings(current);
    if (count < least) [best, least] = [current, count];
  }
  return best.map((column) => sorted(column, indexes(best)));
}

function sweepLayers(columns: readonly LayerNode[][], isDown: boolean): LayerNode[][] {
  const next = [...columns];
  const layers = [...columns.keys()];
  for (const layer of isDown ? layers : layers.reverse()) {
    const index = indexes(next);
    const rank: Rank = (slot) => mean((isDown ? slot.above : slot.below).map((each) => index(each)));
    next[layer] = sorted(next[layer] ?? [], (slot) => rank(slot) ?? index(slot));
  }
  return next;
}

/** Sorts a layer, equals as they stood, and puts who is to stand between two others right after the first of them. */
function sorted(column: readonly LayerNode[], rank: (slot: LayerNode) => number): LayerNode[] {
  const ranks = new Map(column.map((slot) => [slot, rank(slot)]));
  const hosts = column.filter(({between}) => between === undefined);
  const guests = column.filter(({between}) => between !== undefined);
  hosts.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  return guests.reduce((all, guest) => {
    const at = all.findIndex(({id}) => guest.between?.includes(id));
    return [...all.slice(0, at + 1), guest, ...all.slice(at + 1)];
  }, hosts);
}

function indexes(columns: readonly LayerNode[][]): (slot: LayerNode) => number {
  const index = new Map(columns.flatMap((column) => column.map((slot, i) => [slot, i] as const)));
  return (slot) => index.get(slot) ?? 0;
}

function crossings(columns: readonly LayerNode[][]): number {
  const index = indexes(columns);
  return columns.reduce((sum, column) => {
    const pairs = column.flatMap((slot) => slot.below.map((below) => [index(slot), index(below)] as const));
    const crossed = pairs.flatMap(([a, b], i) => pairs.slice(i + 1).filter(([c, d]) => (a - c) * (b - d) < 0));
    return sum + crossed.length;
  }, 0);
}

/** Moves the slots of each layer as near to the middle of their neighbors as order and distance allow. */
function assignY(columns: readonly LayerNode[][], gap: number): void {
  const sides: ((slot: LayerNode) => LayerNode[])[] = Array.from({length: SWEEPS}, (_, sweep) =>
    sweep % 2 === 0 ? (slot) => slot.above : (slot) => slot.below
  );
  for (const column of columns) placeColumn(column, gap, () => null);
  for (const [sweep, side] of [...sides, (slot: LayerNode) => [...slot.above, ...slot.below]].entries()) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const mates = ({between}: LayerNode): LayerNode[] => column.filter(({id}) => between?.includes(id));
      placeColumn(column, gap, (slot) => mean([...side(slot), ...mates(slot)].map(middle)));
    }
  }
}

/** Finds the places that keep the order and the distances and stray least, by squares, from those wanted. */
function placeColumn(column: readonly LayerNode[], gap: number, want: Rank): void {
  let offset = 0;
  const blocks: {sum: number; slots: {slot: LayerNode; offset: number}[]}[] = [];
  for (const [i, slot] of column.entries()) {
    const last = column[i - 1];
    if (last !== undefined) offset += (last.height + slot.height) / 2 + gap;
    blocks.push({sum: (want(slot) ?? middle(slot)) - offset, slots: [{slot, offset}]});
    merge(blocks);
  }
  for (const {sum, slots} of blocks) {
    for (const each of slots) each.slot.y = sum / slots.length + each.offset - each.slot.height / 2;
  }
}

function merge(blocks: {sum: number; slots: {slot: LayerNode; offset: number}[]}[]): void {
  for (;;) {
    const [before, last] = blocks.slice(-2);
    if (before === undefined || last === undefined) return;
    if (before.sum / before.slots.length <= last.sum / last.slots.length) return;
    blocks.splice(-2, 2, {sum: before.sum + last.sum, slots: [...before.slots, ...last.slots]});
  }
}

function middle({y, height}: LayerNode): number {
  return y + height / 2;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
