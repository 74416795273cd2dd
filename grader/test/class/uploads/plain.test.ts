import { execFileSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadUpload } from "../../../class/uploads/load.js";
import { readClassFolder } from "../../../class/uploads/read.js";
import { Scratch } from "../../../class/uploads/unpack.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { tarGz } from "../../support/tar.js";
import { zip } from "../../support/zip.js";
import { classWith, listed, upload } from "./listed.js";

const isWindows = process.platform === "win32";
const path = (name: string): { source: { kind: "path"; path: string } } => ({ source: { kind: "path", path: name } });

/** What is said of submissions that have one name. */
const alike = (...names: string[]): string => alikeAs(...names.map((name) => `\`${name}\``));
const alikeAs = (...shown: string[]): string =>
  `Several submissions have one name, but for its ending, letter case, Unicode form or what cannot be shown: ${shown.join(", ")}.`;

describe("a plain folder", () => {
  test("every child is a submission, named by it, but for what belongs to another or systems leave behind", async () => {
    expect(
      await classWith({
        "grace/allocate.ts": "",
        "ada/.git/config": "",
        "ada/merge.ts": "",
        "alan.ts": "",
        "barbara.zip": "",
        "edsger.tar.gz": "",
        "frances.TGZ": "",
        "john.tar": "",
        "notes.txt": "",
        "kurt.7z": "",
        "rené@x.edu.js": "",
        "ada.txt": "",
        "Thumbs.db": "",
        ".DS_Store": "",
        "__MACOSX/ada.ts": "",
        "node_modules/x.ts": "",
      }),
    ).toEqual({
      layout: "plain",
      uploads: [
        upload("ada"),
        upload("alan", path("alan.ts")),
        upload("barbara", path("barbara.zip")),
        upload("edsger", path("edsger.tar.gz")),
        upload("frances", path("frances.TGZ")),
        upload("grace"),
        upload("john", path("john.tar")),
        upload("kurt", path("kurt.7z")),
        upload("notes", path("notes.txt")),
        upload("rené@x.edu", path("rené@x.edu.js")),
      ],
      passedOver: [
        { name: ".DS_Store", why: "its name begins with a dot" },
        { name: "Thumbs.db", why: "a system or a program left it behind" },
        { name: "__MACOSX", why: "macOS adds it to archives" },
        { name: "ada.txt", why: "it belongs to `ada`, and is no source" },
        { name: "node_modules", why: "it holds packages" },
      ],
    });
  });

  test("where two would share a name, letter case and Unicode form aside, both keep their endings", async () => {
    const { uploads } = await classWith({
      "ada.ts": "",
      "Ada.zip": "",
      "eve/merge.ts": "",
      "eve.tgz": "",
      "zoë.ts": "",
      [`${"zoë".normalize("NFD")}.zip`]: "",
      "zoe.ts": "",
    });
    const nfd = `${"zoë".normalize("NFD")}.zip`;
    expect(uploads).toEqual([
      upload("Ada.zip", { doubts: [alike("Ada.zip", "ada.ts")] }),
      upload("ada.ts", { doubts: [alike("Ada.zip", "ada.ts")] }),
      upload("eve", { doubts: [alike("eve", "eve.tgz")] }),
      upload("eve.tgz", { doubts: [alike("eve", "eve.tgz")] }),
      upload("zoe", path("zoe.ts")),
      upload(nfd, { doubts: [alike(nfd, "zoë.ts")] }),
      upload("zoë.ts", { doubts: [alike(nfd, "zoë.ts")] }),
    ]);
  });

  test.skipIf(process.platform !== "linux")(
    "names that look the same are told apart by what they are made of",
    async () => {
      const forms = ["José", "José".normalize("NFD")];
      const hidden = ["a\u202eb", "a\u202db"];
      const names = [...forms, ...hidden, "Ada", "ADA"];
      const { uploads } = await classWith(Object.fromEntries(names.map((name) => [`${name}/a.ts`, ""])));
      expect(new Set(uploads.flatMap(({ doubts }) => doubts))).toEqual(
        new Set([
          alikeAs(`\`${forms[1]}\` (Jose\\u{301})`, `\`${forms[0]}\` (Jos\\u{e9})`),
          alikeAs("`a�b` (a\\u{202d}b)", "`a�b` (a\\u{202e}b)"),
          alike("ADA", "Ada"),
        ]),
      );
    },
  );

  // The disks of Windows and macOS know no two such names.
  test.skipIf(process.platform !== "linux")("where that does not help, they get numbers and say so", async () => {
    const doubts = [alike("ADA", "Ada", "ada")];
    const { uploads } = await classWith({ "ada/a.ts": "", "Ada/a.ts": "", "ADA/a.ts": "", "ada (2)/a.ts": "" });
    expect(uploads).toEqual([
      upload("ADA", { doubts }),
      upload("Ada (3)", { ...path("Ada"), doubts }),
      upload("ada (2)"),
      upload("ada (4)", { ...path("ada"), doubts }),
    ]);
  });

  test.skipIf(isWindows)("names may be odd, and are kept as far as they can be shown", async () => {
    const odd = ["-rf", "=1+1", "@sum", "a b", "q\"u'o", "\\..\\x", "😀", "é".normalize("NFD"), "語".repeat(80), "..."];
    const folder = await folderWith(
      Object.fromEntries([...odd, "a\u202Eb", "a\u200Fb"].map((name) => [`${name}/m.ts`, ""])),
    );
    const { uploads, passedOver } = await listed(folder);
    const hidden = "Its name has characters that cannot be shown.";
    const same = alikeAs("`a�b` (a\\u{200f}b)", "`a�b` (a\\u{202e}b)");
    expect(uploads).toEqual([
      upload("-rf"),
      upload("=1+1"),
      upload("@sum"),
      upload("\\..\\x", path("/../x")),
      upload("a b"),
      upload("a�b", { ...path("a\u200Fb"), doubts: [same], notes: [hidden] }),
      upload("a�b (2)", { ...path("a\u202Eb"), doubts: [same], notes: [hidden] }),
      upload("é".normalize("NFD")),
      upload("q\"u'o"),
      upload("語".repeat(80)),
      upload("😀"),
    ]);
    expect(passedOver).toEqual([{ name: "...", why: "its name begins with a dot" }]);
  });

  test.skipIf(isWindows)("links are not followed, devices not opened, and the class goes on", async () => {
    const folder = await folderWith({ "ada.ts": "" });
    await symlink("/etc", join(folder, "etc"));
    await symlink("nowhere", join(folder, "eve.ts"));
    execFileSync("mkfifo", [join(folder, "pipe.zip")]);
    expect(await listed(folder)).toEqual({
      layout: "plain",
      uploads: [upload("ada", path("ada.ts"))],
      passedOver: [
        { name: "etc", why: "it is a link, and links are not followed", needsLook: true },
        { name: "eve.ts", why: "it is a link, and links are not followed", needsLook: true },
        { name: "pipe.zip", why: "it is neither a file nor a folder", needsLook: true },
      ],
    });
  });

  // Elsewhere no name can have such bytes.
  test.skipIf(process.platform !== "linux")(
    "a name that is no UTF-8 is passed over, and its like inside is left out",
    async () => {
      const folder = await folderWith({ "ada/merge.ts": "m" });
      const latin1 = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "latin1")]);
      await mkdir(latin1("jos\xe9"));
      await writeFile(latin1("ada/gr\xf6\xdfe.ts"), "");
      const { uploads, passedOver } = await readClassFolder(folder);
      expect(passedOver).toEqual([{ name: "jos�", why: "its name is not UTF-8; rename it", needsLook: true }]);
      const [ada = upload("none")] = uploads;
      const { files, notes } = await loadUpload(ada, exercise);
      expect([...files.keys()]).toEqual(["merge.ts"]);
      expect(notes).toContain("Names with characters that cannot be shown; left out: `gr��e.ts`.");
    },
  );
});

