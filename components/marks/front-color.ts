/** Gives the color of a front. */
export function frontColor(front: string): string {
  return `var(--front-${front})`;
}
