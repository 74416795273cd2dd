/** The section of the class's page about who did the same wrong. */
import { expect, test } from "vitest";
import { classPage } from "../../report/class/index.js";
import type { CohortEntry } from "../../model/class.js";
import { cohort, entry } from "./cohort.js";

const near = (name: string, causes?: string[]): Partial<CohortEntry> => ({
  score: 80,
  failed: ["merges/merges"],
  mistakes: [{ name, likeness: 1 }],
  ...(causes === undefined ? {} : { causes }),
});

/** The texts of the section as they are read. */
const sectionOf = (entries: CohortEntry[], known: NonNullable<Parameters<typeof cohort>[1]> = {}): string =>
  (/<section[^>]*aria-labelledby="mistakes">[^]*?<\/section>/.exec(classPage(cohort(entries, known)))?.[0] ?? "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test("tells what its students are told, not what the known mistake would have them told", () => {
  const mistakes = { late: { why: "Forgets the end.", told: "stops too late" } };
  const told = near("late", ["stops too late"]);
  const same = sectionOf([entry("ada", told), entry("bob", told)], { mistakes });
  expect(same).toContain("Their students are told: Your code behaves like code that stops too late.");
  const some = sectionOf([entry("ada", told), entry("bob", near("late")), entry("cid", near("late"))], { mistakes });
  expect(some).toContain("1 of them is told: Your code behaves like code that stops too late.");
  expect(some).toContain("2 of them are told nothing of it.");
  const none = sectionOf([entry("ada", near("late")), entry("bob", near("late"))], { mistakes });
  expect(none).toContain("Their students are told nothing of it.");
  expect(none).not.toContain("stops too late");
});
