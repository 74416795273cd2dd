/**
 * What the bits of a pool say, as code beside the submission has read them.
 *
 * @module
 */
import type { View } from "#kit/define/definition";
import type { Answer } from "#kit/subject/subject";
import type { PoolModel } from "./model.js";

/** A bit for each block, which says whether it is in use. */
export const marksView: View<PoolModel, Answer> = {
  read: (instance, { count }) => instance.ask("marked", [count]),
  judge(answer, model) {
    if (answer.kind === "threw")
      return { mistake: "unreadable marks", told: `words could not be read: ${thrown(answer)}` };
    const marks = marksIn(answer);
    const inUse = model.inUse();
    const forgotten = inUse.find((block) => !marks.includes(block));
    if (forgotten !== undefined) {
      return { mistake: "a block in use without a mark", told: `block ${forgotten} is in use, but its bit is 0` };
    }
    const stale = marks.find((block) => !inUse.includes(block));
    return stale === undefined
      ? null
      : { mistake: "a mark on a free block", told: `block ${stale} is free, but its bit is 1` };
  },
  failure: (_law, answer, model) => ({
    kind: "wrong-result",
    expected: blocks(model.inUse()),
    actual: answer.kind === "threw" ? thrown(answer) : blocks(marksIn(answer)),
  }),
};

const marksIn = (answer: Answer): number[] =>
  answer.kind === "returned" && Array.isArray(answer.value) ? (answer.value as number[]) : [];

const thrown = (answer: Answer): string => (answer.kind === "threw" ? `threw ${answer.error.name}` : "");

const blocks = (marked: readonly number[]): string => (marked.length === 0 ? "no bits" : `bits ${marked.join(", ")}`);
