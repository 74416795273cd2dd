import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Mutant, applyMutant } from "../../solutions/mutant.js";
import { exportsOfModule } from "../grade/load/own-module.js";
import type { Submission } from "../model/submission.js";
import { type Finding, finding } from "./finding.js";

export type { Mutant } from "../../solutions/mutant.js";

/** Reads the mutants of an assignment, or says what keeps them from being read. */
export async function readMutants(
  courseRoot: string,
  folder: string,
): Promise<{ mutants: Mutant[]; findings: Finding[] }> {
  const path = `solutions/${folder}/mutants.ts`;
  const file = join(courseRoot, path);
  const isThere = await stat(file).catch(() => null);
  // That it is missing is told where the files are looked at.
  if (isThere === null) return { mutants: [], findings: [] };
  try {
    const { mutants } = (await exportsOfModule(file)) as { mutants?: Mutant[] };
    if (Array.isArray(mutants) && mutants.length > 0)
      return { mutants, findings: [...findTwins(mutants, path), ...findUnwritten(mutants, path)] };
    const mend = `add an export \`mutants: Mutant[]\` with at least one bug that a student could write`;
    return { mutants: [], findings: [finding(`${path} has no mutants.`, mend)] };
  } catch (error) {
    return {
      mutants: [],
      findings: [finding(`${path} cannot be loaded: ${(error as Error).message}`, `edit ${path}`)],
    };
  }
}

/** The reference with a mutant, as something that is handed in. Throws where the mutant does not fit the reference. */
export const withMutant = (reference: Submission, mutant: Mutant): Submission => ({
  ...reference,
  name: mutant.name,
  files: applyMutant(reference.files, mutant),
});

/** What `dev mutant` leaves to be written. */
export const TO_WRITE = "TODO";

function findUnwritten(mutants: readonly Mutant[], path: string): Finding[] {
  return mutants.flatMap(({ name, why, told }) => [
    ...(why.startsWith(TO_WRITE)
      ? [
          finding(
            `${path}: nobody has written yet why ${name} is made.`,
            `write its "why": what its student had in mind`,
          ),
        ]
      : []),
    ...(told?.startsWith(TO_WRITE) === true
      ? [finding(`${path}: nobody has written yet what is told of ${name}.`, `write its "told", or take that line out`)]
      : []),
  ]);
}

function findTwins(mutants: readonly Mutant[], path: string): Finding[] {
  const names = mutants.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  return twice.map((name) => finding(`${path}: two mutants are named ${name}.`, "rename one of them"));
}
