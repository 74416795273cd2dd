import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { MAX_ENTRIES, MAX_SOURCE_BYTES, MAX_TAR_BYTES } from "../../../grade/load/bounds.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { tar, tarGz, TAR_TYPES } from "../../support/tar.js";
import { ENCRYPTED, FIFO, SYMLINK, zip } from "../../support/zip.js";

const load = async (name: string, bytes: Uint8Array): Promise<Submission> =>
  loadSubmission(join(await folderWith({ [name]: bytes }), name), exercise);

const files = [
  { name: "src/allocate.ts", data: "a" },
  { name: "merge.ts", data: "m" },
];
/** Both kinds, so that every rule is tried on both. */
const kinds = [
  ["ada.zip", zip],
  ["ada.tar.gz", tarGz],
] as const;

describe.each(kinds)("%s", (name, pack) => {
  test("is read like a folder", async () => {
    const submission = await load(name, pack([{ name: "src/" }, ...files, { name: "README.md", data: "read me" }]));
    expect(submission).toEqual({
      name: "ada",
      files: new Map([
        ["merge.ts", "m"],
        ["src/allocate.ts", "a"],
      ]),
      known: new Map([
        ["allocate.ts", "src/allocate.ts"],
        ["merge.ts", "merge.ts"],
      ]),
      notes: [],
      problems: [],
    });
  });

  test("may hold a folder named for the assignment, junk of macOS, and ./ in front of names", async () => {
    const submission = await load(
      name,
      pack([
        { name: "./home/01-first-fit/merge.ts", data: "right" },
        { name: "./merge.ts", data: "beside" },
        { name: "__MACOSX/home/01-first-fit/._merge.ts", data: "\0" },
        { name: "home/01-first-fit/node_modules/x/merge.ts", data: "x" },
      ]),
    );
    expect(Object.fromEntries(submission.files)).toEqual({ "merge.ts": "right" });
  });

  test("names with backslashes, as some programs of Windows write them, are read as with slashes", async () => {
    const submission = await load(
      name,
      pack([{ name: "home\\" }, { name: "home\\first-fit\\merge.ts", data: "m" }, { name: "home\\merge.ts" }]),
    );
    expect(Object.fromEntries(submission.files)).toEqual({ "merge.ts": "m" });
  });

  test("names may be in any script", async () => {
    expect([...(await load(name, pack([{ name: "Übung/größe/merge.ts" }]))).files.keys()]).toEqual([
      "Übung/größe/merge.ts",
    ]);
  });

  test.each([
    "../merge.ts",
    "a/../../merge.ts",
    "/etc/merge.ts",
    "..\\merge.ts",
    "a\\..\\..\\merge.ts",
    "\\merge.ts",
    "C:\\merge.ts",
    "C:/merge.ts",
    "c:merge.ts",
  ])("is refused for the entry %s", async (entry) => {
    const message = await refusal(load(name, pack([...files, { name: entry, data: "x" }])));
    expect(message).toContain(`\`${entry}\``);
    expect(message).toContain("pack the folder again");
  });

  test("is refused for such an entry even where it would be passed over", async () => {
    expect(await refusal(load(name, pack([...files, { name: "node_modules/../../x" }])))).toContain(
      "node_modules/../../x",
    );
  });

  test("empty, it is refused", async () => {
    expect(await refusal(load(name, pack([])))).toMatch(/empty archive|holds no files/);
    expect(await refusal(load(name, new Uint8Array()))).toContain("is an empty file");
  });

  test("without a known file, it is refused", async () => {
    expect(await refusal(load(name, pack([{ name: "x.txt" }])))).toContain("it has none of `allocate.ts`");
  });

  test("cut off anywhere, it is refused or read as far as it is whole", async () => {
    const bytes = pack([...files, { name: "long.ts", data: "// long ".repeat(300) }]);
    for (let end = 1; end < bytes.length - 1; end += 7) {
      const message = await refusal(load(name, bytes.subarray(0, end)));
      expect(message).toMatch(/damaged or cut off|of no kind/);
    }
  });

  test("with any byte changed, it is read, or refused in one line, but never a fault of ours", async () => {
    const bytes = pack(files);
    for (let at = 0; at < bytes.length; at += 3) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      const outcome = await load(name, broken).then(
        () => "read",
        (error: unknown) => String(error),
      );
      expect(outcome).toMatch(/^(read$|UsageError: [^\p{Cc}]+$)/u);
    }
  });

  test("a source file that is too large is a load error, and is not kept in memory", async () => {
    const { problems } = await load(
      name,
      pack([...files.slice(0, 1), { name: "merge.ts", data: Buffer.alloc(20_000_000) }]),
    );
    expect(problems).toMatchObject([{ file: "merge.ts", message: expect.stringContaining("19.1 MiB") }]);
  });

  test("too much source in all is refused", async () => {
    const full = Buffer.alloc(MAX_SOURCE_BYTES, " ");
    const many = Array.from({ length: 33 }, (_, index) => ({ name: `${index}.ts`, data: full }));
    expect(await refusal(load(name, pack(many)))).toContain("more than 32 MiB of .ts files");
  });

  test("too many files are refused, but not those in node_modules", async () => {
    const many = (folder: string) =>
      Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => ({ name: `${folder}/${index}` }));
    expect(await refusal(load(name, pack(many("x"))))).toContain("holds more than 10,000 files");
    expect((await load(name, pack([...files, ...many("node_modules")]))).known.size).toBe(2);
  });

  test("folders too deep are refused", async () => {
    expect(await refusal(load(name, pack([{ name: `${"d/".repeat(45)}merge.ts` }])))).toContain("40 deep");
  });

  test("a path that occurs twice counts as it was last, and is noted", async () => {
    const { files: read, notes } = await load(name, pack([...files, { name: "merge.ts", data: "later" }]));
    expect(read.get("merge.ts")).toBe("later");
    expect(notes).toEqual(["Twice in the archive, of which the last counts: `merge.ts`."]);
  });

  test("names that could rewrite a terminal are left out, and shown harmlessly", async () => {
    const { files: read, notes } = await load(
      name,
      pack([...files, { name: "\x1b[2Jmerge.ts" }, { name: "\u{202E}x/merge.ts" }]),
    );
    expect(read.size).toBe(2);
    expect(notes).toEqual(["Names with characters that cannot be shown; left out: `�[2Jmerge.ts`, `�x/merge.ts`."]);
    expect(await refusal(load(name, pack([{ name: "../\x1b[2J\n.ts" }])))).toContain("`../�[2J�.ts`");
  });

  test("names of properties that every object has are only names", async () => {
    const { files: read } = await load(name, pack([...files, { name: "__proto__/constructor.ts", data: "c" }]));
    expect(read.get("__proto__/constructor.ts")).toBe("c");
  });
});

