/** What is checked alike in every stage of wrong programs. */
import { check } from "#kit/check/stage";
import { checksOn } from "../../../exercises/04-writing-tests/stages/checks.js";
import { right } from "./programs.js";

const { finds } = checksOn(right);

/** The two hidden wrong programs of a stage, of which nothing is told. */
export function checkHidden(points: number, [third, fourth]: readonly [string, string]): void {
  check("finds a third one", { points }, finds({ name: third }));
  check("finds a fourth one", { points }, finds({ name: fourth }));
}
