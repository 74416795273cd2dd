import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { program } from "../../commands/program.js";
import { filesBelow } from "../support/site.js";
import { run } from "../support/terminal.js";

const root = join(import.meta.dirname, "../../..");
const pages = [
  "README.md",
  "docs/CONTRIBUTING.md",
  "grader/README.md",
  ...filesBelow(join(root, "docs/guides")).map((file) => `docs/guides/${file}`),
  ...filesBelow(join(root, "exercises"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `exercises/${file}`),
];
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> })
  .scripts;

describe.each(pages)("the commands in %s", (page) => {
  const source = readFileSync(join(root, page), "utf8");

  test("are scripts that there are", () => {
    const named = [...source.matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("hand on their options behind a --, since npm takes what stands before it", () => {
    const lines = [...source.matchAll(/\bnpm (?:run [a-z:-]+|test|start)\b([^\n`]*)/g)];
    expect(lines.filter(([, rest = ""]) => /^(?:(?! -- ).)* --[a-z]/.test(rest)).map(([line]) => line)).toEqual([]);
  });

  test("are commands with options that there are", async () => {
    const wrong: string[] = [];
    for (const words of commandLines(source)) {
      const [command = "", ...rest] = words;
      const known = command === "dev" ? await help("dev", rest[0] ?? "") : await help(command);
      const options = rest.filter((word) => word.startsWith("--")).map((word) => word.split("=")[0] ?? "");
      if (known === null || options.some((option) => !known.includes(option))) wrong.push(words.join(" "));
    }
    expect(wrong).toEqual([]);
  });
});

test("what the guides say that visible checks of first fit are worth, they are", async () => {
  const { out } = await run(["rubric", "--assignment", "first-fit"]);
  const worth = [...out.matchAll(/^\| +([\d.]+) \| visible /gm)].reduce((sum, [, points]) => sum + Number(points), 0);
  const said = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/(\d+) of 100 points for first fit/g)].map(
      ([, points]) => `${page}: ${points}`,
    ),
  );
  expect(said).toEqual(["faq", "handout", "security"].map((name) => `docs/guides/${name}.md: ${worth}`));
});

/** What follows `alloclab` in blocks and spans of code, and what the scripts hand on after their `--`. */
function commandLines(source: string): string[][] {
  const lines = [
    ...source.matchAll(
      /\balloclab ((?:grade|visualize|report|hint|rubric|list|dev|class|course|merge|regrade|decide|give-back|leaks|autograder)\b[^\n`]*)/g,
    ),
  ].map(([, line = ""]) => line);
  const graded = [...source.matchAll(/\bnpm run grade -- ([^\n`]*)/g)].map(([, rest = ""]) => `grade ${rest}`);
  const developed = [...source.matchAll(/\bnpm run dev (?:-- )?([^\n`]*)/g)].map(([, rest = ""]) => `dev ${rest}`);
  return [...lines, ...graded, ...developed].map((line) => line.trim().split(/\s+/));
}

/** The help of a command; `null` when there is no such command. */
async function help(...command: string[]): Promise<string | null> {
  let text = "";
  const print = (part: string) => Promise.resolve(void (text += part));
  const interruption = () => new AbortController().signal;
  const machine = { progress: null, console: () => null, hasDesktop: false, interruption, inputEnd: interruption };
  const processes = { pid: 1, isRunning: () => false };
  const world = { courseRoot: root, color: false, width: 200, print, warn: print, processes, ...machine };
  try {
    await program({ ...world, args: [...command, "--help"] });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) return null;
  }
  const usage = `Usage: alloclab ${command.join(" ")}`;
  return text.startsWith(usage) ? text : null;
}
