/**
 * Whether the stages and checks that a config names are there, which shows when the suites have been read.
 *
 * @module
 */
import { meant } from "./closest.js";
import { type Config, wrong } from "./config.js";
import { shown } from "../../model/words.js";

/** A stage as the suites have it. */
export interface NamedStage {
  name: string;
  checks: readonly { name: string; points: number }[];
}

/**
 * Holds a config against the stages that there are.
 *
 * @param own - the assignment's stages
 * @param added - those of the config's folder `stages`
 * @throws UsageError for a stage or check that is not there, a stage that is there twice, and for nothing to be had at all
 */
export function checkNames(config: Config, own: readonly NamedStage[], added: readonly NamedStage[]): void {
  if (config.path === null) return;
  const all = [...own, ...added];
  const faults = [
    ...added
      .filter(({ name }) => own.some((stage) => stage.name === name))
      .map(({ name }) => `\`stages\` has a stage ${shown(name)}, and so has the assignment; give yours another name`),
    ...Object.keys(config.weights).flatMap((name) => unknownStage("weights", name, all)),
    ...config.hidden.flatMap((name) => unknown("hidden", name, all)),
    ...config.visible.flatMap((name) => unknown("visible", name, all)),
  ];
  const total = all.reduce((sum, { name, checks }) => {
    const ownPoints = checks.reduce((points, check) => points + check.points, 0);
    return sum + (Object.hasOwn(config.weights, name) ? (config.weights[name] ?? 0) : ownPoints);
  }, 0);
  if (faults.length === 0 && total === 0) faults.push("`weights` leave no stage with points; give one more than 0");
  if (faults.length > 0) throw wrong(config.path, faults);
}

function unknown(key: string, name: string, stages: readonly NamedStage[]): string[] {
  const [stageName = "", ...rest] = name.split("/");
  if (rest.length === 0) return unknownStage(key, name, stages);
  const stage = stages.find((one) => one.name === stageName);
  if (stage === undefined) return unknownStage(key, stageName, stages);
  const checks = stage.checks.map((check) => `${stage.name}/${check.name}`);
  return checks.includes(name) ? [] : [`\`${key}\`: there is no check ${shown(name)}${meant(name, checks)}`];
}

function unknownStage(key: string, name: string, stages: readonly NamedStage[]): string[] {
  const names = stages.map((stage) => stage.name);
  return names.includes(name) ? [] : [`\`${key}\`: there is no stage ${shown(name)}${meant(name, names)}`];
}