describe("no class", () => {
  test("a path that is none says so", async () => {
    const folder = await folderWith({ "class.zip": "", "ada.ts": "", "empty/.gitkeep": "", "none/notes.txt": "" });
    const refused = (name: string): Promise<string> => refusal(readClassFolder(join(folder, name)));
    expect(await refused("missing")).toContain("missing` does not exist; check the path.");
    expect(await refused("class.zip")).toContain("class.zip` is no folder; unpack it, and give the folder.");
    expect(await refused("ada.ts")).toContain("ada.ts` is no folder; give the folder that holds the submissions.");
    for (const name of ["empty", "none"]) {
      expect(await refused(name)).toContain(
        `${name}\` holds no submission: no folder, archive or .ts file, nor what Canvas, Moodle or Gradescope exports.`,
      );
    }
    expect(await refusal(readClassFolder(""))).toBe("`` is no path; give a folder.");
  });

  test.each([
    ["class.zip", zip],
    ["class.tgz", tarGz],
  ])("%s that holds a path twice is none, since nobody's work may get lost", async (name, pack) => {
    const folder = await folderWith({
      [name]: pack([
        { name: "ada.ts", data: "1" },
        { name: "ada.ts", data: "2" },
      ]),
    });
    const scratch = new Scratch();
    onTestFinished(() => scratch.remove());
    expect(await refusal(readClassFolder(join(folder, name), { scratch }))).toContain(
      `${name}\` holds \`ada.ts\` twice; unpack it, keep the one that counts, and give the folder.`,
    );
  });

  test.each([
    ["class.zip", zip],
    ["class.tgz", tarGz],
  ])("%s that leads elsewhere is none", async (name, pack) => {
    const folder = await folderWith({
      [name]: pack([
        { name: "ada.ts", data: "1" },
        { name: "../eve.ts", data: "2" },
      ]),
    });
    const scratch = new Scratch();
    onTestFinished(() => scratch.remove());
    expect(await refusal(readClassFolder(join(folder, name), { scratch }))).toContain(
      `${name}\` is unsafe: its entry \`../eve.ts\` leads out of it.`,
    );
  });

  // The administrator may read everything, so there is nothing to see.
  test.skipIf(isWindows || process.getuid?.() === 0)(
    "a folder that may not be read says so; a submission by itself",
    async () => {
      const folder = await folderWith({ "ada/merge.ts": "", "eve.ts": "" });
      for (const name of ["ada", "eve.ts"]) {
        await chmod(join(folder, name), 0);
        onTestFinished(() => chmod(join(folder, name), 0o700));
      }
      const { uploads } = await readClassFolder(folder);
      for (const one of uploads) {
        expect(await refusal(loadUpload(one, exercise))).toBe(
          `\`${one.name}\` may not be read; check its permissions.`,
        );
      }
      expect(await refusal(readClassFolder(join(folder, "ada")))).toContain("may not be read");
    },
  );
});
