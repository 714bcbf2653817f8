import { createInflateRaw, inflateRawSync } from "node:zlib";
import { XmlMeasure } from "./xml-measure.ts";

/** One file in an archive, as the directory at its end tells of it. */
export interface ArchiveEntry {
  name: string;
  /** 0: stored as it is; 8: deflated. */
  method: number;
  isEncrypted: boolean;
  compressedBytes: number;
  /** Where its own header begins. */
  at: number;
}

/** Why an archive is not read. */
export type ArchiveFault = "damaged" | "encrypted" | "too-much" | "too-deep" | "declares-entities";

/** Thrown by `readDirectory` and `measureArchive`. */
export class ArchiveRefused extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

export interface ArchiveLimits {
  entries: number;
  /** All entries together, unpacked. */
  unpackedBytes: number;
  /** Levels of elements in each part of XML. */
  levels: number;
  /** Elements of all parts of XML together. */
  elements: number;
}

const END_MARK = 0x06054b50;
const CENTRAL_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_COMMENT_BYTES = 0xffff;
const DEFLATED = 8;
const STORED = 0;

/** The entries of a zip by its directory. Throws ArchiveRefused. Files of four gigabytes (zip64) are none of ours. */
export function readDirectory(bytes: Uint8Array, limits: Pick<ArchiveLimits, "entries">): ArchiveEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.readUInt16LE(end + 10);
  if (count > limits.entries) throw new ArchiveRefused("too-much", `${count} entries`);
  const entries: ArchiveEntry[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > view.length || view.readUInt32LE(at) !== CENTRAL_MARK) {
      throw new ArchiveRefused("damaged", "the directory is cut short");
    }
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
      view.readUInt16LE(at + offset),
    ) as [number, number, number];
    const name = view.toString("utf8", at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)) {
      throw new ArchiveRefused("damaged", "a name that leads outside the archive");
    }
    entries.push({
      name,
      method: view.readUInt16LE(at + 10),
      isEncrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      compressedBytes: view.readUInt32LE(at + 20),
      at: view.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

function findEnd(view: Buffer): number {
  const least = Math.max(0, view.length - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = view.length - END_BYTES; at >= least; at -= 1) {
    if (view.readUInt32LE(at) === END_MARK) return at;
  }
  throw new ArchiveRefused("damaged", "no directory at the end");
}

/**
 * Unpacks every entry, keeps nothing, and counts as the bytes come: what the directory says of sizes can be a lie. The
 * work is done beside the event loop, in pieces. Throws ArchiveRefused.
 */
export async function measureArchive(
  bytes: Uint8Array,
  entries: readonly ArchiveEntry[],
  limits: ArchiveLimits,
): Promise<{ unpackedBytes: number; elements: number }> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOverlaps(view, entries);
  let unpackedBytes = 0;
  let elements = 0;
  for (const entry of entries) {
    if (entry.isEncrypted) throw new ArchiveRefused("encrypted", entry.name);
    const xml = /\.(xml|rels|vml)$/i.test(entry.name) ? new XmlMeasure() : null;
    for await (const chunk of unpack(dataOf(view, entry), entry)) {
      unpackedBytes += chunk.length;
      if (unpackedBytes > limits.unpackedBytes) throw new ArchiveRefused("too-much", `${entry.name}: bytes`);
      if (xml === null) continue;
      xml.take(chunk);
      if (xml.deepest > limits.levels) throw new ArchiveRefused("too-deep", entry.name);
      if (xml.declaresEntities) throw new ArchiveRefused("declares-entities", entry.name);
      if (elements + xml.elements > limits.elements)
        throw new ArchiveRefused("too-much", `${entry.name}: elements`);
    }
    elements += xml?.elements ?? 0;
  }
  return { unpackedBytes, elements };
}

/** The text of one small entry, such as the list of what an office file holds; "" where there is none, it is larger or it cannot be unpacked. */
export function readSmallEntry(bytes: Uint8Array, entries: readonly ArchiveEntry[], name: string): string {
  const entry = entries.find((one) => one.name === name);
  if (entry === undefined || entry.isEncrypted) return "";
  try {
    const data = dataOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), entry);
    const unpacked =
      entry.method === STORED ? data : inflateRawSync(data, { maxOutputLength: MOST_SMALL_BYTES });
    return unpacked.subarray(0, MOST_SMALL_BYTES).toString("utf8");
  } catch {
    // What is wrong with it is told when the whole archive is measured.
    return "";
  }
}

const MOST_SMALL_BYTES = 256 * 1024;

/** The packed bytes of an entry, behind its own header. */
function dataOf(view: Buffer, entry: ArchiveEntry): Buffer {
  const { at } = entry;
  if (at + LOCAL_BYTES > view.length || view.readUInt32LE(at) !== LOCAL_MARK) {
    throw new ArchiveRefused("damaged", `${entry.name}: no header`);
  }
  const start = at + LOCAL_BYTES + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  const end = start + entry.compressedBytes;
  if (end > view.length) throw new ArchiveRefused("damaged", `${entry.name}: cut short`);
  return view.subarray(start, end);
}

/** Entries that share their bytes unpack to far more than the archive is long; no program that saves files makes them. */
function refuseOverlaps(view: Buffer, entries: readonly ArchiveEntry[]): void {
  const spans = entries.map((entry) => ({
    from: entry.at,
    to: entry.at + LOCAL_BYTES + entry.compressedBytes,
  }));
  spans.sort((one, other) => one.from - other.from);
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]?.from ?? view.length;
    if (span.to > next) throw new ArchiveRefused("damaged", "entries that overlap");
  }
}

async function* unpack(data: Buffer, entry: ArchiveEntry): AsyncGenerator<Buffer> {
  if (entry.method === STORED) {
    for (let at = 0; at < data.length; at += PIECE_BYTES) {
      yield data.subarray(at, at + PIECE_BYTES);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return;
  }
  if (entry.method !== DEFLATED) throw new ArchiveRefused("damaged", `${entry.name}: method ${entry.method}`);
  if (data.length === 0) return;
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflate.end(data);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (cause) {
    if (cause instanceof ArchiveRefused) throw cause;
    throw new ArchiveRefused(
      "damaged",
      `${entry.name}: ${cause instanceof Error ? cause.message : "unpacking"}`,
    );
  } finally {
    inflate.destroy();
  }
}

const PIECE_BYTES = 64 * 1024;