describe("links and special files in archives", () => {
  test("are left out of a zip", async () => {
    const link = { name: "merge.ts", data: "/etc/passwd", mode: SYMLINK };
    const { files: read, notes } = await load(
      "ada.zip",
      zip([{ name: "allocate.ts", data: "a" }, link, { name: "p.ts", mode: FIFO }]),
    );
    expect([...read.keys()]).toEqual(["allocate.ts"]);
    expect(notes).toEqual([
      "Links are not followed; left out: `merge.ts`.",
      "Neither file nor folder; left out: `p.ts`.",
      "`merge.ts` is missing; the one handed out is used.",
    ]);
  });

  test.each([TAR_TYPES.symbolicLink, TAR_TYPES.hardLink])("are left out of a tar, type %s", async (type) => {
    const link = { name: "merge.ts", target: "../../etc/passwd", type };
    const { files: read, notes } = await load("ada.tgz", tarGz([{ name: "allocate.ts", data: "a" }, link]));
    expect([...read.keys()]).toEqual(["allocate.ts"]);
    expect(notes).toContain("Links are not followed; left out: `merge.ts`.");
  });

  test.each([TAR_TYPES.device, TAR_TYPES.fifo])("special files are left out of a tar, type %s", async (type) => {
    const { notes } = await load("ada.tgz", tarGz([...files, { name: "p.ts", type }]));
    expect(notes).toEqual(["Neither file nor folder; left out: `p.ts`."]);
  });
});

