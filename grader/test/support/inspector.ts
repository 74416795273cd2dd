/**
 * A debugger, as small as one can be: it speaks the inspector's protocol with a Node process, as an editor does.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { type Socket, connect } from "node:net";
import { TraceMap, LEAST_UPPER_BOUND, generatedPositionFor, originalPositionFor } from "@jridgewell/trace-mapping";

/** What the inspector sends by itself. */
interface Message {
  id?: number;
  method?: string;
  params?: Record<string, never>;
  result?: Record<string, never>;
  error?: { message: string };
}

/** Connects to the WebSocket of an inspector. Messages are read as they come; nothing but text frames is expected. */
async function openSocket(
  url: string,
  onMessage: (text: string) => void,
): Promise<{ send(text: string): void; end(): void }> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const key = randomBytes(16).toString("base64");
  socket.write(
    `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await readFrames(socket, onMessage);
  // The process may end before the connection does.
  socket.on("error", () => undefined);
  return { send: (text) => socket.write(frame(text)), end: () => socket.destroy() };
}

/** Fulfilled when the server has answered; from then on every message is handed on. */
function readFrames(socket: Socket, onMessage: (text: string) => void): Promise<void> {
  let rest = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let isOpen = false;
  return new Promise((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      if (!isOpen) {
        const end = rest.indexOf("\r\n\r\n");
        if (end < 0) return;
        isOpen = true;
        rest = rest.subarray(end + 4);
        resolve();
      }
      for (;;) {
        const head = frameHead(rest);
        if (head === null || rest.length < head.start + head.size) return;
        parts.push(Buffer.from(rest.subarray(head.start, head.start + head.size)));
        rest = rest.subarray(head.start + head.size);
        if (!head.isLast) continue;
        const text = Buffer.concat(parts).toString("utf8");
        parts = [];
        if (head.isText) onMessage(text);
      }
    });
  });
}

function frameHead(data: Buffer): { start: number; size: number; isLast: boolean; isText: boolean } | null {
  if (data.length < 2) return null;
  const [first = 0, second = 0] = data;
  const short = second & 127;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (data.length < start) return null;
  const size = short === 127 ? Number(data.readBigUInt64BE(2)) : short === 126 ? data.readUInt16BE(2) : short;
  return { start, size, isLast: (first & 128) !== 0, isText: (first & 15) < 3 };
}

/** A text as a client sends it: masked, here with zeros. */
function frame(text: string): Buffer {
  const data = Buffer.from(text);
  const size = data.length < 126 ? Buffer.from([128 | data.length]) : Buffer.alloc(9);
  if (data.length >= 126) {
    size[0] = 128 | 127;
    size.writeBigUInt64BE(BigInt(data.length), 1);
  }
  return Buffer.concat([Buffer.from([129]), size, Buffer.alloc(4), data]);
}

/** A stop at a breakpoint. */
export interface Stop {
  /** Line of the source that execution has stopped on, by the source map. */
  line: number | null;
  /** What the expressions came to there. */
  values: unknown[];
}

/** Stops in one process; then the breakpoint is switched off. Small worlds alone would make some thousand. */
const MOST_STOPS = 50;

/** A breakpoint in a source, and what to look at there. */
export interface Breakpoint {
  /** Path of the source, `/` between the parts, without percent signs. */
  file: string;
  line: number;
  expressions: readonly string[];
}

/**
 * Attaches to a process that waits for a debugger, and lets it run. Each time it stops at the breakpoint, that is told and it
 * goes on. As an editor does, the breakpoint is set by the source map of a script, before the script runs.
 */
export async function debug(
  url: string,
  { file, line, expressions }: Breakpoint,
  onStop: (stop: Stop) => void,
): Promise<void> {
  const scripts = new Map<string, { url: string; sourceMapURL: string }>();
  const waiting = new Map<number, (message: Message) => void>();
  const maps = new Map<string, { map: TraceMap; source: string }>();
  let last = 0;
  let stops = 0;
  const socket = await openSocket(url, (text) => {
    const message = JSON.parse(text) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method === "Debugger.scriptParsed") {
      const { scriptId, url, sourceMapURL } = message.params as unknown as Record<string, string>;
      scripts.set(scriptId ?? "", { url: url ?? "", sourceMapURL: sourceMapURL ?? "" });
    } else if (message.method === "Debugger.paused") void paused(message.params as unknown as Paused);
    // It does not end before its debugger has gone.
    else if (message.method === "NodeRuntime.waitingForDisconnect") socket.end();
  });
  const send = (method: string, params: object = {}): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, ({ result = {} }) => resolve(result));
      socket.send(JSON.stringify({ id, method, params }));
    });

  async function paused({ reason, data, callFrames: [top], hitBreakpoints = [] }: Paused): Promise<void> {
    if (reason === "instrumentation") await setBreakpoint(data?.scriptId ?? "");
    else if (hitBreakpoints.length > 0 && top !== undefined) await look(top);
    if (stops === MOST_STOPS) await send("Debugger.setBreakpointsActive", { active: false });
    await send("Debugger.resume");
  }

  async function setBreakpoint(scriptId: string): Promise<void> {
    const { url, sourceMapURL } = scripts.get(scriptId) ?? { url: "", sourceMapURL: "" };
    if (
      !decodeURI(url)
        .replace(/^file:\/\//, "")
        .endsWith(file)
    )
      return;
    const map = new TraceMap(Buffer.from(sourceMapURL.replace(/^data:[^,]*,/, ""), "base64").toString("utf8"));
    const source = map.sources[0] ?? "";
    maps.set(scriptId, { map, source });
    const place = generatedPositionFor(map, { source, line, column: 0, bias: LEAST_UPPER_BOUND });
    const location = { scriptId, lineNumber: (place.line ?? 1) - 1, columnNumber: place.column ?? 0 };
    await send("Debugger.setBreakpoint", { location });
  }

  async function look({ callFrameId, location }: CallFrame): Promise<void> {
    stops += 1;
    const known = maps.get(location.scriptId);
    const at = { line: location.lineNumber + 1, column: location.columnNumber };
    const values: unknown[] = [];
    for (const expression of expressions) {
      const { result } = await send("Debugger.evaluateOnCallFrame", { callFrameId, expression, returnByValue: true });
      values.push((result as { value?: unknown } | undefined)?.value);
    }
    onStop({ line: known === undefined ? null : originalPositionFor(known.map, at).line, values });
  }

  await send("NodeRuntime.notifyWhenWaitingForDisconnect", { enabled: true });
  await send("Debugger.enable");
  await send("Debugger.setInstrumentationBreakpoint", { instrumentation: "beforeScriptWithSourceMapExecution" });
  await send("Runtime.runIfWaitingForDebugger");
}

interface CallFrame {
  callFrameId: string;
  location: { scriptId: string; lineNumber: number; columnNumber: number };
}

interface Paused {
  reason: string;
  data?: { scriptId?: string };
  callFrames: CallFrame[];
  hitBreakpoints?: string[];
}
