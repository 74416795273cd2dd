import { gzipSync } from "node:zlib";

/** One entry of a tar archive. */
export interface TarEntry {
  /** Written as it is, whatever it is; at most 100 bytes. */
  name: string;
  data?: string | Uint8Array;
  /** One of {@link TAR_TYPES}; default a file. */
  type?: string;
  /** Where a link leads. */
  target?: string;
}

/** Types of entry that tests use. */
export const TAR_TYPES = { file: "0", hardLink: "1", symbolicLink: "2", device: "3", folder: "5", fifo: "6" } as const;

/** Builds a tar archive in the ustar format, honest or not. */
export function tar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(tarEntry), Buffer.alloc(1024)]);
}

/** Builds a `.tar.gz`. */
export function tarGz(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tar(entries));
}

function tarEntry({ name, data = "", type = TAR_TYPES.file, target = "" }: TarEntry): Buffer[] {
  const body = Buffer.from(data);
  const header = Buffer.alloc(512);
  const octal = (value: number, at: number, digits: number): void =>
    void header.write(`${value.toString(8).padStart(digits, "0")}\0`, at, "latin1");
  header.write(name, 0, 100);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(body.length, 124, 11);
  octal(0, 136, 11);
  header.write("        ", 148, "latin1");
  header.write(type, 156, "latin1");
  header.write(target, 157, 100);
  header.write("ustar\x0000", 257, "latin1");
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}
