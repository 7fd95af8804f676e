import type {Browser, CDPSession, Page} from "playwright-core";

/** What a reader's line and machine are held to. */
export interface Line {
  /** Bits a second, each way. */
  bits: number;
  /** Milliseconds before each answer. */
  latency: number;
  /** How many times slower than this machine. */
  slowdown: number;
}

/** When a page stood, in milliseconds since its address was opened, and what had come by then. */
export interface Arrival {
  /** The first text or drawing of any kind. */
  firstPaint: number;
  /** The first figure, whole and laid out, in a frame that was painted. */
  figure: number;
  /** Compressed bytes that had arrived when the first figure stood. */
  bytes: number;
  /** Compressed bytes in all, until nothing more was asked for. */
  total: number;
}

/** A part of an answer, as the browser took it in. */
interface Piece {
  at: number;
  bytes: number;
}

/** One answer: its parts as they came, unpacked, and what it measured on the line. */
interface Answer {
  parts: Piece[];
  packed: number;
}

declare global {
  interface Window {
    /** Milliseconds at which the first figure stood; set by the probe. */
    figureStood?: number;
  }
}

/** A phone's or an old machine's share of a middling line. */
export const SLOW: Line = {bits: 10e6, latency: 40, slowdown: 4};

/**
 * Watches for the first drawing that is shown and followed by something, and so has arrived whole. It looks once a
 * frame, and takes the time when the next frame begins: the one with the drawing has been painted by then.
 */
function probe(): void {
  const isWhole = (drawing: Element): boolean =>
    drawing.getBoundingClientRect().height > 0 &&
    [drawing.closest(".figure-variant") ?? drawing, drawing.closest(".figure-drawing")].some(
      (each) => each?.nextElementSibling
    );
  const look = (): void => {
    const drawings = [...document.querySelectorAll(".figure-variant > *, body > svg")];
    if (!drawings.some(isWhole)) requestAnimationFrame(look);
    else requestAnimationFrame((time) => (window.figureStood = time));
  };
  requestAnimationFrame(look);
}

/** Opens a page with nothing cached on a line and tells when its first figure stood. */
export async function timeFirstFigure(
  browser: Browser,
  url: string,
  viewport: {width: number; height: number},
  line = SLOW
): Promise<Arrival> {
  const context = await browser.newContext({viewport});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await slow(session, line);
    await page.addInitScript("globalThis.__name ??= (each) => each");
    await page.addInitScript(probe);
    const traffic = await listen(session, url);
    await page.goto(url, {waitUntil: "networkidle"});
    const {figure, firstPaint} = await readTimes(page);
    const pieces = traffic();
    const until = (limit: number) => pieces.reduce((sum, {at, bytes}) => (at <= limit ? sum + bytes : sum), 0);
    return {firstPaint, figure, bytes: until(figure), total: until(Infinity)};
  } finally {
    await context.close();
  }
}

async function slow(session: CDPSession, {bits, latency, slowdown}: Line): Promise<void> {
  const throughput = bits / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput
  });
  await session.send("Emulation.setCPUThrottlingRate", {rate: slowdown});
}

/**
 * Collects what arrives, by the clock of the page whose address is given. The browser tells the packed size of an
 * answer at its end alone; a part is taken to be packed as the whole is.
 */
async function listen(session: CDPSession, url: string): Promise<() => Piece[]> {
  const answers = new Map<string, Answer>();
  const answerOf = (id: string): Answer => {
    const answer = answers.get(id) ?? {parts: [], packed: 0};
    answers.set(id, answer);
    return answer;
  };
  let start = 0;
  session.on("Network.requestWillBeSent", ({request, timestamp}) => {
    if (start === 0 && request.url === url) start = timestamp;
  });
  session.on("Network.dataReceived", ({requestId, timestamp, dataLength}) => {
    answerOf(requestId).parts.push({at: (timestamp - start) * 1000, bytes: dataLength});
  });
  session.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
    answerOf(requestId).packed = encodedDataLength;
  });
  await session.send("Network.enable");
  return () => [...answers.values()].flatMap(piecesOf);
}

function piecesOf({parts, packed}: Answer): Piece[] {
  const unpacked = parts.reduce((sum, {bytes}) => sum + bytes, 0);
  return parts.map(({at, bytes}) => ({at, bytes: (bytes / unpacked) * packed}));
}

async function readTimes(page: Page): Promise<{figure: number; firstPaint: number}> {
  const handle = await page.waitForFunction(() => window.figureStood);
  const figure = (await handle.jsonValue()) ?? NaN;
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN
  );
  return {figure, firstPaint};
}
