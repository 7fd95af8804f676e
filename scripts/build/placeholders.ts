/** Holds what a page gets after Framework has rendered it. */
export interface Placeholders {
  /** Keeps the HTML of a figure and returns what stands for it until then: its words, which the search indexes. */
  put: (id: string, html: string) => string;
  /** Puts the HTML into a rendered page. */
  fill: (page: string) => string;
}

const TAG = /<[^>]+>/g;
const PLACE = /<figure id="[^"]*" data-figure="[^"]*" data-placeholder="(\d+)">[^<]*<\/figure>/g;

/**
 * Makes placeholders for figures: Framework parses every page three times with JSDOM, and drawings are most of what it
 * would parse, only to write them out again as they were.
 */
export function makePlaceholders(): Placeholders {
  const kept: string[] = [];
  return {
    put: (id, html) => {
      const words = html.replace(TAG, " ").replace(/\s+/g, " ");
      return `<figure id="${id}" data-figure="${id}" data-placeholder="${kept.push(html) - 1}">${words}</figure>`;
    },
    fill: (page) => page.replace(PLACE, (place, index: string) => kept[Number(index)] ?? place)
  };
}
