import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By itself vitest leaves a core to others, which is half of a machine with two.
    maxWorkers: "100%",
    // Submissions are found by their folder at run time, so no import tells vitest that a check depends on them.
    forceRerunTriggers: [...configDefaults.forceRerunTriggers, "**/exercises/*/*.ts"],
    projects: [
      {
        test: {
          name: "kit",
          include: [
            "grader/test/**/*.test.{ts,tsx}",
            "solutions/*/oracle.test.ts",
            "grader/authors/templates/solutions/*/oracle.test.ts",
          ],
          exclude: ["grader/test/**/*.long.test.ts"],
          testTimeout: 60_000,
          // No test leaves anything behind in the modules that it shares, and to load them anew for each file takes a quarter of the time.
          isolate: false,
        },
      },
      {
        test: {
          // Whole corpora, and whole programs of other systems: minutes, so they have a script of their own.
          name: "long",
          include: ["grader/test/**/*.long.test.ts"],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          // The staged suites on the student's own files, or on the folder in ALLOCLAB_SUBMISSION, loaded natively, so that
          // a debugger stops in them. Points come from `npm run grade` alone.
          name: "stages",
          // The checks of an assignment share what they have drawn, which takes far longer than to run them.
          isolate: false,
          include: ["exercises/*/stages/*.test.ts", "solutions/*/stages/*.test.ts"],
        },
      },
    ],
  },
});
