/**
 * What lies on the desk: an allocator's calls, and which of them have been made in what is shown. A link holds all of it.
 *
 * @module
 */
import type { Moment, PlayedCall, Playground, Situation } from "#kit/define/playground";
import { toPlain } from "#kit/subject/show";
import type { Argument, Subject } from "#kit/subject/subject";
import { MAX_CALLS, type Recorded, readScene, type Scene, sceneLink } from "../../../picture/link.js";
import { argumentOf, playedCall, sceneCall } from "./values.js";

/** A class of an assignment that can be played with. */
export interface Game {
  /** The assignment's. */
  id: string;
  title: string;
  className: string;
  /** Whether its assignment has others that can be played with, too. */
  isOneOfSeveral: boolean;
  playground: Playground;
}

/** What lies on the desk. It is never changed, but replaced. */
export interface Desk {
  readonly game: Game;
  readonly capacity: Argument;
  /** What else the constructor is given; none where that is the usual. */
  readonly more: readonly Argument[];
  readonly calls: readonly PlayedCall[];
  /** How many calls have been made in what is shown. */
  readonly step: number;
  /** What a report recorded of the last call. */
  readonly recorded: Recorded | null;
  /** Whether the page is part of another one. */
  readonly isEmbedded: boolean;
}

/** A desk with the example of an assignment on it, shown at its end. */
export function exampleDesk(game: Game): Desk {
  return deskOf(game, game.playground.example);
}

/** A desk with those calls, shown at the end. */
export function deskOf(game: Game, { capacity, calls }: Situation): Desk {
  return { game, capacity, more: [], calls, step: calls.length, recorded: null, isEmbedded: false };
}

/** The desk of a scene, or why it cannot be played, as a sentence. */
export function deskOfScene(scene: Scene, games: readonly Game[]): Desk | { problem: string } {
  const ofAssignment = games.filter(({ id }) => id === scene.assignment);
  const game = ofAssignment.find(({ className }) => className === scene.className) ?? ofAssignment[0];
  if (game === undefined) {
    const known = [...new Set(games.map(({ id }) => id))].join(", ");
    return { problem: `There is no assignment "${scene.assignment}" to be played with here; there are ${known}.` };
  }
  const { playground } = game;
  const capacity = argumentOf(scene.capacity);
  const more = (scene.more ?? []).map(argumentOf);
  const calls = scene.calls.map(playedCall);
  const refused = playground.refusesCapacity(capacity, more) ?? firstRefusal(calls, playground);
  if (refused !== null) return { problem: refused };
  return {
    game,
    capacity,
    more,
    calls,
    step: Math.min(scene.step ?? calls.length, calls.length),
    recorded: scene.recorded ?? null,
    isEmbedded: scene.embed === true,
  };
}

/** The desk of a link; `null` when the link is empty. */
export function deskOfLink(link: string, games: readonly Game[]): Desk | { problem: string } | null {
  if (link.replace(/^#/, "") === "") return null;
  const read = readScene(link);
  return "problem" in read ? read : deskOfScene(read.scene, games);
}

/** The link of a desk. */
export function linkOf({ game, capacity, more, calls, step, recorded, isEmbedded }: Desk): string {
  return sceneLink({
    assignment: game.id,
    ...(game.isOneOfSeveral ? { className: game.className } : {}),
    capacity: toPlain(capacity),
    ...(more.length === 0 ? {} : { more: more.map(toPlain) }),
    calls: calls.map(sceneCall),
    step,
    ...(isEmbedded ? { embed: true } : {}),
    ...(recorded === null ? {} : { recorded }),
  });
}

/** The desk with calls put in after the step that is shown; or why not, as a sentence. */
export function withCalls(desk: Desk, added: readonly PlayedCall[]): Desk | { problem: string } {
  const { playground } = desk.game;
  const most = Math.min(playground.mostCalls, MAX_CALLS);
  if (desk.calls.length + added.length > most) return { problem: `There are at most ${most} calls.` };
  const refused = firstRefusal(added, playground);
  if (refused !== null) return { problem: refused };
  const calls = [...desk.calls.slice(0, desk.step), ...added, ...desk.calls.slice(desk.step)];
  return { ...desk, calls, step: desk.step + added.length, recorded: null };
}

/** The desk without the call at that place, from 0. */
export function withoutCall(desk: Desk, place: number): Desk {
  const calls = desk.calls.filter((_, index) => index !== place);
  return { ...desk, calls, step: desk.step > place ? desk.step - 1 : desk.step, recorded: null };
}

/** The desk with no calls on it, and an allocator of that capacity; or why not, as a sentence. */
export function withCapacity(desk: Desk, capacity: Argument): Desk | { problem: string } {
  const refused = desk.game.playground.refusesCapacity(capacity, desk.more);
  return refused === null ? { ...desk, capacity, recorded: null } : { problem: refused };
}

function firstRefusal(calls: readonly PlayedCall[], playground: Playground): string | null {
  if (calls.length > playground.mostCalls)
    return `There are ${calls.length} calls; ${playground.mostCalls} are the most.`;
  for (const call of calls) {
    const refused = playground.refusal(call);
    if (refused !== null) return refused;
  }
  return null;
}

/** Makes all calls; the first moment is that after the constructor. */
export function* moments({ game, capacity, more, calls }: Desk, subject: Subject | null): Generator<Moment> {
  const play = game.playground.begin(capacity, subject, more);
  yield play.constructed;
  for (const call of calls) yield play.call(call);
}
