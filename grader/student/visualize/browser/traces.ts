/**
 * What can be loaded: a report with failing checks, an allocation trace, a list of calls, or a link.
 *
 * @module
 */
import type { Report } from "../../../model/report.js";
import { type Scene, sceneOfTrace } from "../../../picture/link.js";
import { type Desk, deskOf, deskOfLink, deskOfScene, type Game } from "./desk.js";
import { parseCalls } from "./parse.js";
import { isRep, readRep } from "./rep.js";

/** A failed check that can be replayed. */
export interface Replay {
  /** `stage/check name`. */
  name: string;
  desk: Desk;
}

/** What was loaded; several failed checks are to be chosen from. Or why nothing was, as a sentence. */
export type Loaded = { desk: Desk; note: string } | { replays: Replay[] } | { problem: string };

/** Characters that are read: of a whole report with many failures. */
export const MAX_TEXT = 20_000_000;

/** Reads what somebody has pasted or chosen. `desk` is what lies there now. */
export function load(text: string, desk: Desk, games: readonly Game[]): Loaded {
  const source = text.replace(/^\u{FEFF}/u, "").trim();
  if (source === "")
    return { problem: "There is nothing to load: paste calls, a trace or a report, or choose a file." };
  if (source.length > MAX_TEXT) return { problem: "This is too long to be loaded." };
  if (source.startsWith("{")) return loadReport(source, games);
  if (isRep(source)) return loadRep(source, desk);
  const hash = /#v=\S+$/.exec(source)?.[0];
  if (hash !== undefined && !source.includes("\n")) {
    const linked = deskOfLink(hash, games);
    return linked === null
      ? { problem: "This link is empty." }
      : "problem" in linked
        ? linked
        : { desk: linked, note: "" };
  }
  const read = parseCalls(source, desk.game.playground, desk.capacity, [], desk.more);
  if ("problem" in read) return read;
  const [capacity, more] = "capacity" in read ? [read.capacity, []] : [desk.capacity, desk.more];
  if (read.calls.length > desk.game.playground.mostCalls) {
    return { problem: `There are ${read.calls.length} calls; ${desk.game.playground.mostCalls} are the most.` };
  }
  return { desk: { ...desk, capacity, more, calls: read.calls, step: read.calls.length, recorded: null }, note: "" };
}

function loadRep(source: string, { game }: Desk): Loaded {
  const read = readRep(source);
  if ("problem" in read) return read;
  return { desk: deskOf(game, game.playground.situationOf(read.operations)), note: read.note };
}

function loadReport(source: string, games: readonly Game[]): Loaded {
  let report: Partial<Report>;
  try {
    report = JSON.parse(source) as Partial<Report>;
  } catch {
    return { problem: "This is neither a report nor a list of calls: it begins like JSON and is none." };
  }
  if (typeof report.assignment !== "string" || !Array.isArray(report.stages)) {
    return { problem: "This JSON is no report of alloclab: it has no assignment and no stages." };
  }
  try {
    return replaysOf(report as Report, games);
  } catch (error) {
    // Somebody's own JSON may have anything at all where a report has checks.
    if (error instanceof TypeError)
      return { problem: "This report is damaged: its checks are not as alloclab writes them." };
    throw error;
  }
}

function replaysOf({ assignment, stages }: Report, games: readonly Game[]): Loaded {
  const failed = stages.flatMap((stage) =>
    stage.checks.flatMap(({ name, message, trace, failure }) => {
      if (failure === null || message === null) return [];
      const scene = sceneOfTrace(assignment, trace, { ...failure, message });
      return scene === null ? [] : [{ name: `${stage.name}/${name}`, scene }];
    }),
  );
  const [first, ...rest] = failed;
  if (first === undefined) return { problem: "In this report no check has failed whose calls could be replayed." };
  const problem = problemOf(first.scene, games);
  if (problem !== null && rest.every(({ scene }) => problemOf(scene, games) !== null)) return { problem };
  return {
    replays: failed.flatMap(({ name, scene }) => {
      const desk = deskOfScene(scene, games);
      return "problem" in desk ? [] : [{ name, desk }];
    }),
  };
}

function problemOf(scene: Scene, games: readonly Game[]): string | null {
  const desk = deskOfScene(scene, games);
  return "problem" in desk ? desk.problem : null;
}
