/**
 * Archives that are small to send and cost whoever reads them without a bound all memory, or minutes: made here, since they
 * consist of generated names.
 *
 * @module
 */
import { type TarEntry, TAR_TYPES, tarGz } from "./tar.js";
import { type ZipEntry, zip } from "./zip.js";

/** An entry of a tar whose path, or the path that it leads to, is told by the header before it, as POSIX has it. */
export function paxEntry(entry: TarEntry, { path, linkpath }: { path?: string; linkpath?: string }): TarEntry[] {
  const data = record("path", path) + record("linkpath", linkpath);
  return [{ name: "PaxHeader", type: "x", data }, entry];
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key: string, value: string | undefined): string {
  if (value === undefined) return "";
  const bytes = Buffer.byteLength(` ${key}=${value}\n`);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => String(bytes + count).length === count) ?? 0;
  return `${bytes + digits} ${key}=${value}\n`;
}

/** The header before an entry that tells its name, as GNU tar writes it. */
export const gnuLongName = (name: string): TarEntry => ({ name: "././@LongLink", data: `${name}\0`, type: "L" });

const MINE = { name: "merge.ts", data: "export const merge = 1;" };

const each = <Entry>(count: number, entry: (index: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, index) => entry(index));

/** 2,400 empty files, each 38 folders deep, in names of 5,000 characters: all folders above them come to gigabytes. */
export function deepLongNames(): Buffer {
  const part = "n".repeat(4_990);
  const files = each(2_400, (index) => {
    const path = [`${index}${part}`, ...each(37, () => part), "x.ts"].join("/");
    return paxEntry({ name: "x.ts" }, { path });
  });
  return tarGz([MINE, ...files.flat()]);
}

/** 2,400 links in names of 200,000 characters that differ at their end. */
export function longLinks(): Buffer {
  const start = "l".repeat(199_990);
  const links = each(2_400, (index) => {
    const path = `${start}${index}`;
    return paxEntry({ name: "l", type: TAR_TYPES.symbolicLink, target: "t" }, { path });
  });
  return tarGz([MINE, ...links.flat()]);
}

/** 9,000 folders that each hold a file of a given one's name and of other content. */
export function manyGiven(name: string): Buffer {
  const folders = each(9_000, (index): ZipEntry => ({ name: `${index}/${name}`, data: `// ${index}\n` }));
  return zip([MINE, ...folders]);
}
