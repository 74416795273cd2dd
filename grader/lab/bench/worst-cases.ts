/**
 * The worst that is known to be handed in, for each step that it keeps busy. All of it is made here, since most of it is large.
 *
 * @module
 */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deepLongNames, longLinks, manyGiven } from "../../test/support/hostile-archives.js";
import { tarGz } from "../../test/support/tar.js";
import { zip } from "../../test/support/zip.js";

/** Something that keeps a step busy. */
export interface WorstCase {
  step: "reading" | "compiling" | "running" | "leak search";
  what: string;
  /** Makes it in that folder, and gives the arguments of `alloclab`. */
  make(folder: string): Promise<string[]>;
}

const CLASS = "export class MemoryAllocator {}\n";
const MIB = 2 ** 20;

/** All of them, in the order of the steps. */
export function worstCases(courseRoot: string): WorstCase[] {
  const hostile = join(courseRoot, "grader/test/fixtures/submissions/01-first-fit/hostile");
  return [
    archive("half a gigabyte of headers that name nothing", "headers.tgz", () =>
      tarGz(each(400, () => ({ name: "PaxHeader", type: "g", data: " ".repeat(MIB) }))),
    ),
    archive("10,000 sources of 3 KB", "many.zip", () =>
      zip(each(10_000, (n) => ({ name: `${n}/merge.ts`, data: `// ${n}\n${"x".repeat(3_000)}` }))),
    ),
    archive("2,400 files in folders with names of 5,000 characters", "deep.tgz", deepLongNames),
    archive("2,400 links with names of 200,000 characters", "links.tgz", longLinks),
    archive("9,000 folders with a given file each", "given.zip", () => manyGiven("heap.ts")),
    source("60,000 brackets, one in the other", `const x = ${"[".repeat(60_000)}${"]".repeat(60_000)};`),
    source("127 KB of statements", "let a = b + c;\n".repeat(8_600)),
    source("5,000 lines that do not compile", "const a = 1;\n".repeat(5_000)),
    source("constants as large as they may be", `enum E { A = "${"x".repeat(16_000)}" }\n${"E.A;\n".repeat(60)}`),
    running("built-ins without a tick in many checks", "five-minutes"),
    running("regular expressions that try all ways", "regexp-exponential"),
    running("loops in every method", "loops-in-every-method"),
    running("memory kept full", "memory-kept-full"),
    running("printing without an end", "console-flood"),
    searched("letters of base64", (bytes) => "QUJD".repeat(bytes / 4)),
    searched("base64 in lines", (bytes) => `${"QUJD".repeat(19)}\n`.repeat(bytes / 77)),
    searched("calls", (bytes) => "allocate(1) → 0, ".repeat(bytes / 19)),
    searched("data URLs", (bytes) => "data:,%41%42%43 ".repeat(bytes / 16)),
    searched("line ends", (bytes) => "\n".repeat(bytes)),
  ];

  function running(what: string, name: string): WorstCase {
    const make = async (folder: string): Promise<string[]> => {
      await copyFile(join(hostile, `${name}.ts`), join(folder, "worst.ts"));
      return ["grade", join(folder, "worst.ts")];
    };
    return { step: "running", what, make };
  }
}

function archive(what: string, name: string, bytes: () => Buffer): WorstCase {
  const make = async (folder: string): Promise<string[]> => {
    await writeFile(join(folder, name), bytes());
    return ["grade", join(folder, name)];
  };
  return { step: "reading", what, make };
}

function source(what: string, code: string): WorstCase {
  const make = async (folder: string): Promise<string[]> => {
    await writeFile(join(folder, "worst.ts"), CLASS + code);
    return ["grade", join(folder, "worst.ts")];
  };
  return { step: "compiling", what, make };
}

/** A file as large as is still looked through. */
function searched(what: string, text: (bytes: number) => string): WorstCase {
  const make = async (folder: string): Promise<string[]> => {
    await mkdir(join(folder, "reports"));
    await writeFile(join(folder, "reports", "ada.txt"), text(31 * MIB));
    return ["leaks", join(folder, "reports")];
  };
  return { step: "leak search", what, make };
}

const each = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
