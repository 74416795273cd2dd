/**
 * A headless Chromium for tests that need a real browser. Without one they are skipped and say so; under CI, where it
 * was to be installed, its absence is a failure.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DEBIAN = "/usr/bin/chromium";

/** Path of Chromium: `$CHROMIUM`, else where Debian puts it; `null` when there is none. */
export function findChromium(): string | null {
  const path = process.env.CHROMIUM ?? DEBIAN;
  return existsSync(path) ? path : null;
}

/**
 * To be called first in a test that needs a browser: `needsChromium(context)`.
 *
 * @throws Error under CI when there is no Chromium; elsewhere the test is skipped
 */
export function needsChromium(test: { skip(note?: string): void }): void {
  if (findChromium() !== null) return;
  const reason = `no Chromium at ${process.env.CHROMIUM ?? DEBIAN}: install it (Debian: apt-get install chromium) or set CHROMIUM`;
  if (process.env.CI) throw new Error(reason);
  test.skip(reason);
}

/** What {@link screenshotOrDom} may be told. */
export interface PageOptions {
  /** Path of a PNG to write; without it the DOM is returned. */
  screenshot?: string;
  /** Of the window, in CSS pixels. */
  width?: number;
  height?: number;
  /** Time that the page's own timers are let run, in milliseconds of its clock. */
  timeMs?: number;
  /** Run no JavaScript. Only for pictures: Chromium needs scripts to print the DOM. */
  noScript?: boolean;
  /** Prefer the dark colour scheme. */
  dark?: boolean;
}

/**
 * Opens a page (`file:` or `http:`) and returns its DOM as HTML after scripts have run, or, with `screenshot`, writes
 * a picture of it and returns "". Takes one to two seconds.
 */
export async function screenshotOrDom(url: string, options: PageOptions = {}): Promise<string> {
  const chromium = findChromium();
  if (chromium === null) throw new Error("call needsChromium first");
  const profile = mkdtempSync(join(tmpdir(), "alloclab-chromium-"));
  try {
    const { stdout } = await run(chromium, [...flags(profile, options), url], {
      timeout: 60_000,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function flags(profile: string, options: PageOptions): string[] {
  return [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--run-all-compositor-stages-before-draw",
    `--user-data-dir=${profile}`,
    `--window-size=${options.width ?? 1000},${options.height ?? 1000}`,
    `--virtual-time-budget=${options.timeMs ?? 3000}`,
    ...(options.noScript ? ["--blink-settings=scriptEnabled=false"] : []),
    ...(options.dark ? ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] : []),
    options.screenshot === undefined ? "--dump-dom" : `--screenshot=${options.screenshot}`,
  ];
}
