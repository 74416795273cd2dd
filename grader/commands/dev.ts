/**
 * `alloclab dev`: for authors of assignments.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { type Like, LIKES } from "../authors/template.js";
import { UsageError } from "../model/errors.js";
import { count } from "../model/words.js";
import type { AddCommand } from "./command.js";
import type { Terminal } from "./terminal.js";

/** Adds the command and its parts. Each loads its work when it is called, since it brings the TypeScript compiler along. */
export const devCommand: AddCommand = (program, terminal, finish) => {
  const dev = program
    .command("dev")
    .description("for authors of assignments: new, sync, mutant, mistakes, check")
    .addHelpText("after", HELP);
  addNew(dev, terminal, finish);
  addSync(dev, terminal, finish);
  addMutant(dev, terminal, finish);
  addMistakes(dev, terminal, finish);
  addCheck(dev, terminal, finish);
};

const HELP = `
Examples:
  $ alloclab dev new slab                 its folder and its twin
  $ alloclab dev new slab --like units    the same, with an oracle
  $ alloclab dev sync slab                after a change in its solution
  $ alloclab dev mutant slab ada.ts NAME  of what somebody has handed in
  $ alloclab dev mistakes slab            after a change in its mutants
  $ alloclab dev check                    everything that is wrong`;

const addNew: AddCommand = (dev, terminal, finish) => {
  dev
    .command("new")
    .description("make an assignment: a folder in exercises/ and its twin in solutions/, complete and small")
    .argument("<name>", "slab, or with a number: 21-slab")
    .addOption(new Option("--like <shape>", "what it starts from").choices(LIKES).default("plain"))
    .addHelpText("after", NEW_HELP)
    .allowExcessArguments()
    .action(async (name: string, { like }: { like: Like }, { args }: Command) => {
      await forAuthors(terminal);
      refuseMore(name, args.slice(1));
      const { makeAssignment } = await import("../authors/new.js");
      const { id, files } = await makeAssignment(terminal.courseRoot, name, like);
      await terminal.print(files.map((file) => `created ${file}\n`).join(""));
      await terminal.print(`\nNow write the solution, and after each change: npm run dev sync ${id}\n`);
      await terminal.print(`What is still missing or wrong: npm run dev check ${id}\n`);
      finish(0);
    });
};

/** What is left of `--like units` when npm has taken the option for one of its own. */
function refuseMore(name: string, [more]: readonly string[]): void {
  if (more === undefined) return;
  const shape = LIKES.find((like) => like === more);
  if (shape === undefined) throw new UsageError(`An assignment has one name; "${more}" is one more.`);
  throw new UsageError(`npm keeps --like for itself; write \`npm run dev -- new ${name} --like ${shape}\`.`);
}

const NEW_HELP = `
Shapes:
  plain    a class with one method; checks that call it, and no oracle
  units    an allocator of units, with a definition and an oracle
  inside   a pool of equal blocks, which code beside it looks into
  bytes    a heap in bytes, with a header before each block
  tests    tests that students write, judged by right and wrong programs

Example:
  $ alloclab dev new slab --like units`;

const addSync: AddCommand = (dev, terminal, finish) => {
  dev
    .command("sync")
    .description("write anew what is made from solutions: skeletons, and files taken from another assignment")
    .argument("[assignment]", "which one; all of them when left out")
    .addHelpText("after", "\nExample:\n  $ alloclab dev sync slab")
    .action(async (id: string | undefined) => {
      await forAuthors(terminal);
      const { syncFiles } = await import("../authors/sync.js");
      const changed = await syncFiles(terminal.courseRoot, id);
      for (const { path, change } of changed) await terminal.print(`${change} ${path}\n`);
      if (changed.length === 0) await terminal.print("Every file is in step with its solution.\n");
      finish(0);
    });
};

const addMutant: AddCommand = (dev, terminal, finish) => {
  dev
    .command("mutant")
    .description("make a mutant of a submission that does something wrong which no mutant does")
    .argument("<assignment>", "which one")
    .argument("<path>", "a submission: a folder, an archive or a file, as it was handed in")
    .argument("<name>", "what the mutant is called: rounds-down")
    .addHelpText("after", "\nExample:\n  $ alloclab dev mutant slab submissions/ada.ts rounds-down")
    .action(async (id: string, submission: string, name: string) => {
      await forAuthors(terminal);
      const { makeMutant } = await import("../authors/mutant-of.js");
      const { path, file, stage } = await makeMutant(terminal.courseRoot, id, submission, name);
      await terminal.print(`added ${name} to ${path}: it edits ${file}, and loses its first points in ${stage}\n`);
      await terminal.print(
        `\nTake out what tells of its student, and write its \`why\` and \`told\`. Then: npm run dev mistakes ${id}\n`,
      );
      finish(0);
    });
};

const addMistakes: AddCommand = (dev, terminal, finish) => {
  dev
    .command("mistakes")
    .description("write anew what is known of an assignment's mistakes, from its mutants")
    .argument("<assignment>", "which one")
    .addHelpText("after", "\nExample:\n  $ alloclab dev mistakes slab")
    .action(async (id: string) => {
      await forAuthors(terminal);
      const { makeMistakes } = await import("../authors/mistakes.js");
      const { path, mistakes } = await makeMistakes(terminal.courseRoot, id);
      const told = mistakes.filter((one) => one.told !== undefined).length;
      await terminal.print(`wrote ${path}: ${count(mistakes.length, "mistake")}, of which students are told ${told}\n`);
      finish(0);
    });
};

const addCheck: AddCommand = (dev, terminal, finish) => {
  dev
    .command("check")
    .description("say everything that is wrong with an assignment, each with the way to mend it")
    .argument("[assignment]", "which one; all of them when left out")
    .addHelpText("after", "\nExample:\n  $ alloclab dev check slab\n\nExit status: 0 all in order, 1 not.")
    .action(async (id: string | undefined) => {
      await forAuthors(terminal);
      const { checkCourse } = await import("../authors/check.js");
      const { findings, summary } = await checkCourse(terminal.courseRoot, id);
      for (const { problem, mend } of findings) await terminal.print(`✗ ${problem}\n  → ${mend}\n`);
      await terminal.print(`${findings.length > 0 ? "\n" : ""}${summary}\n`);
      finish(findings.length > 0 ? 1 : 0);
    });
};

/** The handout has no solutions, and so nothing that could be cut or checked. */
async function forAuthors({ courseRoot }: Terminal): Promise<void> {
  const isThere = await stat(join(courseRoot, "solutions")).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) throw new UsageError("There is no folder solutions/ here; `alloclab dev` is for authors, who have it.");
}
