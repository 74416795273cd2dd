/**
 * How much of a submission is read at most. Honest submissions stay far below; an archive made to fill the memory does not.
 *
 * @module
 */

/** Largest source file, in bytes. A larger one is a load error of that file, not of the whole hand-in. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** Source text of one submission, in bytes, counted as unpacked. */
export const MAX_TOTAL_BYTES = 32 * MAX_SOURCE_BYTES;

/** Files and folders that are looked at, in one submission. */
export const MAX_ENTRIES = 10_000;

/** Entries of an archive, with those that are passed over: `node_modules` alone can hold tens of thousands. */
export const MAX_ARCHIVE_ENTRIES = 200_000;

/** Bytes that a tar archive unpacks to. Unlike a zip it has to be unpacked as a whole to find anything in it. */
export const MAX_TAR_BYTES = 512 * 1024 * 1024;

/** Bytes of one name between slashes, and of a whole path: what file systems take. */
export const MAX_PART_BYTES = 255;
export const MAX_PATH_BYTES = 4096;

/** Bytes of a note of what was packed, and such notes in a submission: no honest one comes near. */
export const MAX_NOTE_BYTES = 64 * 1024;
export const MAX_NOTES = 8;

/** Bytes of all paths that are kept, those of folders included. Honest ones come to a tenth of it. */
export const MAX_PATHS_BYTES = 4 * 2 ** 20;

/** Bytes of the headers of a tar archive that tell names and the like, those of what is passed over included. */
export const MAX_HEADERS_BYTES = 32 * 2 ** 20;

/** Entries and bytes of source up to which a folder is read at once; beyond, that is done in a process of its own. */
export const MAX_SMALL_ENTRIES = 500;
export const MAX_SMALL_BYTES = 2 * MAX_SOURCE_BYTES;

/** Folders inside folders. */
export const MAX_DEPTH = 40;

/** Archives inside a folder that are looked into. Students hand in one, or one and its older version. */
export const MAX_INNER_ARCHIVES = 4;
