import { onTestFinished } from "vitest";
import { bundleInside } from "#kit/subject/bundle-inside";
import type { Instance, Subject } from "#kit/subject/subject";
import { compile } from "../../grade/compile/compile.js";
import type { Exercise, Limits } from "../../model/course.js";
import type { Program, Submission } from "../../model/submission.js";
import { type SandboxSubject, openSandbox } from "../../grade/sandbox/subject.js";
import { openNative } from "../../grade/sandbox/native.js";
import { folderWith } from "./folder.js";
import { exercise as smallExercise } from "./exercise.js";

/** A submission of these files, as the loader would make it. The file that stands for the entry comes first. */
export function submissionOf(files: Readonly<Record<string, string>>, exercise: Exercise = smallExercise): Submission {
  const paths = Object.keys(files);
  const known = new Map<string, string>();
  for (const path of paths) {
    const name = path.split("/").at(-1) ?? path;
    if ([...exercise.studentFiles, exercise.wholeFile].includes(name)) known.set(name, path);
  }
  if (!known.has(exercise.wholeFile) && paths.length === 1) known.set(exercise.wholeFile, paths[0] ?? "");
  return { name: "ada", files: new Map(Object.entries(files)), known, notes: [], problems: [] };
}

/** Compiles source that has to compile. */
export async function programOf(source: string, exercise: Exercise = smallExercise): Promise<Program> {
  const compiled = await compile(submissionOf({ "memory-allocator.ts": source }), exercise);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  return compiled.program;
}

/**
 * Opens a sandbox for the source of `memory-allocator.ts`; it is closed after the test.
 *
 * @param inside - source of the code beside it
 */
export async function sandboxOf(
  source: string,
  limits: Partial<Limits> = {},
  inside?: string,
): Promise<SandboxSubject> {
  const options = {
    ...smallExercise,
    limits: { ...smallExercise.limits, ...limits },
    ...(inside === undefined ? {} : { inside: await bundled(inside) }),
  };
  const sandbox = await openSandbox(await programOf(source, options), options);
  onTestFinished(() => sandbox.dispose());
  sandbox.beginCheck("test");
  return sandbox;
}

/** Runs the source of `memory-allocator.ts` in this process, with code beside it. */
export async function nativeOf(source: string, inside: string): Promise<Subject> {
  return openNative(await programOf(source), { ...smallExercise, inside: await bundled(inside) });
}

/** The code beside a submission, as an assignment's folder would have it. */
async function bundled(inside: string): Promise<string> {
  const source = await bundleInside([await folderWith({ "stages/inside.ts": inside })]);
  if (source === undefined) throw new Error("there is no code beside the submission");
  return source;
}

/** `new MemoryAllocator(100)`, which has to work. */
export function instanceOf(sandbox: Subject): Instance {
  const made = sandbox.construct([100]);
  if (made.kind === "threw") throw new Error(`${made.error.name}: ${made.error.message}`);
  return made.instance;
}
