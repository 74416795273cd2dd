import { endingOf, printable, withoutEnding } from "../../load/paths.js";
import type { ClassFolder } from "../../model.js";
import type { Child } from "./children.js";
import { type Found, plainUpload } from "./found.js";

/** Whether a child would be a submission by itself: a folder, an archive, a `.ts` file. */
export function isSubmission({ kind, name }: Child): boolean {
  return kind === "folder" || endingOf(name) !== "";
}

/** A folder in which every child is one submission, named by the child; git clones are such folders. */
export function findPlain(children: readonly Child[]): Found {
  const found: Found = { uploads: [], passedOver: [] };
  for (const child of children) {
    const { kind, name, path } = child;
    if (!isSubmission(child)) {
      found.passedOver.push({ name: printable(name), ...whyNone(name) });
    } else if (kind === "folder") {
      found.uploads.push(plainUpload(name, { kind: "path", path }));
    } else {
      found.uploads.push({ ...plainUpload(withoutEnding(name), { kind: "path", path }), ending: endingOf(name) });
    }
  }
  return found;
}

/** What other programs pack: somebody's submission, which nothing here unpacks. */
const otherArchive = /\.(rar|7z|gz|bz2|tbz2?|xz|txz|zst|lz|lzma|cab|arj|sitx?|zipx|z)$/i;

const whyNone = (name: string): Omit<ClassFolder["passedOver"][number], "name"> =>
  otherArchive.test(name)
    ? { why: "it is an archive of a kind that is not read; pack it as a .zip", needsLook: true }
    : { why: "it is no folder, and no .zip, .tar.gz, .tgz, .tar or .ts file" };

/** Children that a layout has no place for: they are graded as in a plain folder, and noted. */
export function findBeside(children: readonly Child[], system: string): Found {
  const found = findPlain(children);
  for (const { doubts } of found.uploads) doubts.push(`It is not named as ${system} names submissions.`);
  return found;
}
