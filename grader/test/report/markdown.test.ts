import { describe, expect, test } from "vitest";
import { markdown } from "../../report/markdown.js";
import { names, saved, UNSEEN, withMessage } from "./fixtures.js";

/** What stands outside of fenced blocks; fails when a fence is left open. */
function outside(source: string): string {
  let fence: string | null = null;
  const lines = source.split("\n").filter((line) => {
    const run = /^`{3,}/.exec(line)?.[0];
    if (fence === null && run !== undefined) {
      fence = run;
      return false;
    }
    if (fence !== null && line === fence) {
      fence = null;
      return false;
    }
    return fence === null;
  });
  expect(fence).toBeNull();
  return lines.join("\n");
}

describe("the Markdown report", () => {
  test("begins with the score, the stages and what to mend first", () => {
    const report = markdown(saved("many-faults"));
    expect(report).toMatch(/^### The first\\-fit allocator: 56 of 100 points\n\n`grace` · seed 1187\n\n\| stage /);
    expect(report).toContain("| merges | `██░░░░░░░░` | 4 / 24 | 1 of 5 |");
    expect(report).toContain("**Fix this first:** basics\\/agrees with the model");
    expect(report.match(/<details>/g)).toHaveLength(9);
    expect(report.match(/<\/details>/g)).toHaveLength(9);
  });

  test.each(names)("holds no markup of the submission: %s", (name) => {
    const report = markdown(saved(name));
    expect(report).not.toMatch(UNSEEN);
    expect(outside(report)).not.toMatch(/<(?!\/?details>|\/?summary>|\/?b>|!-- -->)/);
  });

  test("escapes what a submission is called and what went wrong", () => {
    const evil = "</details> | `x` ``` @everyone #1 [a](b) **c** <img src=x>\n/close\n\n# heading";
    const report = {
      ...saved("load-error"),
      status: "no-submission" as const,
      title: evil,
      submission: evil,
      error: evil,
    };
    expect(markdown(report)).toMatchInlineSnapshot(`
      "### &lt;\\/details\\> \\| \\\`x\\\` \\\`\\\`\\\` @<!-- -->everyone #<!-- -->1 \\[a\\]\\(b\\) \\*\\*c\\*\\* &lt;img src\\=x\\> \\/close #<!-- --> heading: 0 of 100 points

      \`</details> ¦ 'x' ''' @everyone #1 [a](b) **c** <img src=x> /close # heading\` · seed 42 · nothing to grade

      &lt;\\/details\\> \\| \\\`x\\\` \\\`\\\`\\\` @<!-- -->everyone #<!-- -->1 \\[a\\]\\(b\\) \\*\\*c\\*\\* &lt;img src\\=x\\> \\/close #<!-- --> heading
      "
    `);
  });

  test("cannot be broken out of by backticks in what is printed", () => {
    const lines = ["```", "````", "</details>", "`````text"];
    const report = outside(markdown(withMessage(saved("native-run"), "``````", lines)));
    expect(report.match(/<\/details>/g)).toHaveLength(1);
  });

  test("stays below 60,000 characters and says that something is left out", () => {
    const long = Array.from({ length: 9 }, () => "█<&`|\\ ".repeat(500));
    const report = saved("many-faults");
    report.notes = Array.from({ length: 2_000 }, () => "a note ".repeat(20));
    const written = markdown(withMessage(report, long.join("\n"), long));
    expect(written.length).toBeLessThanOrEqual(60_000);
    expect(written).toMatch(/_\d+ parts left out/);
    outside(written);
  });

  test("shows the lines of a load error, and no score for a fault of the grader", () => {
    expect(markdown(saved("load-error"))).toContain("> 12 |     let block.size -= size; // <script>");
    expect(markdown(saved("grader-fault"))).toContain(": no score\n");
  });
});
