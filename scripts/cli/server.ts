import {createServer} from "node:http";
import sirv from "sirv";
import type {OutgoingHttpHeaders, Server, ServerResponse} from "node:http";

export interface Site {
  /** Where the site answers, without a slash at the end. */
  origin: string;
  port: number;
  close: () => Promise<void>;
}

export interface ServeOptions {
  /** The first port to try; 0 takes any free one. Default 0. */
  port?: number;
  /** Answers with the `.br` beside a file to those who take it. Default false. */
  brotli?: boolean;
  /** Says that a port is taken. */
  onTaken?: (port: number) => void;
}

const HOST = "127.0.0.1";
const TRIES = 100;

/**
 * Serves a built folder on this machine as a plain static host would: `/x` answers with `x.html`. A taken port gives
 * way to the next. Throws `no free port: …` after 100 tries.
 */
export async function serveSite(folder: string, {port = 0, brotli = false, onTaken}: ServeOptions = {}): Promise<Site> {
  const handle = sirv(folder, {dev: true, brotli, extensions: ["html"], setHeaders: keepGzip});
  const server = createServer((request, response) => {
    handle(request, response, () => {
      response.writeHead(404, {"content-type": "text/plain"}).end("not found");
    });
  });
  for (let next = port; next < port + TRIES; next++) {
    if (await listen(server, next)) return describeSite(server);
    onTaken?.(next);
  }
  throw new Error(`no free port: ${port} to ${port + TRIES - 1}`);
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    };
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      resolve(true);
    });
  });
}

function describeSite(server: Server): Site {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error(`no port: ${String(address)}`);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {origin: `http://${HOST}:${address.port}`, port: address.port, close};
}

/** Makes a `.gz` file arrive as it is: sirv would call it an encoding, and the browser would unpack it on the way. */
function keepGzip(response: ServerResponse, path: string): void {
  if (!path.endsWith(".gz")) return;
  const writeHead = response.writeHead.bind(response);
  const write = (status: number, headers: OutgoingHttpHeaders): ServerResponse => {
    const kept = Object.entries(headers).filter(([name]) => name !== "Content-Encoding");
    return writeHead(status, {...Object.fromEntries(kept), "Content-Type": "application/gzip"});
  };
  response.writeHead = write as typeof response.writeHead;
}
