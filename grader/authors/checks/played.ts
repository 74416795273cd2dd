import { UsageError } from "../../model/errors.js";
import { readFences } from "../fences.js";
import { type Finding, finding } from "../finding.js";
import { type Player, readPlayed, readPlayer } from "../player.js";

/** Blocks of lesson and contract that the visualizer cannot play. */
export async function findUnplayable(courseRoot: string, folder: string): Promise<Finding[]> {
  const fences = (await readFences(courseRoot, folder)).filter(({ language }) => language === "visualizer");
  const [first] = fences;
  if (first === undefined) return [];
  const definition = `exercises/${folder}/stages/definition.ts`;
  let player: Player | null;
  try {
    player = await readPlayer(courseRoot, folder);
  } catch (error) {
    return [finding(`${definition} cannot be loaded: ${(error as Error).message}`, `edit ${definition}`)];
  }
  if (player === null) {
    const problem = `${first.file}:${first.firstLine}: there is nothing to play with, as the assignment has no definition.`;
    return [finding(problem, `take the block out, or write ${definition}`)];
  }
  const known = player;
  return fences.flatMap(({ code, file, firstLine }) => {
    try {
      readPlayed(code, known, { file, firstLine });
      return [];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [finding(error.message, "edit the block, as docs/guides/add-an-assignment.md shows")];
    }
  });
}
