import { configDefaults, defineConfig } from "vitest/config";

// The visible checks on your own files, loaded natively, so that a debugger can stop in them. Nothing holds your code in
// here: a loop that does not end has to be stopped by hand (Ctrl-C). Points come from `npm run grade`, which stops it.
export default defineConfig({
  test: {
    include: ["exercises/*/stages/*.test.ts"],
    // Your files are found by their folder when a check runs, so no import tells vitest to run it again at a save.
    forceRerunTriggers: [...configDefaults.forceRerunTriggers, "**/exercises/*/*.ts"],
    // The checks of an assignment share what they have drawn, which takes far longer than to run them.
    isolate: false,
    // Halted at a breakpoint, a check takes as long as you do.
    testTimeout: 0,
    hookTimeout: 0,
  },
});
