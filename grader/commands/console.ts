/**
 * A terminal's keys and screen, of the streams that a process has.
 *
 * @module
 */
import { type Interface, emitKeypressEvents } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";
import type { Console } from "../student/watch/screen.js";

/** A key as readline tells of it. */
interface Keypress {
  name?: string | undefined;
  ctrl?: boolean | undefined;
  meta?: boolean | undefined;
  sequence?: string | undefined;
}

/**
 * Milliseconds for which the rest of an arrow key is waited for after its first character, which is that of Esc alone. Node
 * waits half a second unless it is told otherwise, by an interface of which it reads nothing else here.
 */
const KEYS_OF_ONE_STROKE = { escapeCodeTimeout: 40 } as unknown as Interface;

const NAMES: Readonly<Record<string, string>> = { return: "enter", " ": "space" };

/** One name for each key: `a`, `?`, `enter`, `pagedown`, `ctrl-c`; letters small, as with caps lock they would do nothing. */
function keyName(text: string | undefined, { name, ctrl = false, meta = false }: Keypress): string {
  const plain = name ?? text ?? "";
  const known = NAMES[plain] ?? plain.toLowerCase();
  return `${ctrl ? "ctrl-" : ""}${meta && plain !== "escape" ? "alt-" : ""}${known}`;
}

/** What of a process has to do with it being put to sleep. */
export interface Sleeper {
  pid: number;
  platform: string;
  kill(pid: number, signal: NodeJS.Signals): void;
  once(signal: NodeJS.Signals, listener: () => void): void;
}

/** @param atEnd - keeps what is to be done when the program ends, whatever way */
export function consoleOf(
  input: ReadStream,
  output: WriteStream,
  sleeper: Sleeper,
  atEnd: (restore: () => void) => void,
): Console {
  return {
    size: () => ({ width: output.columns || 80, height: output.rows || 24 }),
    write: (text) => void output.write(text),
    setRaw(isRaw) {
      input.setRawMode(isRaw);
      if (isRaw) input.resume();
      else input.pause();
    },
    onKey(listener) {
      emitKeypressEvents(input, KEYS_OF_ONE_STROKE);
      input.on("keypress", (text: string | undefined, key: Keypress | undefined) => listener(keyName(text, key ?? {})));
    },
    onResize: (listener) => void output.on("resize", listener),
    sleep(onWake) {
      // Windows has no such thing.
      if (sleeper.platform === "win32") return onWake();
      sleeper.once("SIGCONT", onWake);
      sleeper.kill(sleeper.pid, "SIGTSTP");
    },
    atEnd,
  };
}
