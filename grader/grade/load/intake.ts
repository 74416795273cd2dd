import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import type { SettledFiles } from "../../model/submission.js";
import {
  MAX_ARCHIVE_ENTRIES,
  MAX_DEPTH,
  MAX_ENTRIES,
  MAX_NOTES,
  MAX_NOTE_BYTES,
  MAX_PART_BYTES,
  MAX_PATHS_BYTES,
  MAX_PATH_BYTES,
  MAX_TOTAL_BYTES,
} from "./bounds.js";
import { PACKED, compareCodePoints, folderOf, isPassedOver, isTooLong, nameOf } from "./paths.js";
import { isUnprintable, printable, shown, shownList } from "../../model/words.js";

/** One file as it was found. */
export interface Source {
  /** `null` when it is too large to be source, and so was not read. */
  bytes: Uint8Array | null;
  /** Its size in bytes, as far as it is known. */
  size: number;
}

/** What something in a folder or archive is; `special` is a device, a pipe and the like. */
export type EntryKind = "file" | "folder" | "link" | "special";

/**
 * Gathers what a folder or archive holds, whatever it is read with, and stops when it is more than any student writes.
 * Every entry is first shown to {@link Intake.see}; the bytes of those that it wants are then handed to {@link Intake.keep}.
 */
export class Intake {
  /** Source files by path. */
  readonly sources = new Map<string, Source>();
  /** What stood under a path before, where an archive has the path again. */
  readonly replaced = new Map<string, Source[]>();
  /** Notes of what was packed, by path. */
  readonly packed = new Map<string, Source>();
  /** Of archives that lie beside files that count, by their paths: what would count of them for each name. */
  readonly beside = new Map<string, Map<string, Source>>();
  /** Paths of all folders. */
  readonly folders = new Set<string>();
  /** Paths of the files that are no source: only of use to say what is there instead. */
  readonly others: string[] = [];
  /** What else the student should know. */
  readonly remarks: string[] = [];
  /** Paths of what may be source of the student's and was not read. */
  readonly unread: string[] = [];
  readonly #wantedNames: ReadonlySet<string>;
  readonly #settled: ReadonlySet<string>;
  readonly #variants: ReadonlySet<string>;
  readonly #skipped = { link: [] as string[], special: [] as string[], unprintable: [] as string[] };
  #entries = 0;
  #passedOver = 0;
  #bytes = 0;
  #pathBytes = 0;

  /**
   * @param path - of the folder or archive
   * @param exercise - whose file names are wanted even where they look like tests
   * @param label - how messages name it
   * @param settled - files that count whatever they are called
   */
  constructor(
    readonly path: string,
    exercise: Exercise,
    readonly label = path,
    settled?: SettledFiles,
  ) {
    this.#settled = new Set(settled?.files.map(({ take }) => take));
    this.#wantedNames = new Set([exercise.wholeFile, ...exercise.studentFiles, ...exercise.givenFiles]);
    this.#variants = new Set(exercise.variantFiles?.map((path) => `variants/${path}`));
  }

