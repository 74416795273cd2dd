/**
 * Archives with bytes that were changed, and names that nobody should have.
 *
 * @module
 */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Header } from "tar";
import yazl from "yazl";

const PARTS = [
  "a",
  "src",
  "..",
  ".",
  "",
  "node_modules",
  "__MACOSX",
  "C:",
  "con",
  "=1+1",
  "-rf",
  "@x",
  "é",
  "e\u0301",
  "😀",
];
const LAST = [
  "memory-allocator.ts",
  "allocate.ts",
  "MEMORY-ALLOCATOR.TS",
  "x.ts",
  "merge.ts",
  "notes.txt",
  "a b.ts",
  "'\".ts",
];

/** Names as archives may hold them: of every kind, most of them short. */
export const names: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }), fc.constantFrom(...LAST))
      .map(([folders, last]) => [...folders, last].join("/")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((name) => `${name}.ts`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "/etc/passwd.ts",
      "..\\x.ts",
      "a\0b.ts",
      "\u202ets.x",
      `${"d/".repeat(60)}x.ts`,
      `${"n".repeat(255)}.ts`,
      `${"n".repeat(252)}.ts`,
      `${"é".repeat(200)}/x.ts`,
      `${"n".repeat(60_000)}.ts`,
      `${`${"d".repeat(99)}/`.repeat(39)}x.ts`,
      `${`${"d".repeat(1_000)}/`.repeat(38)}x.ts`,
      "src\\merge.ts",
      "src\\..\\..\\merge.ts",
      "\u001b[2J.ts",
      "allocate\u3164.ts",
      "allo\u{e0063}cate\ufe0f.ts",
      `allocate${"\u0301".repeat(90)}.ts`,
      "::error::x.ts",
      "inner.zip",
    ),
  },
);

/** The same in every run, so that the same case has the same bytes. */
const PACKED_AT = new Date(2000, 0, 1);

/** One file of an archive. */
export interface Entry {
  name: string;
  text: string;
}

/** A zip of these files; names that the library refuses to write are left out. */
export async function zipOf(entries: readonly Entry[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, text } of entries) {
    try {
      zip.addBuffer(Buffer.from(text), name, { mtime: PACKED_AT });
    } catch {
      // Absolute, or leading out: what mutation makes of the others will do.
    }
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A tar of these files, compressed or not. */
export function tarOf(entries: readonly Entry[], gzip: boolean): Buffer {
  const blocks: Buffer[] = [];
  for (const { name, text } of entries) {
    // As GNU tar has it: what is too long for a header is an entry of its own before it.
    if (name.length > 90) blocks.push(...tarEntry("././@LongLink", "NextFileHasLongPath", Buffer.from(`${name}\0`)));
    blocks.push(...tarEntry(name.slice(0, 90), "File", Buffer.from(text)));
  }
  const all = Buffer.concat([...blocks, Buffer.alloc(1024)]);
  return gzip ? gzipSync(all) : all;
}

function tarEntry(path: string, type: "File" | "NextFileHasLongPath", data: Buffer): Buffer[] {
  const block = Buffer.alloc(512);
  new Header({ path, size: data.length, type, mode: 0o644 }).encode(block, 0);
  return [block, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
}

/** A change to bytes; places are modulo what there is. */
export interface ByteChange {
  at: number;
  bytes: number[];
  kind: "replace" | "insert" | "drop" | "cut";
}

/** Changes to bytes; none at all, too. */
export const byteChanges: fc.Arbitrary<ByteChange[]> = fc.array(
  fc.record({
    at: fc.nat(),
    bytes: fc.array(fc.oneof(fc.constantFrom(0, 0xff, 0x2f, 0x50), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 8,
    }),
    kind: fc.constantFrom("replace", "replace", "replace", "insert", "drop", "cut"),
  }),
  { maxLength: 5 },
);

/** Makes the changes in turn. O(bytes × changes). */
export function changed(bytes: Buffer, changes: readonly ByteChange[]): Buffer {
  return changes.reduce((now, { at: place, bytes: others, kind }) => {
    const at = place % Math.max(1, now.length);
    const behind = kind === "insert" ? at : Math.min(now.length, at + others.length);
    if (kind === "cut") return now.subarray(0, at);
    return Buffer.concat([
      now.subarray(0, at),
      kind === "drop" ? Buffer.alloc(0) : Buffer.from(others),
      now.subarray(behind),
    ]);
  }, bytes);
}
