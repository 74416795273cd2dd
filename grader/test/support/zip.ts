import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip archive; all but the name may be left out, and all may be a lie. */
export interface ZipEntry {
  /** Written as it is, whatever it is; ends with `/` for a folder. */
  name: string;
  data?: string | Uint8Array;
  /** 0 stored, 8 deflated (default); others are written down, but the data is stored. */
  method?: number;
  /** Bit 0 says encrypted. */
  flags?: number;
  /** Mode of Unix with the type of file, such as {@link SYMLINK}. */
  mode?: number;
  /** Size that the archive claims, in place of the true one. */
  claimedSize?: number;
  /** Checksum that the archive claims, in place of the true one. */
  claimedCrc?: number;
}

/** Mode of a symbolic link; its data is the target. */
export const SYMLINK = 0o120777;
/** Mode of a named pipe. */
export const FIFO = 0o010644;
/** Flag of an encrypted entry. */
export const ENCRYPTED = 1;

const UTF8_NAMES = 0x800;
const MADE_ON_UNIX = 3 << 8;

/** Builds a zip archive, honest or not. Only as much of the format as tests need: no zip64, no comments. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { body, central } = zipEntry(entry, offset);
    bodies.push(body);
    directory.push(central);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

function zipEntry(entry: ZipEntry, offset: number): { body: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name);
  const data = Buffer.from(entry.data ?? "");
  const method = entry.method ?? 8;
  const packed = method === 8 ? deflateRawSync(data) : data;
  // The part that the local header and the central directory share.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE((entry.flags ?? 0) | UTF8_NAMES, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(entry.claimedCrc ?? crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.claimedSize ?? data.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(MADE_ON_UNIX | 20, 0);
  return { body: local, central: Buffer.concat([Buffer.from("PK\x01\x02"), madeBy, common, tail, name]) };
}