describe("zip alone", () => {
  test("encrypted, it is refused with the reason", async () => {
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data: "m", flags: ENCRYPTED }])))).toMatch(
      /`.*ada.zip` is encrypted; pack it again without a password\./,
    );
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data: "m", flags: ENCRYPTED | 0x40 }])))).toContain(
      "is encrypted",
    );
  });

  test("packed by an unusual method, it is refused with what to do", async () => {
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data: "m", method: 14 }])))).toContain(
      "(method 14); pack it again as an ordinary zip",
    );
  });

  test("stored without compression, it is read", async () => {
    expect((await load("ada.zip", zip([{ name: "merge.ts", data: "m", method: 0 }]))).files.get("merge.ts")).toBe("m");
  });

  test("one whose sizes or checksums lie is refused", async () => {
    const data = "x".repeat(5000);
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data, claimedSize: 10 }])))).toContain("damaged");
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data, claimedSize: 9000 }])))).toContain("damaged");
    expect(await refusal(load("ada.zip", zip([{ name: "merge.ts", data, claimedCrc: 1 }])))).toContain("damaged");
  });

  test("a bomb beside the source is never unpacked", async () => {
    const bomb = { name: "photo.bin", data: Buffer.alloc(64 * 2 ** 20) };
    const bytes = zip([...files, { ...bomb, claimedSize: 0xfffffff0 }]);
    expect((await load("ada.zip", bytes)).known.size).toBe(2);
  });
});

describe("tar alone", () => {
  test("a bomb is refused once it has unpacked to the limit", async () => {
    // Gzip files may follow each other: the same one, over and over, is a large tar from little work.
    const head = tar([...files, { name: "bomb.bin", data: Buffer.alloc(16 * 2 ** 20) }]).subarray(0, -1024);
    const once = gzipSync(head, { level: 1 });
    const bytes = Buffer.concat(Array.from({ length: MAX_TAR_BYTES / 2 ** 24 + 1 }, () => once));
    expect(await refusal(load("ada.tgz", bytes))).toContain("unpacks to more than 512 MiB");
  }, 30_000);

  test("gzip in gzip is refused", async () => {
    expect(await refusal(load("ada.tgz", gzipSync(tarGz(files))))).toContain("damaged");
  });

  test("gzip of something else is refused", async () => {
    expect(await refusal(load("ada.tgz", gzipSync("only text, no tar")))).toContain("is no tar archive");
  });

  test("long names as tar programs write them are read", async () => {
    const { create } = await import("tar");
    const deep = `${"a-rather-long-folder-name/".repeat(8)}merge.ts`;
    const root = await folderWith({ [`in/${deep}`]: "m" });
    await create({ gzip: true, file: join(root, "ada.tgz"), cwd: join(root, "in") }, ["."]);
    expect([...(await loadSubmission(join(root, "ada.tgz"), exercise)).files.keys()]).toEqual([deep]);
  });
});

describe("what a file is, is told by how it begins", () => {
  test("an archive with the ending of the other kind is read", async () => {
    expect((await load("ada.zip", tarGz(files))).known.size).toBe(2);
    expect((await load("ada.tar.gz", zip(files))).known.size).toBe(2);
    expect((await load("ada.tgz", tar(files))).known.size).toBe(2);
    expect((await load("ada", zip(files))).name).toBe("ada");
  });

  test.each([
    ["ada.pdf", "%PDF-1.7", "is a PDF"],
    ["ada.zip", "%PDF-1.7", "is a PDF"],
    ["ada.rar", "Rar!\x1a\x07", "is a RAR archive"],
    ["ada.zip", "Rar!\x1a\x07", "is a RAR archive"],
    ["ada.7z", Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"), "is a 7z archive"],
    ["ada.doc", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1", "latin1"), "is an Office document"],
    ["ada.docx", zip([{ name: "word/document.xml" }]), "is a Word document"],
    ["ada.js", "class MemoryAllocator {}", "is JavaScript"],
    ["ada.tsx", "class MemoryAllocator {}", "is TypeScript of another kind"],
    ["ada.txt", "class MemoryAllocator {}", "is a text document"],
    ["ada.bin", "?", "is of no kind that can be graded"],
    ["ada.zip", "\n<!DOCTYPE html><title>Log in</title>", "is a web page, as a server sends it in place of a file"],
    ["ada.tgz", "\uFEFF<HTML lang=en>", "is a web page, as a server sends it in place of a file"],
  ])("%s is refused with what it is", async (name, content, what) => {
    const message = await refusal(load(name, Buffer.from(content)));
    expect(message).toContain(what);
    expect(message).toContain("Hand in a folder, a .zip, a .tar.gz or one .ts file.");
  });
});
