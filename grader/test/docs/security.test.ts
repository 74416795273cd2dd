import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../support/site.js";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/guides/security.md"), "utf8");

test("every hostile submission that the security page names is there", () => {
  const known = filesBelow(join(root, "grader/test/fixtures/submissions/01-first-fit/hostile")).map((file) =>
    basename(file, ".ts"),
  );
  const named = [...page.matchAll(/`hostile\/([\w-]+)(\*?)`/g)];
  const missing = named.filter(
    ([, name = "", star]) => !known.some((one) => (star === "*" ? one.startsWith(name) : one === name)),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(missing.map(([text]) => text)).toEqual([]);
});

test("every test that the security page names is there", () => {
  const sources = new Map(
    filesBelow(join(root, "grader/test"))
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => [basename(file), readFileSync(join(root, "grader/test", file), "utf8")]),
  );
  const named = [...page.matchAll(/`(?:[\w/]+\/)?([\w.-]+\.test\.ts)`((?:,? “[^”]+”)+)/g)];
  const missing = named.flatMap(([, file = "", names = ""]) =>
    [...names.matchAll(/“([^”]+)”/g)].filter(([, name = ""]) => !isTitle(sources.get(file), name)),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(missing.map(([text]) => text)).toEqual([]);
});

/** Whether a source has a test of that title; what `test.each` puts behind it does not count. */
function isTitle(source = "", name: string): boolean {
  return source.includes(`"${name}"`) || source.includes(`"${name}: %s"`);
}

test("every threat has a defence, and a test or a hostile submission that shows it", () => {
  // The table of what the worst submission costs tells of no threat.
  const threats = page.slice(page.indexOf("\n## Threats, defences and tests\n"), page.indexOf("\n## What the worst"));
  const rows = threats.split("\n").filter((line) => line.startsWith("|") && !/^\|\s*(-+|threat)\s*\|/.test(line));
  const unshown = rows.filter((row) => {
    const [, threat = "", defence = "", shownBy = ""] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return threat === "" || defence === "" || !/`hostile\/[\w-]+\*?`|“|`grader\/lab\/fuzz\/`/.test(shownBy);
  });
  expect(rows.length).toBeGreaterThan(30);
  expect(unshown).toEqual([]);
});

test("every group of hostile submissions is named by at least one row", () => {
  const folder = join(root, "grader/test/fixtures/submissions/01-first-fit/hostile");
  const named = [...page.matchAll(/`hostile\/([\w-]+)(\*?)`/g)];
  const groups = new Map<string, boolean>();
  for (const file of filesBelow(folder)) {
    const group = /^\/\/ group: (.+)$/m.exec(readFileSync(join(folder, file), "utf8"))?.[1] ?? "";
    const isNamed = named.some(
      ([, name = "", star]) =>
        basename(file, ".ts").startsWith(name) && (star === "*" || basename(file, ".ts") === name),
    );
    groups.set(group, (groups.get(group) ?? false) || isNamed);
  }
  expect([...groups].filter(([, isNamed]) => !isNamed)).toEqual([]);
});
