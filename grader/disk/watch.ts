/**
 * Watching what is saved.
 *
 * @module
 */
import { watch } from "chokidar";

/**
 * How often to look without having been told, in milliseconds. Events come sooner, but network drives, containers and full
 * tables of watches have none, and of saves in quick succession the last one's can be lost.
 */
const LOOK_MS = 2_000;

/** What to watch, and whom to tell. */
export interface WatchedPath {
  path: string;
  /** Folders below it that are looked into: all of them, or none. */
  isDeep: boolean;
  /** Whether nobody wants to hear of that path, or of what is below it. */
  isIgnored: (path: string) => boolean;
  /** Told of a path that has changed. */
  onChange: (path: string) => void;
  /** Told now and then that it is time to look without having been told. */
  onTime: () => void;
}

/** A watch that is kept. */
export interface Watch {
  /** Until then, changes are heard of late. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Watches a folder. */
export function watchSaves({ path, isDeep, isIgnored, onChange, onTime }: WatchedPath): Watch {
  const watcher = watch(path, { ignoreInitial: true, ignored: isIgnored, ...(isDeep ? {} : { depth: 0 }) });
  // Without events there is still the clock.
  watcher.on("all", (_event, changed) => onChange(changed)).on("error", () => undefined);
  const clock = setInterval(onTime, LOOK_MS);
  return {
    ready: new Promise<void>((resolve) => watcher.once("ready", () => resolve())),
    close() {
      clearInterval(clock);
      return watcher.close();
    },
  };
}
