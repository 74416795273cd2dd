/**
 * The assignments of a course as its folders tell them, before any of them is opened.
 *
 * @module
 */
import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { UsageError } from "../../model/errors.js";
import { closest } from "./closest.js";
import { diskError } from "./disk.js";
import { compareCodePoints } from "./paths.js";
import { shown } from "../../model/words.js";

/** The folder of an assignment, before it is opened. */
export interface Place {
  folder: string;
  place: number;
  id: string;
}

/** Id of the assignment that the course begins with, which commands take when none is named; empty where there is no course. */
export async function firstAssignment(courseRoot: string): Promise<string> {
  const places = await placesIn(courseRoot).catch(() => []);
  return [...places].sort((a, b) => a.place - b.place)[0]?.id ?? "";
}

/**
 * Id of the assignment whose own folder the path is, or lies in, as `exercises/02-best-fit` of this course;
 * `undefined` for any other path, so for one outside of the course, too.
 */
export async function assignmentAt(courseRoot: string, path: string): Promise<string | undefined> {
  const [side = "", folder] = relative(courseRoot, resolve(path)).split(/[\\/]/);
  if (!["exercises", "solutions"].includes(side)) return undefined;
  const places = await placesIn(courseRoot).catch(() => []);
  return places.find((place) => place.folder === folder)?.id;
}

/**
 * The folders of all assignments, in the order of their names.
 *
 * @throws UsageError when there is none, or two have the same id or number
 */
export async function placesIn(courseRoot: string): Promise<Place[]> {
  const places: Place[] = [];
  for (const folder of await namesIn(join(courseRoot, "exercises"))) {
    const [, number, id] = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(folder) ?? [];
    if (number !== undefined && id !== undefined) places.push({ folder, place: Number(number), id });
  }
  if (places.length === 0) {
    throw new UsageError(`There is no course in ${shown(courseRoot)}: no assignment such as exercises/01-first-fit/.`);
  }
  for (const key of ["id", "place"] as const) {
    const twice = places.find((one) => places.find((other) => other[key] === one[key]) !== one);
    if (twice === undefined) continue;
    throw new UsageError(`exercises/${twice.folder}/ has the ${key === "id" ? "id" : "number"} of another; rename it.`);
  }
  return places;
}

/** The folder of the assignment with that id, folder name or number. Throws UsageError when there is none. */
export function findPlace(places: readonly Place[], wanted: string, courseRoot: string): Place {
  const key = wanted.trim().toLowerCase().replace(/\/$/, "");
  const isWanted = ({ id, folder, place }: Place): boolean =>
    key === id || key === folder || (/^\d+$/.test(key) && Number(key) === place);
  const found = places.find(isWanted);
  if (found !== undefined) return found;
  const ids = places.map(({ id }) => id);
  const near = closest(key.replace(/^\d+-/, ""), ids);
  const question = near === null ? "" : ` Did you mean ${shown(near)}?`;
  throw new UsageError(
    `There is no assignment ${shown(wanted)} in ${shown(courseRoot)}.${question} It has ${ids.join(", ")}.`,
  );
}

/** Whether a folder is named for an assignment, with its number or without: `first-fit`, `01-first-fit`, `1-First-Fit`. */
export function isNamedFor({ id, place }: Pick<Place, "id" | "place">, folder: string): boolean {
  const [, number, name] = /^(?:(\d+)-)?(.*)$/.exec(folder.toLowerCase()) ?? [];
  return folder.toLowerCase() === id || (name === id && Number(number) === place);
}

/** Whether a folder is so named, whatever stands between the words: `first_fit`, `1 First Fit`, `FirstFit`. */
export function isNamedLike({ id, place }: Pick<Place, "id" | "place">, folder: string): boolean {
  const [letters, wanted] = [folder.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""), id.replaceAll("-", "")];
  const number = letters.endsWith(wanted) ? letters.slice(0, letters.length - wanted.length) : null;
  return number === "" || (number !== null && /^\d+$/.test(number) && Number(number) === place);
}

/** Whether an assignment's words stand in the name of a folder, with others around them: `first-fit-ada`. */
export const isNamedWith = ({ id }: Pick<Place, "id">, folder: string): boolean =>
  `-${folder.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}-`.includes(`-${id}-`);

/** Names in a folder, in order; none when it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort(compareCodePoints);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw diskError(error, folder);
  }
}
