import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const deflated = 8;

/** One file out of a ZIP archive in memory: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function readZipEntry(archive, name) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('This is not a ZIP archive');

  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const rest = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      return readContent(archive, {
        method: archive.readUInt16LE(at + 10),
        size: archive.readUInt32LE(at + 20),
        header: archive.readUInt32LE(at + 42),
      });
    }
    at += 46 + nameLength + rest;
  }
  throw new Error(`The ZIP archive has no ${name}`);
}

function readContent(archive, { method, size, header }) {
  const start =
    header +
    30 +
    archive.readUInt16LE(header + 26) +
    archive.readUInt16LE(header + 28);
  const content = archive.subarray(start, start + size);
  return method === deflated ? inflateRawSync(content) : content;
}
