import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "kit",
          include: ["grader/test/**/*.test.{ts,tsx}"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          // The staged suites on the student's own files, or on the folder in ALLOCLAB_SUBMISSION, loaded natively, so that
          // a debugger stops in them. Points come from `npm run grade` alone.
          name: "stages",
          include: ["exercises/*/stages/*.test.ts", "solutions/*/stages/*.test.ts"],
        },
      },
    ],
  },
});
