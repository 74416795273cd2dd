/** What is wrapped is looked into: archives, source maps, data URLs, base64, and what is no text. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findLeaks } from "../../../publish/leaks/find.js";
import { textsIn } from "../../../publish/leaks/inside.js";
import { secretsOf } from "../../../publish/leaks/secrets.js";
import { type Files, folderWith } from "../../support/folder.js";
import { tar, tarGz } from "../../support/tar.js";
import { ENCRYPTED, zip } from "../../support/zip.js";

const root = join(import.meta.dirname, "../../../..");
const secret = (await secretsOf(root)).find(({ kind }) => kind === "hidden check")?.text ?? "";
const page = `Read this.\n\n- ${secret}\n`;
const base64 = (content: string | Buffer): string => Buffer.from(content).toString("base64");

/** What leaks from files, and from where in them. */
async function leaksIn(files: Files): Promise<string[]> {
  const folder = await folderWith(files);
  const leaks = await findLeaks([folder], root);
  return leaks.map(({ file, line, kind, text }) => `${file.slice(folder.length + 1)}:${line} ${kind}: ${text}`);
}

const found = (place: string, line = 3): string[] => [`${place}:${line} hidden check: ${secret}`];

describe("a hidden check is found", () => {
  const inner = zip([{ name: "docs/a.md", data: page }]);

  test.each<[string, string, string | Buffer, string]>([
    ["in a zip", "x.zip", inner, "x.zip › docs/a.md"],
    ["in a zip that is stored, under any ending", "x.bin", zip([{ name: "a", data: page, method: 0 }]), "x.bin › a"],
    ["in a tar", "x.tar", tar([{ name: "a.md", data: page }]), "x.tar › a.md"],
    ["in a tar that is compressed", "x.tgz", tarGz([{ name: "a.md", data: page }]), "x.tgz › unpacked › a.md"],
    ["in a gzip", "x.gz", gzipSync(page), "x.gz › unpacked"],
    [
      "in a zip in a zip in a tar",
      "x.tar",
      tar([{ name: "b.zip", data: zip([{ name: "c.zip", data: inner }]) }]),
      "x.tar › b.zip › c.zip › docs/a.md",
    ],
    ["in base64", "x.json", `{"a": "${base64(page)}"}`, "x.json › base64"],
    ["in base64 of short lines", "x.pem", base64(page.repeat(4)).replace(/.{64}/g, "$&\n"), "x.pem › base64"],
    [
      "in base64 of an archive",
      "x.html",
      `<a href="data:application/zip;base64,${base64(inner)}">`,
      "x.html › base64 › docs/a.md",
    ],
    ["in a data URL", "x.html", `<a href="data:text/plain,${encodeURIComponent(page)}">`, "x.html › data URL"],
    ["in UTF-16", "x.txt", Buffer.from(`\ufeff${page}`, "utf16le"), "x.txt"],
    ["in the bytes of a program", "x.wasm", Buffer.concat([Buffer.alloc(5000), Buffer.from(page)]), "x.wasm"],
  ])("%s", async (_, name, content, place) => {
    expect(await leaksIn({ [name]: content })).toEqual(found(place));
  });

  test("in a source map, beside the file or inside of it", async () => {
    const map = JSON.stringify({ version: 3, sources: ["a.ts"], sourcesContent: [`\t// x\n\tcheck("${secret}")\n`] });
    expect(await leaksIn({ "a.js.map": map })).toContain(`a.js.map:1 hidden check: ${secret}`);
    const inline = `x();\n//# sourceMappingURL=data:application/json;base64,${base64(map)}\n`;
    expect(await leaksIn({ "a.js": inline })).toEqual(found("a.js › base64", 1));
  });
});

describe("what cannot be looked into does not pass for clean", () => {
  test.each<[string, Buffer, string]>([
    [
      "a torn zip",
      zip([{ name: "a", data: page }]).subarray(0, 40),
      "it is damaged, encrypted or packed in an unusual way",
    ],
    ["an encrypted zip", zip([{ name: "a", data: page, flags: ENCRYPTED }]), "it is encrypted"],
    ["a torn gzip", gzipSync(page).subarray(0, 24), "it is damaged, encrypted or packed in an unusual way"],
  ])("%s", async (_, content, why) => {
    expect(await leaksIn({ "x.bin": content })).toEqual([`x.bin:1 not looked into: ${why}`]);
  });

  // Letters that begin like an archive are in anybody's text, and what nobody can open tells nobody anything.
  test.each([
    ["a torn zip", zip([{ name: "a", data: page }]).subarray(0, 80)],
    ["an encrypted zip", zip([{ name: "a", data: page, flags: ENCRYPTED }])],
    ["a torn gzip", gzipSync(page).subarray(0, 40)],
  ])("but for %s in base64, which is noise", async (_, content) => {
    expect(await leaksIn({ "x.html": `<p>${base64(content)}</p>` })).toEqual([]);
  });

  const told = async (bytes: Buffer, room = { bytes: 1_000_000, files: 100 }): Promise<string[]> => {
    const all: string[] = [];
    for await (const inside of textsIn(bytes, room)) if ("closed" in inside) all.push(inside.closed);
    return all;
  };

  test("a bomb, of which no more is unpacked than there is room for", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    expect(await told(bomb)).toEqual(["it unpacks to more than is looked through"]);
    expect(await told(zip([{ name: "a", data: Buffer.alloc(5_000_000) }]))).toEqual([
      "it unpacks to more than is looked through",
    ]);
    const many = Array.from({ length: 20 }, (_, n) => ({ name: `${n}.gz`, data: gzipSync(Buffer.alloc(100_000)) }));
    expect(new Set(await told(zip(many)))).toEqual(new Set(["it unpacks to more than is looked through"]));
  });

  test("many files, and one in another without end", async () => {
    const many = Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, data: "x" }));
    expect(await told(zip(many))).toEqual(["it holds more files than are looked through"]);
    let deep = gzipSync("x");
    for (let layer = 0; layer < 9; layer++) deep = gzipSync(deep);
    expect(await told(deep)).toEqual(["it is wrapped more than 6 times"]);
  });
});

test("names, pictures and code leak nothing by themselves", async () => {
  const files = {
    "a.png": Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1"), Buffer.alloc(100)]),
    "a.ts": `import { ${"averyLongNameOfSomething".repeat(3)} } from "../../${"deep/".repeat(30)}file.js";\n`,
    "a.json": JSON.stringify({ integrity: `sha512-${base64(Buffer.from("9f".repeat(64), "hex"))}`, sourcesContent: 3 }),
  };
  expect(await leaksIn(files)).toEqual([]);
});
