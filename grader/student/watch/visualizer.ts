/**
 * The failing calls of a check in the visualizer, which runs the student's own code.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import type { ReportedCheck } from "../../model/report.js";
import { type Scene, sceneLink, sceneOfTrace } from "../../picture/link.js";
import type { Workplace } from "./course.js";
import type { Event } from "./events.js";
import { opens } from "./texts.js";

/** The port of `alloclab visualize`; a taken one leads to the next. */
const PORT = 4100;

/** What of a visualizer that is running has to be kept. */
interface Running {
  url: string;
  shortcut(link: string): string;
  close(): Promise<void>;
}

/** Characters of an address that are shown in full: a few lines of the screen. */
const MOST_ADDRESS = 150;

/**
 * Where a scene is. Its calls stand in the address, which gets too long to be copied from a screen, where a line's end cuts it
 * in two; so there is a short one, too.
 */
function addressOf(running: Running, { recorded, ...scene }: Scene): string {
  const short = running.shortcut(sceneLink({ ...scene, ...(recorded && { recorded }) }));
  const full = running.url + sceneLink(scene);
  return full.length <= MOST_ADDRESS ? `${short}, which is short for\n${full}` : short;
}

/** Said where a scene cannot hold the calls, as those of two allocators. */
const NOT_PLAYED = "The visualizer cannot play these calls";

/** The calls of a check; its class is named where there are several, so that an address stays short. */
function sceneOf({ id, classNames }: Exercise, { failure, trace, message }: ReportedCheck): Scene | null {
  const scene = failure === null ? null : sceneOfTrace(id, trace, { ...failure, message: message ?? "" });
  if (scene === null || classNames.length > 1) return scene;
  const { className: _onlyOne, ...others } = scene;
  return others;
}

/** Calls and address are of the code as it is now. */
const told = (text: string): Event => ({ kind: "notice", text, ends: "with a save" });

/** Visualizers, one for each exercise in which somebody has asked for it. */
export class Visualizers {
  readonly #running = new Map<string, Promise<Running | null>>();

  constructor(private readonly options: { courseRoot: string; hasDesktop: boolean }) {}

  /** Shows a check's calls, and says where. */
  async show(workplace: Workplace, check: ReportedCheck): Promise<Event> {
    const { exercise } = workplace;
    const running = await this.#start(workplace);
    if (running === null) return told(`${exercise.title} has no pictures to step through.`);
    const scene = sceneOf(exercise, check);
    const link = scene === null ? "" : sceneLink(scene);
    if (this.options.hasDesktop && (await opens(running.url + link))) {
      const opened = `Opened ${running.url} in your browser; what you save is run there, too.`;
      return told(scene === null ? `${opened} ${NOT_PLAYED}, but others.` : opened);
    }
    const where =
      scene === null
        ? `${NOT_PLAYED}; for others it is at ${running.url}`
        : `These calls are at ${addressOf(running, scene)}`;
    return told(`No browser could be opened from here. ${where}`);
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map(async (running) => (await running.catch(() => null))?.close()));
  }

  #start(workplace: Workplace): Promise<Running | null> {
    const { id } = workplace.exercise;
    const known = this.#running.get(id);
    if (known !== undefined) return known;
    const starting = this.#open(workplace);
    this.#running.set(id, starting);
    // The next time may go better, as when the files are there again.
    starting.catch(() => this.#running.delete(id));
    return starting;
  }

  async #open({ exercise, path }: Workplace): Promise<Running | null> {
    const { courseRoot } = this.options;
    const { playable, serve, watchCode } = await import("../visualize/index.js");
    const games = await playable(courseRoot);
    if (games.every((game) => game.id !== exercise.id)) return null;
    const code = await watchCode(path, exercise);
    const server = await serve({ exercise, code, courseRoot }, PORT);
    return {
      url: server.url,
      shortcut: server.shortcut,
      close: async () => {
        await server.close();
        await code.close();
      },
    };
  }
}
