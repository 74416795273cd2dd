import { problemName } from "../../report/autolab.js";
import { inFolder, sorted, textFile } from "./kit.js";
import { tarred } from "./pack.js";
import { type Ingredients, type MakeAutograder, template } from "./platform.js";

/** Autolab: `autograde.tar` and `autograde-Makefile`, and a list of the problems that the lab must have. */
export const autolab: MakeAutograder = async (ingredients) => {
  const { kit, gradeOptions, handin } = ingredients;
  const packed = sorted([
    ...kit,
    await template("autolab/grade.sh", "grade.sh", { gradeOptions }, true),
    textFile("no-scores.txt", noScores(ingredients)),
  ]);
  return {
    files: [
      await template("autolab/autograde-Makefile", "autograde-Makefile", { handin }),
      { path: "autograde.tar", data: await tarred(inFolder("autograde", packed)), isExecutable: false },
      textFile("problems.txt", problems(ingredients)),
    ],
    next: [
      "Give the lab the problems of problems.txt, name for name.",
      `Set the lab's hand-in file name to ${handin}, and upload both files in the autograder's settings.`,
      "The image needs Node and the packages; docs/guides/autograders.md says how.",
    ],
  };
};

/** Every problem without a score: where the grader is at fault, a zero would pass for the student's. */
function noScores({ stages }: Ingredients): string {
  return `${JSON.stringify({ scores: Object.fromEntries(stages.map(({ name }) => [problemName(name), null])) })}\n`;
}

function problems({ stages }: Ingredients): string {
  const lines = stages.map(({ name, checks }) => {
    const worth = checks.reduce((sum, check) => sum + check.points, 0);
    return `${problemName(name)}\t${Math.round(worth * 100) / 100}`;
  });
  return `${["problem\tmax score", ...lines].join("\n")}\n`;
}
