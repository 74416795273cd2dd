import { sorted } from "./kit.js";
import { type MakeAutograder, template } from "./platform.js";

/** GitHub Actions: a workflow for a student's repository, and one for a class. The course itself is in the repository. */
export const githubActions: MakeAutograder = async ({ exercise, seed, failUnder, nodeMajor }) => {
  const values = { assignment: exercise.id, seed, failUnder, nodeMajor };
  const files = ["grade.yml", "grade-class.yml"].map((name) =>
    template(`github-actions/${name}`, `.github/workflows/${name}`, values),
  );
  return {
    files: sorted(await Promise.all(files)),
    next: [
      "Copy .github/workflows/grade.yml into the repository that students start from.",
      "Copy .github/workflows/grade-class.yml into a private one of yours that holds the whole course and the submissions.",
    ],
  };
};
