import {withPolicy} from "./policy.js";

const VIEWPORT = /<meta name="viewport"[^>]*>/;

/** Completes a page as Framework wrote it: its language, a viewport that readers can enlarge, its content policy. */
export function finishPage(html: string): string {
  return withPolicy(
    html
      .replace("<html>", '<html lang="en">')
      .replace(VIEWPORT, '<meta name="viewport" content="width=device-width, initial-scale=1">')
  );
}
