/**
 * The same script in this process, for `--host native`: no limits, no isolation, and so not for grading.
 *
 * @module
 */
import { Console } from "node:console";
import { Writable } from "node:stream";
import { compileFunction } from "node:vm";
import { nativeSubject } from "#kit/native";
import type { Subject } from "#kit/subject";
import type { Program } from "../model.js";
import { SCRIPT, locator } from "./locate.js";
import type { SandboxOptions } from "./subject.js";

/** Runs the submission in this realm. Each reload evaluates it again, so module variables start anew. */
export function openNative(program: Program, { className, entry, givenFiles }: SandboxOptions): Subject {
  let printed = "";
  const keep = new Writable({
    write(chunk, _encoding, done) {
      printed += String(chunk);
      done();
    },
  });
  const console = new Console(keep);
  const take = (): string[] => {
    const lines = printed === "" ? [] : printed.trimEnd().split("\n");
    printed = "";
    return lines;
  };
  const script = compileFunction(`${program.code}\nreturn __submission;`, ["console"], { filename: SCRIPT });
  const load = (): unknown => (script(console) as Record<string, unknown>)[className];
  return nativeSubject(className, load, {
    locate: locator(
      program.map,
      givenFiles.filter((file) => file !== entry),
    ),
    beginCheck: () => void take(),
    takePrinted: take,
  });
}