  /**
   * Takes note of an entry.
   *
   * @returns whether it matters: a file to be read, a folder to be walked
   * @throws UsageError when there are too many entries, names too long, or folders too deep
   */
  see(path: string, kind: EntryKind): boolean {
    this.checkLength(path);
    // Archives name the folder that they were made of, some of them for each entry.
    if (path === "" || isPassedOver(path) || this.#isVariant(path)) {
      this.#count(++this.#passedOver, MAX_ARCHIVE_ENTRIES);
      return path === "" && kind === "folder";
    }
    this.#count(++this.#entries, MAX_ENTRIES);
    this.#keepPath(path);
    if (path.split("/").length > MAX_DEPTH) {
      throw new UsageError(
        `${shown(this.label)} has folders inside folders ${MAX_DEPTH} deep; hand in only the folder with the .ts files.`,
      );
    }
    const reason = kind === "link" || kind === "special" ? kind : isUnprintable(path) ? "unprintable" : null;
    if (reason !== null) {
      this.#skipped[reason].push(path);
      if (this.#isSource(nameOf(path))) this.unread.push(printable(path));
      return false;
    }
    this.#addFolders(kind === "folder" ? path : folderOf(path));
    if (kind === "folder" || this.#isSource(nameOf(path)) || this.#settled.has(path)) return true;
    if (nameOf(path) === PACKED && this.packed.size < MAX_NOTES) return true;
    this.others.push(path);
    return false;
  }

  /** Refuses a name that is longer than file systems take; for archives, before it is looked at any closer. */
  checkLength(path: string): void {
    if (!isTooLong(path)) return;
    throw new UsageError(
      `${shown(this.label)} has a name that is too long, ${shown(path)}: at most ${MAX_PART_BYTES} bytes between slashes and ${MAX_PATH_BYTES.toLocaleString("en")} in all; hand in only the folder with the .ts files.`,
    );
  }

  /** Takes note of an entry whose name cannot be had. Throws a UsageError when there are too many entries. */
  leaveOut(path: string): void {
    this.#count(++this.#entries, MAX_ENTRIES);
    this.#keepPath(path);
    this.#skipped.unprintable.push(path);
    if (this.#isSource(nameOf(path))) this.unread.push(printable(path));
  }

  /** Keeps a file that {@link Intake.see} wanted. Throws a UsageError when there is too much source in all. */
  keep(path: string, source: Source): void {
    if (nameOf(path) === PACKED && !this.#settled.has(path)) {
      if (source.size <= MAX_NOTE_BYTES) this.packed.set(path, source);
      return;
    }
    const before = this.sources.get(path);
    if (before !== undefined) this.replaced.set(path, [...(this.replaced.get(path) ?? []), before]);
    this.sources.set(path, source);
    this.#bytes += source.bytes?.length ?? 0;
    if (this.#bytes > MAX_TOTAL_BYTES) {
      throw new UsageError(
        `${shown(this.label)} holds more than ${MAX_TOTAL_BYTES / 2 ** 20} MiB of .ts files; hand in only the ones of the assignment.`,
      );
    }
  }

  /** What was left out, for the student to know; one line for each reason. */
  notes(): string[] {
    const notes: string[] = [];
    const add = (paths: Iterable<string>, text: string): void => {
      const sorted = [...paths].sort(compareCodePoints);
      if (sorted.length > 0) notes.push(`${text}: ${shownList(sorted)}.`);
    };
    add(this.#skipped.link, "Links are not followed; left out");
    add(this.#skipped.special, "Neither file nor folder; left out");
    add(this.#skipped.unprintable, "Names with characters that cannot be shown; left out");
    return [...notes, ...this.remarks];
  }

  /** Whether it is a file of the course's that lies beside the student's own and never counts for one of them. */
  #isVariant(path: string): boolean {
    return this.#variants.has(path.split("/").slice(-3).join("/"));
  }

  #isSource(name: string): boolean {
    const lower = name.toLowerCase();
    if (this.#wantedNames.has(name)) return true;
    return lower.endsWith(".ts") && !/\.(d|test|spec)\.ts$/.test(lower);
  }

  /** Adds a folder and those above it, from the inside out up to one that is known. */
  #addFolders(path: string): void {
    for (let folder = path; folder !== "" && !this.folders.has(folder); folder = folderOf(folder)) {
      this.#keepPath(folder);
      this.folders.add(folder);
    }
  }

  #keepPath(path: string): void {
    this.#pathBytes += Buffer.byteLength(path);
    if (this.#pathBytes <= MAX_PATHS_BYTES) return;
    throw new UsageError(
      `${shown(this.label)} holds names of more than ${MAX_PATHS_BYTES / 2 ** 20} MiB in all; hand in only the folder with the .ts files.`,
    );
  }

  #count(entries: number, most: number): void {
    if (entries <= most) return;
    throw new UsageError(
      `${shown(this.label)} holds more than ${most.toLocaleString("en")} files; hand in only the folder with the .ts files.`,
    );
  }
}
