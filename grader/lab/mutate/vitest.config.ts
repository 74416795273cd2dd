import { defineConfig } from "vitest/config";

/** The staged suites, visible and hidden, on the reference loaded natively: what has to notice every mutant. */
export default defineConfig({
  test: {
    include: [`{exercises,solutions}/${process.env["ALLOCLAB_FOLDER"]}/stages/*.test.ts`],
    // With hooks in each branch, and on a busy machine.
    testTimeout: 60_000,
    env: { ALLOCLAB_SUBMISSION: `solutions/${process.env["ALLOCLAB_FOLDER"]}` },
  },
});
