/** Gives the color of a front. */
export function colorOf(front: string): string {
  return `var(--front-${front})`;
}
