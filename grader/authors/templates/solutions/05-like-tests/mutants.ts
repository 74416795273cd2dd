import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "relies-on-a-field",
    stage: "right",
    file: "tests.ts",
    find: `same(counter.add(3), 5);`,
    replace: `counter.add(3); same((counter as unknown as { count: number }).count, 5);`,
    why: "Has looked into the counter that was handed out.",
  },
  {
    name: "tests-one-call-only",
    stage: "wrong",
    file: "tests.ts",
    find: `same(counter.add(3), 5);`,
    replace: ``,
    why: "What works once works always.",
  },
];
