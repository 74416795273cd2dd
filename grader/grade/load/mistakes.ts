/**
 * `mistakes.json`: what is known of the mistakes of an assignment. It is made from the mutants, one mistake a line.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { FailureKind } from "#kit/check/failure";
import { UsageError } from "../../model/errors.js";
import type { Behaviour, KnownMistakes } from "../../model/mistake.js";
import { shown } from "../../model/words.js";
import { diskError } from "./disk.js";

/** The name of the file, in an assignment's folder or in its twin's. */
export const MISTAKES = "mistakes.json";

const fails = z.record(z.string(), z.tuple([z.string(), z.string()]));
const fileSchema = z.strictObject({
  checks: z.array(z.string()),
  mistakes: z.array(
    z.strictObject({
      name: z.string().exactOptional(),
      why: z.string().exactOptional(),
      told: z.string().exactOptional(),
      fails,
    }),
  ),
});

/**
 * Reads the mistakes that are known: those that instructors have, else those that were handed out; `null` where nobody has made
 * the file.
 *
 * @throws UsageError when the file is not as it was made
 */
export async function readMistakes(folders: readonly string[]): Promise<KnownMistakes | null> {
  for (const folder of [...folders].reverse()) {
    const path = join(folder, MISTAKES);
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
      throw diskError(error, path);
    });
    if (text !== null) return mistakesIn(text, path);
  }
  return null;
}

function mistakesIn(text: string, path: string): KnownMistakes {
  const wrong = new UsageError(`${shown(path)} is not as it was made; make it again with \`npm run dev mistakes\`.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong;
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) throw wrong;
  const { checks, mistakes } = parsed.data;
  return {
    checks,
    mistakes: mistakes.map(({ fails, ...one }) => ({ ...one, behaviour: behaviourFrom(fails, checks) })),
  };
}

function behaviourFrom(fails: z.infer<typeof fileSchema>["mistakes"][number]["fails"], checks: string[]): Behaviour {
  return Object.fromEntries(
    Object.entries(fails).map(([place, [kind, seen]]) => [
      checks[Number(place)] ?? "",
      { kind: kind as FailureKind, seen: seen === "" ? [] : seen.split(" ") },
    ]),
  );
}

/** The file with these mistakes. Names of checks stand in it once. */
export function mistakesText({ mistakes, checks: made }: KnownMistakes): string {
  const checks = [...made].sort();
  const lines = mistakes.map(({ behaviour, ...mistake }) => {
    const fails = Object.entries(behaviour).map(([check, { kind, seen }]) => [
      checks.indexOf(check),
      [kind, seen.join(" ")],
    ]);
    return `    ${JSON.stringify({ ...mistake, fails: Object.fromEntries(fails) })}`;
  });
  const names = checks.map((check) => `    ${JSON.stringify(check)}`);
  return `{\n  "checks": [\n${names.join(",\n")}\n  ],\n  "mistakes": [\n${lines.join(",\n")}\n  ]\n}\n`;
}
