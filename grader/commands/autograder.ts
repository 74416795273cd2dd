/**
 * `alloclab autograder --for <platform> --output <file or folder>`.
 *
 * @module
 */
import { open } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { Option } from "commander";
import { DEFAULT_SEED } from "#kit/check/provided";
import { type PlatformName, platformNames, platforms } from "../publish/autograder/index.js";
import type { HiddenChecks } from "../publish/autograder/platform.js";
import { statsOf, writeAside } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { closest } from "../grade/load/closest.js";
import type { Exercise } from "../model/course.js";
import { configOption, loadConfigured } from "./config.js";
import { integer, points } from "./numbers.js";
import type { AddCommand } from "./command.js";

interface Options {
  for: PlatformName;
  output: string;
  assignment?: string;
  config?: string;
  seed: number;
  hiddenChecks?: HiddenChecks;
  handin: string;
  image: string;
  failUnder: number;
}

/** Adds the command. */
export const autograderCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("autograder")
    .description("make what a platform needs to grade an assignment by itself")
    .addOption(
      new Option("--for <platform>", `the platform: ${platformNames.join(", ")}`)
        .makeOptionMandatory()
        .argParser(platformNamed),
    )
    .addOption(
      new Option("-o, --output <file or folder>", "where it goes: a .zip for gradescope, else a folder")
        .makeOptionMandatory()
        .argParser(anyPath),
    )
    .option("-a, --assignment <id>", `which assignment (default: "${terminal.defaultAssignment}")`)
    .addOption(configOption())
    .option("--seed <integer>", "seed of the random checks", integer, DEFAULT_SEED)
    .addOption(
      new Option(
        "--hidden-checks <who>",
        "what students see of hidden checks; left-out grades without them (default: left-out for classroom50, else visible)",
      ).choices(["visible", "after-published", "hidden", "left-out"]),
    )
    .option("--handin <name>", "autolab: the name that a hand-in gets", handinNamed, "handin.zip")
    .option("--image <name>", "prairielearn: the name of the image", imageNamed, "YOUR-ACCOUNT/alloclab")
    .option("--fail-under <points>", "github-actions: a run below that score fails", points, 1)
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const { courseRoot, defaultAssignment } = terminal;
      const platform = platforms[options.for];
      const hiddenChecks = hiddenChecksOf(options);
      const { kitFiles } = await import("../publish/autograder/kit.js");
      const { settingsFiles } = await import("../publish/autograder/settings.js");
      const { listed, writeFolder } = await import("../publish/autograder/tree.js");
      // Before what takes its time.
      await (platform.shape === "zip" ? refuseToReplace(options.output) : listed(options.output));
      const id = options.assignment ?? defaultAssignment;
      const { exercise: configured, config } = await loadConfigured(terminal, id, options.config, null);
      const withHidden = hiddenChecks !== "left-out";
      const exercise = withHidden ? configured : withoutHidden(configured, courseRoot);
      const { outline } = await import("../grade/stages/outline.js");
      const { mistakesFiles } = await import("../publish/mistakes.js");
      const stages = await outline(exercise);
      const kit = [
        ...(await kitFiles(courseRoot, exercise.folder, withHidden)),
        ...mistakesFiles(exercise, stages),
        ...(await settingsFiles(config)),
      ];
      const { seed, handin, image, failUnder } = options;
      const make = await platform.load();
      const made = await make({
        exercise,
        stages,
        kit,
        seed,
        hiddenChecks,
        nodeMajor: Number(process.versions.node.split(".")[0]),
        handin,
        image,
        failUnder,
        gradeOptions: gradeOptions(exercise, seed, hiddenChecks),
      });
      if (platform.shape === "zip") {
        const { zipped } = await import("../disk/zip.js");
        await writeAside(options.output, await zipped(made.files));
      } else await writeFolder(options.output, made.files);
      await terminal.print(
        [
          `Made ${options.output} for ${options.for}. What is left to do:`,
          ...made.next.map((line) => `- ${line}`),
          "",
        ].join("\n"),
      );
      finish(0);
    });
};

const HELP = `
Examples:
  $ alloclab autograder --for gradescope --output first-fit.zip
  $ alloclab autograder --for gradescope --hidden-checks hidden -o first-fit.zip
  $ alloclab autograder --for prairielearn --image ada/alloclab -o question
  $ alloclab autograder --for autolab --handin handin.tgz --output lab
  $ alloclab autograder --for classroom50 --assignment best-fit --output bundle
  $ alloclab autograder --for github-actions --fail-under 60 --output workflows

docs/guides/autograders.md has a section on each platform.`;

function platformNamed(value: string): PlatformName {
  const name = platformNames.find((known) => known === value);
  if (name !== undefined) return name;
  const near = closest(value, platformNames);
  const question = near === null ? "" : ` Did you mean "${near}"?`;
  throw new UsageError(`There is no autograder for "${value}".${question} It is one of ${platformNames.join(", ")}.`);
}

function anyPath(value: string): string {
  if (value === "") throw new UsageError("--output needs the path of a file or folder.");
  return value;
}

// Both end up in a script, where a shell would read more than a name.
function handinNamed(value: string): string {
  if (/^[\w-][\w.-]*\.(zip|tar\.gz|tgz|ts)$/.test(value)) return value;
  throw new UsageError(`--handin is "${value}"; it must be a plain name that ends in .zip, .tgz, .tar.gz or .ts.`);
}

function imageNamed(value: string): string {
  if (/^[\w./:@-]+$/.test(value)) return value;
  throw new UsageError(`--image is "${value}"; it must be the name of an image, such as ada/alloclab.`);
}

function hiddenChecksOf({ for: platform, hiddenChecks }: Options): HiddenChecks {
  if (platform !== "gradescope" && hiddenChecks === "after-published") {
    throw new UsageError(
      `--hidden-checks after-published is for gradescope alone; ${platform} takes visible, hidden or left-out.`,
    );
  }
  return hiddenChecks ?? (platform === "classroom50" ? "left-out" : "visible");
}

const withoutHidden = (exercise: Exercise, courseRoot: string): Exercise => ({
  ...exercise,
  suites: exercise.suites.filter((suite) => !resolve(suite).startsWith(resolve(courseRoot, "solutions") + sep)),
});

/** Plain words and numbers: they go into scripts as they are. */
function gradeOptions({ id }: Exercise, seed: number, hiddenChecks: HiddenChecks): string {
  const who = hiddenChecks === "left-out" ? "visible" : hiddenChecks;
  return `--assignment ${id} --seed=${seed} --hidden-checks ${who}`;
}

/** An archive is replaced, anything else is not. */
async function refuseToReplace(path: string): Promise<void> {
  const stats = await statsOf(path);
  if (stats === null || (!stats.isFile() && !stats.isDirectory())) return;
  if (stats.isDirectory())
    throw new UsageError(`"${path}" is a folder; name a file for --output, such as ${join(path, "autograder.zip")}.`);
  if (stats.size === 0) return;
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  if (buffer.toString("latin1") !== "PK")
    throw new UsageError(`"${path}" is no zip; it is not replaced. Name another file for --output.`);
}
