import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../support/terminal.js";

const COMMANDS = [
  "grade",
  "report",
  "hint",
  "rubric",
  "list",
  "autograder",
  "class",
  "merge",
  "regrade",
  "leaks",
  "handout",
  "watch",
  "visualize",
  "dev",
  "dev new",
  "dev sync",
  "dev check",
];

describe("help", () => {
  test.each(["", ...COMMANDS])("of `alloclab %s` fits 80 columns and goes to standard output", async (command) => {
    const { status, out, err } = await run([...command.split(" ").filter(Boolean), "--help"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out, "has no path of this machine").not.toContain(join(import.meta.dirname, "../../.."));
    expect(out.match(/^Usage: /gm), "is printed once").toHaveLength(1);
    expect(out).not.toMatch(/\n\n\n|\n\n$/);
    expect(out).toMatch(command === "" ? /--help shows a command's options/ : /\nExamples?:\n {2}\$ alloclab /);
  });

  test("lists the commands and options of the contract", async () => {
    expect((await run(["--help"])).out).toMatch(/\n {2}grade .*\n[^]*\n {2}report .*\n[^]*\n {2}hint .*\n/);
    const { out } = await run(["grade", "--help"]);
    for (const option of [
      "--assignment <id>",
      "--reporter <name>",
      "--output <file or folder>",
      "--seed <integer>",
      "--fail-under <points>",
    ]) {
      expect(out).toContain(option);
    }
    expect(out).toContain("what to grade (default: exercises/)");
  });

  test.each([
    ["no command", []],
    ["half a command", ["dev"]],
    ["help for a command that is not there", ["help", "gradde"]],
  ])("comes on standard error with %s, so that no script takes it for a result", async (_, args) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^Usage: [^]*\nalloclab: Name one of these commands\.\n$/);
  });

  test("has the package's version", async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, "../../../package.json"), "utf8")) as {
      version: string;
    };
    expect(await run(["--version"])).toEqual({ status: 0, out: `${version}\n`, err: "" });
  });
});

test.each([
  [["frobnicate"], "unknown command 'frobnicate'. See `alloclab --help`."],
  [["gradee"], "unknown command 'gradee'. Did you mean grade?"],
  [["grade", "--repoter", "json"], "unknown option '--repoter'. Did you mean --reporter?"],
  [["grade", "--frob"], "unknown option '--frob'. See `alloclab grade --help`."],
  [["grade", "a", "b"], "too many arguments for 'grade'. Expected 1 argument but got 2. See `alloclab grade --help`."],
  [["grade", "--reporter", "htlm"], 'There is no reporter "htlm". Did you mean "html"? It is one of text, json, '],
  [["grade", "--reporter"], "option '-r, --reporter <name>' argument missing. See `alloclab grade --help`."],
  [["grade", "--assignment", "frist-fit"], "Did you mean `first-fit`?"],
  [["grade", "--seed", "x"], "option '--seed <integer>' argument 'x' is invalid. It is a whole number from "],
  [["grade", "--seed", "1e3"], "is invalid. It is a whole number from "],
  [["grade", "--seed", "2147483648"], "is invalid. It is a whole number from "],
  [["grade", "--fail-under", "half"], "is invalid. It is a number of points, 0 or more."],
  [["grade", "--fail-under", "-1"], "is invalid. It is a number of points, 0 or more."],
  [["grade", "--host", "docker"], "is invalid. Allowed choices are sandbox, native."],
  [["grade", "no-such-folder"], "`no-such-folder` does not exist; check the path."],
  [["grade", "a\u001b[31m\nb"], "does not exist; check the path."],
  [["report"], "missing required argument 'report.json'. See `alloclab report --help`."],
  [["report", "no-such.json"], 'Cannot read the report "no-such.json": there is no such file.'],
  [["report", "grader"], 'Cannot read the report "grader": it is a folder.'],
  [["report", "package.json"], "package.json"],
  [["hint"], "missing required argument 'check'. See `alloclab hint --help`."],
  [["hint", "x", "--level", "4"], "is invalid. It is 1, 2 or 3."],
  [["rubric", "--assignment", "no-such"], "There is no assignment `no-such`"],
  [["clas"], "unknown command 'clas'. Did you mean class?"],
  [["class", "-o", "y"], "missing required argument 'folder'. See `alloclab class --help`."],
  [["class", "x"], "required option '-o, --output <folder>' not specified. See `alloclab class --help`."],
  [["class", "no-such", "-o", "y"], "`no-such` does not exist; check the path."],
  [["class", "package.json", "-o", "y"], "package.json"],
  [["class", "x", "-o", "y", "--shard", "3/2"], "It is one part of several, as 2/5: from 1/n to n/n."],
  [["class", "x", "-o", "y", "--shard", "half"], "It is one part of several, as 2/5: from 1/n to n/n."],
  [["class", "x", "-o", "y", "--threads", "0"], "is invalid. It is a whole number from 1 to 256."],
  [["class", "x", "-o", "y", "--audience", "all"], "is invalid. Allowed choices are instructor, student."],
  [["class", "x", "-o", "y", "--grades", "cnavas"], 'There is no grade book for "cnavas". Did you mean "canvas"?'],
  [
    ["class", "docs", "-o", "y", "--shard", "1/2", "--grades", "csv"],
    "--grades needs the whole class; give it to `alloclab",
  ],
  [["class", "docs", "-o", "docs/out"], "is inside `docs`, which is read; name a folder outside."],
  [["class", "docs", "-o", "y", "--roster", "no-such.csv"], "`no-such.csv` does not exist; check the path."],
  [["class", "docs", "-o", "y", "--config", "no-such.json"], "no-such.json"],
  [["class", "docs", "-o", "grader"], "grader"],
  [["merge", "-o", "y"], "missing required argument 'outputs'. See `alloclab merge --help`."],
  [["merge", "docs"], "required option '-o, --output <folder>' not specified. See `alloclab merge --help`."],
  [["merge", "docs", "-o", "y"], "`docs` is no output folder of `alloclab class`."],
  [["regrade", "docs"], "required option '-o, --output <folder>' not specified. See `alloclab regrade --help`."],
  [["regrade", "docs", "-o", "y"], "`y` holds no results of a class; start with `alloclab class`."],
  [["regrade", "docs", "-o", "y", "--grades", "csv"], "--grades needs --apply: without it nothing is written."],
  [["watch", "grader"], "`grader` is no folder of an exercise of this course, such as exercises/01-first-fit."],
  [["watch", "exercises/no-such"], "is no folder of an exercise of this course"],
  [["leaks"], "missing required argument 'paths'. See `alloclab leaks --help`."],
  [["leaks", "no-such"], 'Cannot read "no-such": there is no such file.'],
  [["dev", "snyc"], "unknown command 'snyc'. Did you mean sync?"],
  [["dev", "sync", "no-such"], "There is no assignment `no-such`; the course has "],
  [["dev", "new", "slab", "units"], "npm keeps --like for itself; write `npm run dev -- new slab --like units`."],
  [["dev", "new", "slab", "pool"], 'An assignment has one name; "pool" is one more.'],
  [["dev", "new", "Not A Name"], "`Not A Name` is no name for an assignment"],
])("%j ends with 2 and one line", async (args, message) => {
  const { status, out, err } = await run(args);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toMatch(/^alloclab: [^\p{Cc}]+\n$/u);
  expect(err).toContain(message);
});
