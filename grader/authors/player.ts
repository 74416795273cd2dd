/**
 * The calls of a lesson's `visualizer` block, held against the assignment that plays them.
 *
 * ```text
 * new MemoryAllocator(100)
 * allocate(20)
 * free(0, 20)
 * ```
 *
 * A call a line, as a student would write it.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Definition } from "#kit/define/definition";
import { type PlayedCall, type Playground, playgroundOf } from "#kit/define/playground";
import { UsageError } from "../model/errors.js";
import { exportsOfModule } from "../grade/load/own-module.js";
import type { BlockPlace } from "../picture/lesson.js";

/** An assignment that can be played with. */
export interface Player {
  /** The class whose instances are played with. */
  className: string;
  playground: Playground;
}

/**
 * What an assignment is played with; `null` where it has no definition. Throws what keeps its definition from being loaded.
 *
 * @param folder - the name of its folder
 */
export async function readPlayer(courseRoot: string, folder: string): Promise<Player | null> {
  const path = join(courseRoot, "exercises", folder, "stages/definition.ts");
  if ((await stat(path).catch(() => null)) === null) return null;
  const { definition } = (await exportsOfModule(path)) as { definition: Definition<unknown> };
  return { className: definition.className, playground: playgroundOf(definition) };
}

/** What a `visualizer` block says. */
export interface PlayedBlock {
  /** Units of the instance that is made first. */
  capacity: number;
  calls: PlayedCall[];
}

/** A call with numbers and texts without quotation marks in them. */
const CALL = /^\s*(new\s+)?(\w+)\(((?:\d|"[^"\\]*"|[\s,])*)\)\s*$/;
const ARGUMENT = /\d+|"[^"]*"/g;

/**
 * Reads a block.
 *
 * @param source - what stands in it
 * @throws UsageError that names file and line when it cannot be played
 */
export function readPlayed(source: string, { className, playground }: Player, place: BlockPlace): PlayedBlock {
  const { file, firstLine } = place;
  const calls: PlayedCall[] = [];
  let capacity: number | undefined;
  for (const [index, text] of source.split(/\r?\n/).entries()) {
    if (text.trim() === "") continue;
    const where = `${file}:${firstLine + index}`;
    const [, isNew, name = "", list = ""] = CALL.exec(text) ?? [];
    const args = [...list.matchAll(ARGUMENT)].map(([arg]) => JSON.parse(arg) as number | string);
    const isFirst = capacity === undefined;
    if (name === "" || (isNew !== undefined) !== isFirst || (isFirst && name !== className)) {
      const due = isFirst ? `\`new ${className}(100)\` first` : "a call such as `free(0, 20)`";
      throw new UsageError(`${where}: expected ${due}; found \`${text}\`.`);
    }
    if (isFirst) capacity = capacityOf(args, playground, where);
    else calls.push({ method: name, args });
    const problem = isFirst ? playground.refusesCapacity(capacity) : playground.refusal({ method: name, args });
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
