/** Tells whether a page stands in a frame of another page. */
export function isFramed(window: Window): boolean {
  return window.parent !== window;
}
