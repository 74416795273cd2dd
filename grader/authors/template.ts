/**
 * What a new assignment starts from: a class with two methods' worth of work, everything around it, and no `TODO` that
 * would keep `dev check` from passing.
 *
 * @module
 */

/** The files of a new assignment but for its skeletons, by their path relative to the course's root. */
export function templateFor(folder: string, id: string): Map<string, string> {
  const words = id.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const exercise = `exercises/${folder}`;
  const solution = `solutions/${folder}`;
  return new Map([
    [`${exercise}/exercise.json`, manifest(title)],
    [`${exercise}/lesson.md`, lesson(title, id)],
    [`${exercise}/contract.md`, contract(id)],
    [`${exercise}/hints.json`, HINTS],
    [`${exercise}/stages/1-basics.test.ts`, VISIBLE],
    [`${solution}/allocator.ts`, SOLUTION],
    [`${solution}/stages/1-basics.test.ts`, HIDDEN],
    [`${solution}/mutants.ts`, MUTANTS],
  ]);
}

const manifest = (title: string): string => `{
  "title": "${title}",
  "summary": "One line for the list of assignments.",
  "buildsOn": [],
  "entry": "allocator.ts",
  "class": "Allocator",
  "studentFiles": ["allocator.ts"],
  "givenFiles": []
}
`;

const lesson = (title: string, id: string): string => `# ${title}

What a student should be able to do afterwards, and why anybody would want to.

<!-- teaches: basics -->

## A picture

\`\`\`memory
before : 100 = A:20 -:30 B:40 -:10
after free(0, 20) : 100 = -:50 B:40 -:10
\`\`\`

## In code

\`\`\`ts
import { Allocator } from "./allocator.js";

const memory = new Allocator(100);
console.log(memory.getFreeMemory()); // 100
\`\`\`

## Work in this order

1. **\`allocator.ts\`**: the constructor, then \`getFreeMemory\`.

\`\`\`sh
npm run grade -- exercises --assignment ${id}
\`\`\`

What exactly may be relied upon is written in the [contract](contract.md).

## To discuss

1. What does it cost?
`;

const contract = (id: string): string => `# Contract of \`${id}\`

What the grader relies on, and what you may rely on. Everything that is not written here is yours to decide.

| file           | exports     | who writes it |
| -------------- | ----------- | ------------- |
| \`allocator.ts\` | \`Allocator\` | student       |

\`\`\`ts
interface Allocator {
  // new Allocator(totalCapacity): totalCapacity is a positive integer, else RangeError
  getFreeMemory(): number; // units that are free
}
\`\`\`
`;

const HINTS = `{
  "basics": [
    "A nudge: where does the constructor keep what it was given?",
    "The idea: a property of the instance, set once all is known to be right.",
    "Nearly the answer: check first, then \`this.capacity = totalCapacity\`."
  ]
}
`;

const VISIBLE = `import { expect } from "vitest";
import { check, stage } from "#kit/check/stage";

stage("basics", () => {
  check("makes an allocator of 100 units", { points: 20 }, ({ subject }) => {
    expect(subject.construct([100]).kind).toBe("constructed");
  });

  check("starts with all of its memory free", { points: 40, needs: ["makes an allocator of 100 units"] }, (context) => {
    const made = context.subject.construct([100]);
    const free = made.kind === "constructed" ? made.instance.call("getFreeMemory", []) : made;
    expect(free).toEqual({ kind: "returned", value: { type: "primitive", value: 100 } });
  });
});
`;

const HIDDEN = `import { expect } from "vitest";
import { check, hiddenStage } from "#kit/check/stage";

hiddenStage("basics", () => {
  check("refuses a capacity that is not a positive integer", { points: 40 }, ({ subject }) => {
    for (const capacity of [0, -1, 2.5, NaN, Infinity]) {
      expect(subject.construct([capacity])).toMatchObject({ kind: "threw", error: { name: "RangeError" } });
    }
  });
});
`;

const SOLUTION = `/** A range of memory. Addresses and sizes are in units. */
export class Allocator {
  /** Units in all. */
  readonly capacity: number;

  /**
   * @param totalCapacity - units in all, a positive integer
   * @throws RangeError when it is anything else
   */
  constructor(totalCapacity: number) {
    // @student Refuse what is not a positive integer, and remember the capacity.
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(\`The capacity must be a positive integer, not \${totalCapacity}.\`);
    }
    this.capacity = totalCapacity;
    // @end
  }

  /** Units that are free. */
  getFreeMemory(): number {
    // @student Nothing is ever allocated here. So how much is free?
    return this.capacity;
    // @end
  }
}
`;

const MUTANTS = `import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "lets-a-capacity-of-zero-pass",
    stage: "basics",
    file: "allocator.ts",
    find: \`totalCapacity <= 0\`,
    replace: \`totalCapacity < 0\`,
    why: "Only negative numbers come to mind.",
  },
  {
    name: "starts-with-nothing-free",
    stage: "basics",
    file: "allocator.ts",
    find: \`return this.capacity;\`,
    replace: \`return 0;\`,
    why: "Thinks of what is in use.",
  },
];
`;
