/** What an embedded figure tells the page around it: the height in pixels that it takes. */
export interface Height {
  type: "five-fronts:height";
  figure: string;
  height: number;
}

/** Bounds in pixels of the height that a frame is given. */
const LEAST = 100;
const MOST = 10_000;

/**
 * Keeps the frames of a page as high as the figures in them. `script` is the address of this script: only frames of
 * embed pages beside it, that still show a page of its origin, are listened to.
 */
export function sizeFrames(document: Document, script: string): void {
  const window = document.defaultView;
  if (!window) return;
  const {href: base, origin} = new URL("embed/", script);
  const ownFrames = (): HTMLIFrameElement[] =>
    [...document.querySelectorAll("iframe")].filter(({src}) => src.startsWith(base));
  window.addEventListener("message", ({source, origin: from, data}: MessageEvent<unknown>) => {
    const frame = source && from === origin && ownFrames().find(({contentWindow}) => contentWindow === source);
    if (frame && isHeight(data)) frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), LEAST), MOST)}px`;
  });
  // Frames that came before this script have told their heights to nobody.
  for (const {contentWindow} of ownFrames()) contentWindow?.postMessage("five-fronts:measure", "*");
}

function isHeight(data: unknown): data is Height {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    data.type === "five-fronts:height" &&
    "height" in data &&
    Number.isFinite(data.height)
  );
}
