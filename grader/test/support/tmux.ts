/**
 * A program on a real terminal: tmux, which draws as terminals do and tells what is on the screen.
 *
 * @module
 */
import { execFile, spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);
let sessions = 0;

/**
 * To be called first in a test that needs a terminal: `needsTmux(context)`.
 *
 * @throws Error under CI when there is no tmux; elsewhere the test is skipped
 */
export function needsTmux(test: { skip(note?: string): void }): void {
  if (spawnSync("tmux", ["-V"]).status === 0) return;
  const reason = "there is no tmux on this machine: install it (Debian: apt-get install tmux)";
  if (process.env["CI"]) throw new Error(reason);
  test.skip(reason);
}

/** What to start, and on how large a terminal. */
export interface TmuxOptions {
  cwd: string;
  /** For a shell, which stays when it has ended and says with what status. */
  command: string;
  width?: number;
  height?: number;
  env?: Record<string, string>;
}

/** A terminal of its own, with nothing of anybody's tmux in it; it goes away after the test. */
export class Tmux {
  private constructor(private readonly socket: string) {}

  /** Starts a command. */
  static async start({ cwd, command, width = 80, height = 24, env = {} }: TmuxOptions): Promise<Tmux> {
    const socket = `alloclab-${process.pid}-${++sessions}`;
    const tmux = new Tmux(socket);
    onTestFinished(async () => void (await tmux.#tmux("kill-server").catch(() => undefined)));
    const settings = Object.entries({ NO_COLOR: "", CI: "", ...env }).flatMap(([name, value]) => [
      "-e",
      `${name}=${value}`,
    ]);
    const size = ["-x", String(width), "-y", String(height)];
    await tmux.#tmux("new-session", "-d", "-s", "s", ...size, "-c", cwd, ...settings, "sh");
    await tmux.#tmux("send-keys", "-t", "s", "-l", `${command}; echo "ended with $?"`);
    await tmux.keys("Enter");
    return tmux;
  }

  /** The lines of the screen; `isColored`: with the codes of their colours. */
  async screen(isColored = false): Promise<string> {
    return (await this.#tmux("capture-pane", "-p", "-t", "s", ...(isColored ? ["-e"] : []))).replace(/\s+$/, "");
  }

  /** Types keys, by their names in tmux. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#tmux("send-keys", "-t", "s", key);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#tmux("resize-window", "-t", "s", "-x", String(width), "-y", String(height));
  }

  /** Whether a program has taken the whole screen over. */
  async isFull(): Promise<boolean> {
    return (await this.#tmux("display-message", "-p", "-t", "s", "#{alternate_on}")).trim() === "1";
  }

  /** Waits until the screen has this, and returns it. */
  async until(wanted: string | RegExp, limitMs = 60_000): Promise<string> {
    const has = (screen: string): boolean =>
      typeof wanted === "string" ? screen.includes(wanted) : wanted.test(screen);
    const end = performance.now() + limitMs;
    for (;;) {
      const screen = await this.screen();
      if (has(screen)) return screen;
      if (performance.now() > end)
        throw new Error(`no ${String(wanted)} within ${limitMs} ms on this screen:\n${screen}`);
      await pause(30);
    }
  }

  async #tmux(...args: string[]): Promise<string> {
    const { stdout } = await run("tmux", ["-L", this.socket, "-f", "/dev/null", ...args]);
    return stdout;
  }
}
