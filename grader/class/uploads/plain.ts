import { endingOf, withoutEnding } from "../../grade/load/paths.js";
import { printable, shown } from "../../model/words.js";
import { alikeKey } from "./alike.js";
import type { Child } from "./children.js";
import { type Found, plainUpload } from "./found.js";

/** Whether a child would be a submission by itself: a folder, an archive, a `.ts` file. */
export function isSubmission({ kind, name }: Child): boolean {
  return kind === "folder" || endingOf(name) !== "";
}

/** What systems and programs leave behind in folders; names that begin with a dot are passed over before. */
const LEFT_BEHIND = /^(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r?|~\$.*|.*~|.*\.(tmp|part|crdownload|swp))$/i;

/**
 * A folder in which every child is one submission, named by the child; git clones are such folders. A file that is none is
 * somebody's all the same, and gets a row that says what it is, unless it has the name of a submission and so belongs to it.
 */
export function findPlain(children: readonly Child[]): Found {
  const found: Found = { uploads: [], passedOver: [] };
  const owners = new Map(
    children.filter(isSubmission).flatMap(({ kind, name }) => {
      return [name, ...(kind === "file" ? [withoutEnding(name)] : [])].map((one) => [alikeKey(one), name] as const);
    }),
  );
  for (const child of children) {
    const { kind, name, path } = child;
    const source = { kind: "path", path } as const;
    if (kind === "folder") {
      found.uploads.push(plainUpload(name, source));
      continue;
    }
    const stem = stemOf(name);
    const owner = isSubmission(child) ? undefined : owners.get(alikeKey(stem));
    if (LEFT_BEHIND.test(name)) {
      found.passedOver.push({ name: printable(name), why: "a system or a program left it behind" });
    } else if (owner === undefined) {
      found.uploads.push({ ...plainUpload(stem, source), ending: name.slice(stem.length) });
    } else {
      found.passedOver.push({ name: printable(name), why: `it belongs to ${shown(owner)}, and is no source` });
    }
  }
  return found;
}

/** A file's name less its ending, of whatever kind; what is behind the dot of an address alone is none. */
function stemOf(name: string): string {
  if (endingOf(name) !== "") return withoutEnding(name);
  const stem = name.replace(/(?<=.)\.[a-z0-9]{1,5}$/i, "");
  return /@[^.]*$/.test(stem) ? name : stem;
}

/** Children that a layout has no place for: they are graded as in a plain folder, and noted. */
export function findBeside(children: readonly Child[], system: string): Found {
  const found = findPlain(children);
  for (const { doubts } of found.uploads) doubts.push(`It is not named as ${system} names submissions.`);
  return found;
}
