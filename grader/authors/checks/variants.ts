import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { VARIANTS, WrongVariant, bundleVariants } from "#kit/subject/bundle-variants";
import { readFileNames } from "../../grade/load/manifest.js";
import { type Finding, finding } from "../finding.js";

/** Other files in the place of given ones that cannot take it. */
export async function findWrongVariants(courseRoot: string, folder: string): Promise<Finding[]> {
  const found = await readFileNames(join(courseRoot, "exercises", folder, "exercise.json"));
  const trees = ["exercises", "solutions"].map((tree) => join(courseRoot, tree, folder));
  try {
    await bundleVariants(trees, found?.given ?? []);
    return [];
  } catch (error) {
    // What does not compile has its own words, where the assignment is read.
    if (!(error instanceof WrongVariant)) return [];
    return [finding(`${folder}: ${error.message}.`, "edit it, as docs/guides/variants.md shows")];
  }
}

/** Paths of all files of variants, relative to the course's root. */
export async function variantFiles(courseRoot: string, folder: string): Promise<string[]> {
  const trees = [`exercises/${folder}/${VARIANTS}`, `solutions/${folder}/${VARIANTS}`].map(async (tree) => {
    const names = await readdir(join(courseRoot, tree), { recursive: true }).catch(() => []);
    return names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${tree}/${name.replaceAll("\\", "/")}`);
  });
  return (await Promise.all(trees)).flat().sort();
}
