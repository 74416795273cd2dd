/**
 * The visualizer inside of a lesson, with the calls of a fenced block whose language is `visualizer`, played on the model of
 * the lesson's own assignment.
 *
 * @module
 */
import type { CaptionedPicture } from "#kit/check/picture";
import type { Moment, PlayedCall, Playground } from "#kit/define/playground";
import { render } from "preact-render-to-string";
import { type Player, readPlayed, readPlayer } from "../../grader/authors/player.js";
import { sceneLink } from "../../grader/picture/link.js";
import type { BlockPlace } from "../../grader/picture/lesson.js";
import type { Lesson } from "./course.js";
import { Figures } from "./figures.js";

/** What lessons are played with, by the name of their assignment's folder. */
export type Players = ReadonlyMap<string, { assignment: string; player: Player }>;

/** The assignments that can be played with. */
export async function readPlayers(courseRoot: string, lessons: readonly Lesson[]): Promise<Players> {
  const players = await Promise.all(
    lessons.map(async ({ id, folder }) => ({ folder, assignment: id, player: await readPlayer(courseRoot, folder) })),
  );
  return new Map(
    players.flatMap(({ folder, assignment, player }) => (player === null ? [] : [[folder, { assignment, player }]])),
  );
}

/**
 * A block as HTML: pictures to be unfolded, and the address from which the page's script loads the visualizer.
 *
 * @param source - what stands in the block
 * @param id - unique on the page
 * @throws UsageError that names file and line when it cannot be played
 */
export function visualizerHtml(
  source: string,
  { assignment, player }: { assignment: string; player: Player },
  place: BlockPlace,
  id: string,
): string {
  const { capacity, calls } = readPlayed(source, player, place);
  const { playground } = player;
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
