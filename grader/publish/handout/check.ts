/**
 * Whether a folder that was handed out is still what was made. It is compared with what is made of the course now; of what
 * the folder says of itself nothing is believed.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../autograder/kit.js";
import { hashOf } from "../autograder/tree.js";
import { statsOf } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import { namesIn, placesIn } from "../../grade/load/course.js";
import { HANDOUT, type Handout, makeHandout } from "./make.js";

/** Something that is not as it was made. Paths are relative to the folder. */
export interface Difference {
  path: string;
  kind: "changed" | "missing" | "added";
  /** Whether the folder itself says that it was handed out like that; only ever so for `changed`. */
  isSaid: boolean;
}

/** What came of comparing. */
export interface Comparison {
  /** In the order of paths. */
  differences: Difference[];
  /** Files that were compared. */
  compared: number;
  /** Version that the folder says it was made by, where that is another one, or of another state of the course. */
  otherVersion: string | null;
}

/**
 * Compares a folder with the handout of the same assignments. The files that students write are theirs, and so is what they
 * add beside them; packages in `node_modules` are not looked at.
 *
 * @throws UsageError when the folder is no handout
 */
export async function checkHandout(folder: string, courseRoot: string): Promise<Comparison> {
  const said = await saidBy(folder);
  const handout = await makeHandout(courseRoot, { ids: await assignmentsIn(folder, courseRoot), isAlone: true });
  const given = handout.files.filter(({ path }) => !isStudents(path, handout));
  const compared = given.map(async ({ path, data }): Promise<Difference | null> => {
    const found = await readFile(join(folder, path)).catch(() => null);
    if (found === null) return { path, kind: "missing", isSaid: false };
    if (sameText(found, data)) return null;
    return { path, kind: "changed", isSaid: said.files[path] === hashOf(found) };
  });
  const differences = [
    ...(await Promise.all(compared)).filter((one) => one !== null),
    ...(await added(folder, handout)).map((path): Difference => ({ path, kind: "added", isSaid: false })),
  ];
  const made = Object.fromEntries(handout.files.map(({ path, data }) => [path, hashOf(data)]));
  const isSame =
    Object.keys(said.files).length === handout.files.length &&
    handout.files.every(({ path }) => said.files[path] === made[path]);
  return {
    differences: differences.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    compared: given.length,
    otherVersion: isSame ? null : said.version,
  };
}

/** What a folder says of how it was made; empty where it says nothing that makes sense. */
async function saidBy(folder: string): Promise<{ version: string; files: Record<string, unknown> }> {
  if ((await statsOf(folder))?.isDirectory() !== true)
    throw new UsageError(`There is no folder "${folder}"; name one that \`alloclab handout --output\` has made.`);
  try {
    const { version, files } = JSON.parse(await readFile(join(folder, HANDOUT.list), "utf8")) as Record<
      string,
      unknown
    >;
    return {
      version: typeof version === "string" ? version : "unknown",
      files: typeof files === "object" && files !== null ? { ...files } : {},
    };
  } catch {
    return { version: "unknown", files: {} };
  }
}

/** Ids of the assignments that are there. What is in their folders shows in the comparison. */
async function assignmentsIn(folder: string, courseRoot: string): Promise<string[]> {
  const names = await namesIn(join(folder, "exercises"));
  const there = (await placesIn(courseRoot)).filter((place) => names.includes(place.folder));
  if (there.length > 0) return there.map(({ id }) => id);
  throw new UsageError(`"${folder}" is no handout of this course: it has none of its assignments in exercises/.`);
}

/** The files that students write: those that they are to fill in, and the one in which all may stand. */
function isStudents(path: string, { exercises }: Handout): boolean {
  return exercises.some(({ folder, studentFiles, wholeFile }) =>
    [...studentFiles, wholeFile].some((name) => path === `exercises/${folder}/${name}`),
  );
}

/** Line ends aside, which git may write otherwise on Windows. */
function sameText(one: Buffer, other: Buffer): boolean {
  if (one.equals(other)) return true;
  const plain = (data: Buffer): string => data.toString("utf8").replaceAll("\r\n", "\n");
  return plain(one) === plain(other);
}

/** Folders in which there is nothing but what was handed out. */
const CLOSED = /^(grader|exercises\/kit|exercises\/[^/]+\/(?:stages|variants)|\.github)\//;
/** Files that would change how the checks are run. */
const STEERING = /^(vite|vitest|alloclab)\.[\w.]*$|^(tsconfig|package)[\w.-]*\.json$/;

async function added(folder: string, { files }: Handout): Promise<string[]> {
  const known = new Set(files.map(({ path }) => path));
  const trees = await Promise.all(["grader", "exercises", ".github"].map((tree) => filesBelow(folder, tree)));
  const paths = [
    ...trees.flat().filter((path) => CLOSED.test(path)),
    ...(await namesIn(folder)).filter((name) => STEERING.test(name)),
  ];
  return paths.filter((path) => !known.has(path));
}
