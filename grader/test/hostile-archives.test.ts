/**
 * Misuse of archives and names: what is refused, and what is graded all the same. The archives are built here, since no
 * tool writes most of them. Nothing of an archive is ever unpacked to disk.
 */
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSubmission } from "../grade/load/submission.js";
import { exercise } from "./support/exercise.js";
import { folderWith } from "./support/folder.js";
import { gnuLongName, manyGiven, paxEntry } from "./support/hostile-archives.js";
import { refusal } from "./support/refusal.js";
import { TAR_TYPES, tar, tarGz } from "./support/tar.js";
import { ENCRYPTED, FIFO, SYMLINK, type ZipEntry, zip } from "./support/zip.js";

const MINE = { name: "merge.ts", data: "export const merge = 1;" };
const MIB = 2 ** 20;

/** A zip with a number of entries that its end does not tell the truth about. */
function withLyingEnd(bytes: Buffer, field: number, value: number, width: 2 | 4): Buffer {
  const copy = Buffer.from(bytes);
  const end = copy.length - 22;
  if (width === 2) copy.writeUInt16LE(value, end + field);
  else copy.writeUInt32LE(value, end + field);
  return copy;
}

/** A tar entry whose long name is told by the entry before it, as GNU tar does. */
const longName = (name: string) => [gnuLongName(name), { name: name.slice(0, 99), data: "x" }];

/** A path of many short parts. */
const ofParts = (length: number, end: string): string => `${"p".repeat(199)}/`.repeat(length / 200) + end;

const many = (count: number, entry: (index: number) => ZipEntry): ZipEntry[] =>
  Array.from({ length: count }, (_, i) => entry(i));

describe("is refused, in one line", () => {
  test.each<[string, string, Buffer, RegExp]>([
    ["zip slip", "a.zip", zip([MINE, { name: "../../home/ada/.bashrc" }]), /leads, or could lead, out of the archive/],
    ["zip slip in the middle", "a.zip", zip([MINE, { name: "a/../../b.ts" }]), /leads, or could lead, out/],
    ["zip slip with backslashes", "a.zip", zip([MINE, { name: "..\\..\\b.ts" }]), /leads, or could lead, out/],
    ["an absolute path", "a.zip", zip([MINE, { name: "/etc/cron.d/x.ts" }]), /leads, or could lead, out/],
    ["a drive", "a.zip", zip([MINE, { name: "C:/Windows/x.ts" }]), /leads, or could lead, out/],
    ["a share", "a.zip", zip([MINE, { name: "\\\\server\\share\\x.ts" }]), /leads, or could lead, out/],
    ["tar slip", "a.tgz", tarGz([MINE, { name: "../../b.ts" }]), /leads, or could lead, out/],
    [
      "an absolute path in a tar",
      "a.tgz",
      tarGz([MINE, { name: "/root/.ssh/authorized_keys" }]),
      /leads, or could lead, out/,
    ],
    [
      "a long name that leads out",
      "a.tgz",
      tarGz([MINE, ...longName(`${"a/".repeat(80)}../`.repeat(2) + "../".repeat(200) + "b.ts")]),
      /leads, or could lead, out/,
    ],
    [
      "a source that claims less than it is",
      "a.zip",
      zip([{ ...MINE, data: " ".repeat(4 * MIB), claimedSize: 10 }]),
      /damaged/,
    ],
    ["a wrong checksum", "a.zip", zip([{ ...MINE, claimedCrc: 1 }]), /damaged/],
    ["more entries than there are", "a.zip", withLyingEnd(zip([MINE]), 10, 60_000, 2), /damaged/],
    ["a directory of contents that lies outside", "a.zip", withLyingEnd(zip([MINE]), 16, 2 ** 31, 4), /damaged/],
    ["ten thousand sources", "a.zip", zip(many(10_001, (i) => ({ name: `${i}.ts` }))), /more than 10,000 files/],
    ["folders a thousand deep", "a.zip", zip([{ name: `${"d/".repeat(1_000)}merge.ts` }]), /40 deep/],
    [
      "sources that add up",
      "a.zip",
      zip(many(40, (i) => ({ name: `${i}.ts`, data: " ".repeat(MIB) }))),
      /more than 32 MiB/,
    ],
    [
      "a tar that unpacks to more than a disk",
      "a.tgz",
      tarGz(many(20, (i) => ({ name: `${i}.bin`, data: Buffer.alloc(32 * MIB) }))),
      /unpacks to more than 512 MiB/,
    ],
    ["encryption", "a.zip", zip([{ ...MINE, flags: ENCRYPTED }]), /encrypted/],
    [
      "nothing but another archive",
      "a.zip",
      zip([{ name: "inner.zip", data: zip([MINE]) }]),
      /unpack `inner.zip` first/,
    ],
    ["a quine of a gzip: an archive in itself", "a.tgz", Buffer.from("\x1f\x8b\x08".repeat(200), "latin1"), /damaged/],
    [
      "a name of 256 bytes",
      "a.zip",
      zip([MINE, { name: `${"é".repeat(126)}x.ts` }]),
      /at most 255 bytes between slashes/,
    ],
    ["a name of 60,000 bytes", "a.zip", zip([MINE, { name: "n".repeat(60_000) }]), /a name that is too long/],
    ["a path of 4,097 bytes", "a.zip", zip([MINE, { name: ofParts(4_000, `${"q".repeat(92)}/x.ts`) }]), /4,096 in all/],
    [
      "such a name in what is passed over",
      "a.zip",
      zip([MINE, { name: `node_modules/${"n".repeat(256)}` }]),
      /too long/,
    ],
    [
      "a long name of GNU tar",
      "a.tgz",
      tarGz([MINE, ...longName(`${"n".repeat(300_000)}.ts`)]),
      /a name that is too long/,
    ],
    ["a long name of another tar", "a.tgz", tarGz([MINE, ...paxEntry(MINE, { path: "n".repeat(5_000) })]), /too long/],
    [
      "a name of more than a megabyte",
      "a.tgz",
      tarGz([MINE, ...longName("n".repeat(MIB + 1))]),
      /one of more than 1 MiB/,
    ],
    [
      "names of megabytes in all, each of them short enough",
      "a.zip",
      zip(many(1_200, (i) => ({ name: ofParts(4_000, `${i}.txt`) }))),
      /names of more than 4 MiB in all/,
    ],
    [
      "links that lead to long names",
      "a.tgz",
      tarGz(Array.from({ length: 60 }, () => paxEntry(MINE, { linkpath: "t".repeat(1_000_000) })).flat()),
      /headers of more than 32 MiB/,
    ],
    ["an empty name", "a.zip", zip([{ name: "" }, { name: "x.txt" }]), /it has none of/],
  ])("%s", async (_what, name, bytes, message) => {
    const folder = await folderWith({ [name]: bytes });
    expect(await refusal(loadSubmission(join(folder, name), exercise))).toMatch(message);
    expect(await readdir(folder), "nothing is written").toEqual([name]);
  });
});

