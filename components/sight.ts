/** How far beyond the window something counts as in sight. */
const MARGIN = "25%";

/** Follows whether an element is in sight or nearly so; where a browser does not tell, it always is. */
export function sightOf(element: Element): () => boolean {
  let isInSight = true;
  if (typeof IntersectionObserver !== "undefined") {
    const observer = new IntersectionObserver(
      (entries) => {
        isInSight = entries.at(-1)?.isIntersecting ?? true;
      },
      {rootMargin: MARGIN}
    );
    observer.observe(element);
  }
  return () => isInSight;
}
