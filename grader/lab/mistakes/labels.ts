/**
 * What somebody who has read the wrong programs of a corpus says that they do.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";

const labelsSchema = z.record(z.string(), z.strictObject({ named: z.string().nullable(), true: z.array(z.string()) }));

/** Of one program: the known mistake that is its own, and all that are true of it, by the names of mutants. */
export interface Label {
  named: string | null;
  true: readonly string[];
}

/** Labels by program; `null` where nobody has read them. */
export async function readLabels({ folder }: Exercise): Promise<ReadonlyMap<string, Label> | null> {
  const file = new URL(`labels/${folder}.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const labels = labelsSchema.parse(JSON.parse(text));
  return new Map(Object.entries(labels).map(([name, label]) => [plain(name), label]));
}

const plain = (name: string): string => basename(name).replace(/\.ts$/, "");

/** A program with what it was told, and what it does. */
export interface Labelled {
  name: string;
  report: Report;
  label: Label;
}

/** Throws where nobody has read the program. */
export function labelled(name: string, report: Report, labels: ReadonlyMap<string, Label>): Labelled {
  const label = labels.get(plain(name));
  if (label === undefined) throw new Error(`nobody has said what ${name} does`);
  return { name, report, label };
}