describe("costs nothing but itself", () => {
  test.each<[string, string, Buffer, RegExp | null]>([
    [
      "a link to what is hidden",
      "a.zip",
      zip([MINE, { name: "allocate.ts", data: "../../solutions/x.ts", mode: SYMLINK }]),
      /Links are not followed/,
    ],
    [
      "a link in a tar",
      "a.tgz",
      tarGz([MINE, { name: "allocate.ts", target: "/etc/passwd", type: TAR_TYPES.symbolicLink }]),
      /Links are not followed/,
    ],
    [
      "a hard link in a tar",
      "a.tgz",
      tarGz([MINE, { name: "allocate.ts", target: "merge.ts", type: TAR_TYPES.hardLink }]),
      /Links are not followed/,
    ],
    ["a device", "a.tgz", tarGz([MINE, { name: "allocate.ts", type: TAR_TYPES.device }]), /Neither file nor folder/],
    ["a pipe", "a.zip", zip([MINE, { name: "allocate.ts", mode: FIFO }]), /Neither file nor folder/],
    ["a pipe in a tar", "a.tar", tar([MINE, { name: "allocate.ts", type: TAR_TYPES.fifo }]), /Neither file nor folder/],
    ["a bomb beside the source", "a.zip", zip([MINE, { name: "bomb.bin", data: Buffer.alloc(64 * MIB) }]), null],
    ["an entry twice", "a.zip", zip([{ ...MINE, data: "export const merge = 0;" }, MINE]), /Twice in the archive/],
    ["a NUL in a name", "a.zip", zip([MINE, { name: "allocate.ts\0.txt" }]), /cannot be shown/],
    ["a long name that is short enough", "a.zip", zip([MINE, { name: `${"n".repeat(252)}.ts` }]), null],
    [
      "a kind of entry that nobody knows",
      "a.tgz",
      tarGz([MINE, { name: "allocate.ts", type: "S" }]),
      /Neither file nor/,
    ],
    ["an escape sequence in a name", "a.zip", zip([MINE, { name: "\u001b[2J\u001b]0;x\u0007.ts" }]), /cannot be shown/],
    ["a name that is read backwards", "a.zip", zip([MINE, { name: "\u202est.etacolla.ts" }]), /cannot be shown/],
    ["a prototype for a name", "a.zip", zip([MINE, { name: "__proto__/constructor.ts" }]), null],
    ["markup for a name", "a.zip", zip([MINE, { name: "<img src=x onerror=alert(1)>.ts" }]), null],
    ["a formula for a name", "a.zip", zip([MINE, { name: "=HYPERLINK(1).ts" }]), null],
    [
      "a hundred thousand entries beside it",
      "a.zip",
      zip([MINE, ...many(60_000, (i) => ({ name: `node_modules/${i}` }))]),
      null,
    ],
    ["something in front of it", "a.zip", Buffer.concat([Buffer.from("#!/bin/sh\nrm -rf /\n"), zip([MINE])]), null],
  ])("%s", async (_what, name, bytes, note) => {
    const folder = await folderWith({ [name]: bytes });
    const submission = await loadSubmission(join(folder, name), exercise).catch((error: unknown) => String(error));
    if (typeof submission === "string") {
      // An archive with something in front may be refused, too, but in words.
      expect(submission).toMatch(/^UsageError: [^\n]+$/);
      expect(_what).toBe("something in front of it");
      return;
    }
    expect(submission.files.get("merge.ts")).toBe(MINE.data);
    expect(submission.files.has("allocate.ts")).toBe(false);
    if (note !== null) expect(submission.notes.join("\n")).toMatch(note);
    expect(submission.notes.join("\n")).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u);
    expect(await readdir(folder), "nothing is written").toEqual([name]);
  });

  test("notes of one kind are one line, however many files they are about", async () => {
    const likeGiven = await folderWith({ "a.zip": manyGiven("errors.ts") });
    const { notes } = await loadSubmission(join(likeGiven, "a.zip"), exercise);
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatch(/^`0\/errors\.ts`, .* and 8992 more differ from the ones handed out/);
    const contents = ["\xff", "\0", ""].map((text) => Buffer.from(text, "latin1"));
    const odd = Array.from({ length: 3_000 }, (_, i) => ({ name: `${i}.ts`, data: contents[i % 3] ?? "" }));
    const folder = await folderWith({ "a.zip": zip([MINE, ...odd]) });
    expect((await loadSubmission(join(folder, "a.zip"), exercise)).notes).toEqual([
      expect.stringMatching(/and 992 more have bytes that are not UTF-8; save them as UTF-8\.$/),
      expect.stringMatching(/^`1\.ts` is left out: it is not text .* So are .* and 991 more\.$/),
      expect.stringContaining("is missing"),
    ]);
  });

  test("links in a folder: to a file, to a folder, in a circle, to nothing, to all of the disk", async () => {
    const folder = await folderWith({ "merge.ts": MINE.data });
    for (const [name, target] of [
      ["allocate.ts", "/etc/passwd"],
      ["all", "/"],
      ["self", "."],
      ["loop.ts", "loop.ts"],
      ["nothing.ts", "nowhere.ts"],
    ] as const) {
      await symlink(target, join(folder, name));
    }
    const submission = await loadSubmission(folder, exercise);
    expect([...submission.files.keys()]).toEqual(["merge.ts"]);
    expect(submission.notes.join()).toContain("Links are not followed");
  });

  test("folders and files of one name, and a folder where a file should be", async () => {
    const folder = await folderWith({ "a/merge.ts": MINE.data, "b/merge.ts": "export const merge = 2;" });
    await mkdir(join(folder, "allocate.ts"));
    await writeFile(join(folder, "allocate.ts", "allocate.ts"), "export const allocate = 1;");
    const submission = await loadSubmission(folder, exercise);
    expect(submission.files.get("a/merge.ts")).toBe(MINE.data);
    expect(submission.files.get("allocate.ts/allocate.ts")).toBe("export const allocate = 1;");
  });
});
