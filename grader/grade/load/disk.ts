import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { UsageError } from "../../model/errors.js";
import { MAX_SOURCE_BYTES } from "./bounds.js";
import type { Source } from "./intake.js";
import { shown } from "../../model/words.js";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist; check the path",
  ENOTDIR: "does not exist; check the path",
  EACCES: "may not be read; check its permissions",
  EPERM: "may not be read; check its permissions",
  ELOOP: "is a link that leads to no file; give the file itself",
  ENAMETOOLONG: "is too long for a path; check it",
  EMFILE: "cannot be opened, as too many files are open; close some programs and try again",
};

/**
 * What went wrong on the disk, as the caller's error. Errors that are not the system's are returned as they are, since they
 * are bugs of ours.
 */
export function diskError(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  // The system's codes are E and capitals; node's own begin with ERR_ and mean a wrong argument.
  if (typeof code !== "string" || !/^E(?!RR_)[A-Z0-9]+$/.test(code)) return error;
  return new UsageError(`${shown(path)} ${reasons[code] ?? `cannot be read (${code})`}.`);
}

/**
 * Reads one source file, unless it is larger than {@link MAX_SOURCE_BYTES}.
 *
 * @param options - `followLinks`: false for files inside a submission, since what they point to was never handed in;
 *   `label`: how messages name it, if not by its path
 * @throws UsageError when it cannot be read
 */
export async function readSource(
  path: string,
  { followLinks, label = path }: { followLinks: boolean; label?: string },
): Promise<Source> {
  // Without O_NONBLOCK, opening what turned into a pipe since it was looked at would wait forever. Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (followLinks ? 0 : (constants.O_NOFOLLOW ?? 0));
  try {
    const file = await open(path, flags);
    try {
      const { size } = await file.stat();
      if (size > MAX_SOURCE_BYTES) return { bytes: null, size };
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return { bytes: bytes.subarray(0, bytesRead), size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskError(error, label);
  }
}
