/**
 * Scenes: checks of hundreds of calls that are always the same. They are played in one go, at a tenth of the price, and made
 * one by one only when something differs, which then tells what.
 *
 * @module
 */
import fc from "fast-check";
import { DEFAULT_RUNS, forAll, type PropertyInfo } from "./property.js";
import type { Script } from "../subject/script.js";
import { type CheckContext, type CheckInfo, check } from "./stage.js";

/** The two ways in which the calls of a scene are made. */
export interface Staging<Scene> {
  /** Writes down what a body asks for and what is due. */
  rehearse(body: (scene: Scene) => void): Script;
  /** What a body is given to make its calls one by one. */
  onStage(context: CheckContext): Scene;
}

/** Checks that are played. */
export interface SceneChecks<Scene> {
  /** A check whose calls are played in one go. */
  scene(name: string, info: CheckInfo, body: (scene: Scene) => void): void;
  /** The same for values of an arbitrary. */
  randomScene<Value>(
    name: string,
    info: PropertyInfo,
    arbitrary: fc.Arbitrary<Value>,
    body: (scene: Scene, value: Value) => void,
  ): void;
}

/** Makes the scenes of a stage. */
export function sceneChecks<Scene>({ rehearse, onStage }: Staging<Scene>): SceneChecks<Scene> {
  const scripts = new Scripts();
  return {
    scene(name, info, body) {
      check(name, info, (context) => {
        const script = (): Script => scripts.of(name, () => rehearse(body));
        if (!isPlayedRight(context, script)) body(onStage(context));
      });
    },
    randomScene<Value>(
      name: string,
      info: PropertyInfo,
      arbitrary: fc.Arbitrary<Value>,
      body: (scene: Scene, value: Value) => void,
    ) {
      const search = forAll(info, arbitrary, (context, value: Value) => body(onStage(context), value));
      check(name, info, (context) => {
        const { seed } = context;
        const values = (): Value[] => fc.sample(arbitrary, { seed, numRuns: info.runs ?? DEFAULT_RUNS });
        const script = (): Script =>
          scripts.of(name, () => rehearse((scene) => values().forEach((value) => body(scene, value))), seed);
        if (!isPlayedRight(context, script)) search(context);
      });
    },
  };
}

/** Whether a first try can end with it. The second one, which tells the student what is wrong, makes the calls one by one. */
const isPlayedRight = ({ subject, isolated }: CheckContext, script: () => Script): boolean =>
  !isolated && subject.play(script()).length === 0;

/**
 * What was rehearsed, kept for the next submission that is graded in this thread: that takes far longer than to play it. Most
 * submissions of a class are graded with the same seed.
 */
class Scripts {
  private readonly known = new Map<string, { seed: number | null; script: Script }>();

  of(name: string, rehearse: () => Script, seed: number | null = null): Script {
    const known = this.known.get(name);
    if (known !== undefined && known.seed === seed) return known.script;
    const script = rehearse();
    this.known.set(name, { seed, script });
    return script;
  }
}
