import { crc32 } from "node:zlib";

const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;

/** A ZIP archive of the given files, stored without compression, so that whoever opens it inflates nothing. */
export function storeZip(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const encoded = Buffer.from(name);
    const sum = crc32(bytes);
    const local = Buffer.alloc(LOCAL_LENGTH);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(0x0800, 6);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(bytes.byteLength, 18);
    local.writeUInt32LE(bytes.byteLength, 22);
    local.writeUInt16LE(encoded.byteLength, 26);
    const central = Buffer.alloc(CENTRAL_LENGTH);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(0x0800, 8);
    central.writeUInt32LE(sum, 16);
    central.writeUInt32LE(bytes.byteLength, 20);
    central.writeUInt32LE(bytes.byteLength, 24);
    central.writeUInt16LE(encoded.byteLength, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, encoded, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    directory.push(central, encoded);
    offset += LOCAL_LENGTH + encoded.byteLength + bytes.byteLength;
  }
  const directoryLength = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
