import type {SymbolType} from "d3";

/** Outlines around 0 0, each about 12 pixels high; other weapons are a square. */
const SHAPES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  drone: [
    [0, -5.5],
    [6.5, 5],
    [0, 2],
    [-6.5, 5]
  ],
  rocket: [
    [0, -6],
    [2.6, -2],
    [2.6, 5.5],
    [-2.6, 5.5],
    [-2.6, -2]
  ],
  "indirect-fire": [
    [0, -6],
    [6, 0],
    [0, 6],
    [-6, 0]
  ]
};

const OTHER: readonly (readonly [number, number])[] = [
  [-5, -5],
  [5, -5],
  [5, 5],
  [-5, 5]
];

/** Radius at which the outlines have the size that they are given in. */
export const WEAPON_RADIUS = 6;

/** Distance at which weapons of one attack stand above each other. */
export const WEAPON_STEP = 15;

/** Gives the symbol of a weapon: the shape says which. */
export function weaponSymbol(weapon: string | null): SymbolType {
  const shape = SHAPES[weapon ?? ""] ?? OTHER;
  return {
    draw: (context, size) => {
      const scale = Math.sqrt(size / Math.PI) / WEAPON_RADIUS;
      shape.forEach(([x, y], i) => context[i === 0 ? "moveTo" : "lineTo"](x * scale, y * scale));
      context.closePath();
    }
  };
}
