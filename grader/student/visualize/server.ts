/**
 * The server of the visualizer: its page, what that needs, and the student's compiled code. It can be reached from this
 * machine alone, and by pages of its own alone.
 *
 * @module
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import { engine, script, styles } from "./bundle.js";
import type { LiveCode } from "./code.js";
import { serverPage } from "./page.js";
import type { Setup } from "./push.js";

const ADDRESS = "127.0.0.1";
/** Ports that are tried, from the one that is wanted on. */
const TRIES = 20;

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** A server that is running. */
export interface Running {
  /** Address of the page. */
  url: string;
  /**
   * A short address that leads to a scene of the page, for whoever has to type it or copy it from a screen.
   *
   * @param link - the scene as `sceneLink` has it, from `#` on
   */
  shortcut(link: string): string;
  /** The port, which may be another one than was wanted. */
  port: number;
  close(): Promise<void>;
}

/** What there is to be served. */
interface Content {
  exercise: Exercise;
  code: LiveCode;
  courseRoot: string;
}

/**
 * Starts the server.
 *
 * @param port - the one that is wanted; where it is taken, the next free one is used; 0 for any
 * @throws UsageError when none can be had
 */
export async function serve(content: Content, port: number): Promise<Running> {
  const server = createServer();
  const actual = await listenFrom(server, port);
  const hosts = [`${ADDRESS}:${actual}`, `localhost:${actual}`];
  const streams = new Set<ServerResponse>();
  const links: string[] = [];
  const url = `http://${ADDRESS}:${actual}/`;
  server.on("request", (request, response) => {
    // A page of somebody else's whose name was made to lead here has that name in its requests.
    if (!hosts.includes(request.headers.host ?? ""))
      return end(response, 403, "This server answers to its own pages only.\n");
    if (request.method !== "GET") return end(response, 405, "This server can only be read.\n");
    const link = links[Number(/^\/(\d{1,6})$/.exec(request.url ?? "")?.[1] ?? 0) - 1];
    if (link !== undefined) return void response.writeHead(302, { ...HEADERS, Location: `/${link}` }).end();
    answer(request, response, content, streams).catch(() => end(response, 500, "A fault of the visualizer itself.\n"));
  });
  return {
    url,
    shortcut: (link) => {
      const known = links.indexOf(link);
      return url + (known === -1 ? links.push(link) : known + 1);
    },
    port: actual,
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listenFrom(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES && port < 65_536; port++) {
    const error = await tryPort(server, port);
    if (error === null) return (server.address() as { port: number }).port;
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES")
      throw new UsageError(`Cannot serve on port ${port}: ${error.message}.`);
  }
  throw new UsageError(
    `The ports from ${wanted} to ${Math.min(wanted + TRIES - 1, 65_535)} are all taken; give another one with --port.`,
  );
}

function tryPort(server: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, ADDRESS, () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { exercise, code, courseRoot }: Content,
  streams: Set<ServerResponse>,
): Promise<void> {
  switch (new URL(request.url ?? "/", `http://${ADDRESS}`).pathname) {
    case "/": {
      const setup: Setup = { mode: "own", assignment: exercise.id, submission: code.name };
      return send(response, "text/html", serverPage(setup));
    }
    case "/app.js":
      return send(response, "text/javascript", await script("own-page", courseRoot));
    case "/worker.js":
      return send(response, "text/javascript", await script("worker", courseRoot));
    case "/app.css":
      return send(response, "text/css", styles());
    case "/engine.wasm":
      return send(response, "application/wasm", await engine());
    case "/events":
      return stream(response, code, streams);
    default:
      return end(response, 404, "There is nothing here.\n");
  }
}

/** Server-sent events: the code as it is, and again whenever it has changed. */
function stream(response: ServerResponse, code: LiveCode, streams: Set<ServerResponse>): void {
  response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
  streams.add(response);
  const unsubscribe = code.subscribe((push) => void response.write(`data: ${JSON.stringify(push)}\n\n`));
  response.on("close", () => {
    unsubscribe();
    streams.delete(response);
  });
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  const charset = typeof body === "string" ? "; charset=utf-8" : "";
  response.writeHead(200, { ...HEADERS, "Content-Type": type + charset }).end(body);
}

function end(response: ServerResponse, status: number, text: string): void {
  if (!response.headersSent) response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}
