/**
 * The visualizer inside of a lesson: what stands in a fenced block whose language is `visualizer`.
 *
 * ```text
 * new MemoryAllocator(100)
 * allocate(20)
 * free(0, 20)
 * ```
 *
 * A call a line, as a student would write it. They are played on the model of the lesson's own assignment.
 *
 * @module
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CaptionedPicture } from "#kit/check/picture";
import type { Definition } from "#kit/define/definition";
import type { Moment, PlayedCall, Playground } from "#kit/define/playground";
import { playgroundOf } from "../../grader/student/visualize/index.js";
import { render } from "preact-render-to-string";
import { UsageError } from "../../grader/model/errors.js";
import { sceneLink } from "../../grader/picture/link.js";
import type { BlockPlace } from "../../grader/picture/lesson.js";
import type { Lesson } from "./course.js";
import { Figures } from "./figures.js";

/** An assignment that can be played with. */
export interface Player {
  /** Its id. */
  assignment: string;
  playground: Playground;
}

/** The assignments that can be played with, by the name of their folder. */
export async function readPlayers(courseRoot: string, lessons: readonly Lesson[]): Promise<Map<string, Player>> {
  const players = new Map<string, Player>();
  for (const { id, folder } of lessons) {
    const path = join(courseRoot, "exercises", folder, "stages/definition.ts");
    const module = (await import(pathToFileURL(path).href).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_MODULE_NOT_FOUND") return null;
      throw error;
    })) as { definition: Definition<unknown> } | null;
    if (module !== null) players.set(folder, { assignment: id, playground: playgroundOf(module.definition) });
  }
  return players;
}

/**
 * A block as HTML: pictures to be unfolded, and the address from which the page's script loads the visualizer.
 *
 * @param source - what stands in the block
 * @param id - unique on the page
 * @throws UsageError that names file and line when it cannot be played
 */
export function visualizerHtml(source: string, player: Player, place: BlockPlace, id: string): string {
  const { capacity, calls } = readCalls(source, player, place);
  const { assignment, playground } = player;
  const scene = {
    assignment,
    capacity,
    calls: calls.map(({ method, args }) => ({ op: method, args: args as (number | string)[] })),
  };
  const address = `../visualizer.html${sceneLink(scene)}`;
  return render(
    <div class="visualizer" data-scene={`../visualizer.html${sceneLink({ ...scene, embed: true })}`}>
      <details>
        <summary>These calls as pictures</summary>
        <Figures pictures={played(playground, capacity, calls)} id={id} steps />
      </details>
      <p>
        <a href={address}>Play with these calls in the visualizer</a>
      </p>
    </div>,
  );
}

/** A call with numbers and texts without quotation marks in them. */
const CALL = /^\s*(new\s+)?(\w+)\(((?:\d|"[^"\\]*"|[\s,])*)\)\s*$/;
const ARGUMENT = /\d+|"[^"]*"/g;

function readCalls(source: string, { playground }: Player, { file, firstLine }: BlockPlace) {
  const calls: PlayedCall[] = [];
  let capacity: number | undefined;
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    if (text.trim() === "") continue;
    const where = `${file}:${firstLine + index}`;
    const [, isNew, method = "", list = ""] = CALL.exec(text) ?? [];
    const args = [...list.matchAll(ARGUMENT)].map(([arg]) => JSON.parse(arg) as number | string);
    if (method === "" || (isNew === undefined) === (capacity === undefined)) {
      throw new UsageError(
        `${where}: expected \`new MemoryAllocator(100)\`, and then calls such as \`free(0, 20)\`; found \`${text}\`.`,
      );
    }
    if (isNew === undefined) calls.push({ method, args });
    else capacity = capacityOf(args, playground, where);
    const problem = isNew === undefined ? playground.refusal({ method, args }) : playground.refusesCapacity(capacity);
    if (problem !== null) throw new UsageError(`${where}: ${problem}`);
  }
  if (capacity === undefined) throw new UsageError(`${file}:${firstLine}: this visualizer block is empty.`);
  return { capacity, calls };
}

/** The capacity of a constructor's call, whose other arguments have to be those that the visualizer gives it. */
function capacityOf(args: readonly (number | string)[], playground: Playground, where: string): number | undefined {
  const [capacity] = args;
  if (typeof capacity !== "number" || playground.refusesCapacity(capacity) !== null) return Number(capacity);
  const due = playground.construct(capacity).map(Number);
  if (due.join() !== args.join())
    throw new UsageError(
      `${where}: the visualizer makes so many units with \`(${due.join(", ")})\`, not with \`(${args.join(", ")})\`.`,
    );
  return capacity;
}

function played(playground: Playground, capacity: number, calls: readonly PlayedCall[]): CaptionedPicture[] {
  const play = playground.begin(capacity, null);
  const after = (caption: string, { pictures, expected }: Moment): CaptionedPicture[] => {
    const outcome = expected === "" ? "" : expected.startsWith("throws") ? ` ${expected}` : ` returns ${expected}`;
    return pictures.map(({ picture }) => ({ caption: `\`${caption}\`${outcome}`, picture }));
  };
  return [
    ...after(`new (${capacity})`, play.constructed).map((first) => ({ ...first, caption: `${capacity} units` })),
    ...calls.flatMap((call) =>
      after(`${call.method}(${call.args.map((arg) => JSON.stringify(arg)).join(", ")})`, play.call(call)),
    ),
  ];
}
