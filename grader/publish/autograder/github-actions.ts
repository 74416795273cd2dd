import { sorted } from "./kit.js";
import { type MakeAutograder, template } from "./platform.js";
import type { PackedFile } from "./kit.js";

/** GitHub Actions: a workflow for a student's repository, and one for a class. The course itself is in the repository. */
export const githubActions: MakeAutograder = async ({ exercise, seed, failUnder, nodeMajor }) => {
  const values = { assignment: exercise.id, seed, nodeMajor };
  const files = [
    studentWorkflow({ assignments: [exercise.id], seed, failUnder, nodeMajor }),
    template("github-actions/grade-class.yml", ".github/workflows/grade-class.yml", values),
  ];
  return {
    files: sorted(await Promise.all(files)),
    next: [
      "Copy .github/workflows/grade.yml into the repository that students start from.",
      "Copy .github/workflows/grade-class.yml into a private one of yours that holds the whole course and the submissions.",
    ],
  };
};

/** What the workflow of a student's repository grades, and how. */
export interface StudentWorkflow {
  /** Ids. */
  assignments: readonly string[];
  seed: number;
  /** Points of each assignment below which a run fails. */
  failUnder: number;
  nodeMajor: number;
}

/** The workflow that grades what is in `exercises/` at every push. */
export const studentWorkflow = ({ assignments, ...values }: StudentWorkflow): Promise<PackedFile> =>
  template("github-actions/grade.yml", ".github/workflows/grade.yml", {
    ...values,
    assignments: assignments.join(" "),
  });
