/** The section of the class's page about who did the same wrong. */
import { expect, test } from "vitest";
import { classPage } from "../../report/class/index.js";
import { html } from "../../report/html/index.js";
import { toMend } from "../../report/mend.js";
import type { CohortEntry } from "../../model/class.js";
import { cohort, entry, withMistakes } from "./cohort.js";
import { saved } from "./fixtures.js";

const near = (name: string, causes?: string[]): Partial<CohortEntry> => ({
  score: 80,
  failed: ["merges/merges"],
  mistakes: [{ name, likeness: 1 }],
  ...(causes === undefined ? {} : { causes }),
});

/** The section of a page. */
const sectionIn = (page: string): string =>
  /<section[^>]*aria-labelledby="mistakes">[^]*?<\/section>/.exec(page)?.[0] ?? "";
const textOf = (html: string): string => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const sectionOf = (entries: CohortEntry[], known: NonNullable<Parameters<typeof cohort>[1]> = {}): string =>
  textOf(sectionIn(classPage(cohort(entries, known))));

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
  expect(none).not.toContain("Your code");
});

test("what several do stands apart from what one alone does", () => {
  const [whole, ...alone] = sectionIn(classPage(...withMistakes(saved("many-faults")))).split(
    /<details><summary>What one/,
  );
  expect(alone).toHaveLength(1);
  expect(textOf(whole ?? "")).toMatch(
    /^ Mistakes – 2 groups of submissions that do the same wrong 3 submissions late /,
  );
  expect(textOf(whole ?? "")).toContain("2 submissions – no known mistake, 2 failed checks alike");
  expect(textOf(alone[0] ?? "")).toMatch(/^ submission alone does wrong – 2 submissions 1 submission early /);
  expect(textOf(alone[0] ?? "")).toContain("1 more submission does something that nobody else does and that no known");
  const lonely = sectionOf([entry("gus", { behaviour: "alone" })]);
  expect(lonely).toContain("Mistakes – 0 groups of submissions");
  expect(lonely).toContain("No two submissions do the same wrong.");
});

test("each group has what there is to say in class, and the example with the fewest calls as its report draws it", () => {
  const report = saved("many-faults");
  const [failed, other] = toMend(report).failed;
  const section = sectionIn(classPage(...withMistakes(report)));
  const text = textOf(section);
  expect(text).toContain("To say in class: The code stops too late. Forgets the end.");
  expect(text, "of two with as few, the first").toContain(`An example – 4 calls, of bob : ${failed?.stage}, `);
  expect(text, "without calls, if no other").toContain(`An example – of eve : ${other?.stage}, `);
  expect(section.match(/<details class="example">/g)).toHaveLength(3);
  // The same drawing, but for what it is called in the page.
  const own = /<ol start="\d+">[^]*?<\/ol>/.exec(html(report))?.[0].replace(/check-\d+-\d+/g, "#");
  expect(section.replace(/group-\d+/g, "#")).toContain(own);
  const ids = [...section.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an example is bounded and harmless, whatever is in it", () => {
  const [graded, examples] = withMistakes(saved("many-faults"));
  for (const { check } of examples.values()) {
    check.message = "<script>alert(1)</script>\u202e";
    check.trace = Array.from({ length: 5000 }, () => check.trace?.[0] ?? { op: "new" });
  }
  const page = classPage(graded, examples);
  expect(page).not.toContain("<script>alert");
  expect(page).not.toContain("\u202e");
  expect(page.length).toBeLessThan(900_000);
  expect(classPage(graded), "without its report a group has none").not.toContain("An example");
});
