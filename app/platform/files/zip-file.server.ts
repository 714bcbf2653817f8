import { once } from "node:events";
import { Readable } from "node:stream";
import archiver from "archiver";
import { type CentralDirectory, type File, Open } from "unzipper";
import { AppError } from "../errors.ts";
import { type Tally, writeNewFile } from "./durable-file.server.ts";

/** One file to go into a zip. Its bytes are asked for when its turn has come. */
export interface NewEntry {
  name: string;
  /** False for what is packed already, such as a Word file: packing it again costs time alone. */
  isPacked: boolean;
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * Writes a new zip for its owner alone and answers once it is on the disk. Entries are asked for one after another, each once the one
 * before it is in: nothing is held but the piece that is being written. Packing is done beside the event loop.
 */
export async function writeNewZip(
  path: string,
  entries: AsyncIterable<NewEntry>,
  date: Date,
): Promise<Tally> {
  const zip = archiver("zip");
  const writing = writeNewFile(path, zip);
  // The first thing that goes wrong, on either side, ends both.
  const broken = new AbortController();
  const breakOff = (error: unknown) => broken.abort(error);
  writing.catch(breakOff);
  zip.on("error", breakOff);
  zip.on("warning", breakOff);
  try {
    for await (const { name, isPacked, bytes } of entries) {
      const isIn = once(zip, "entry", { signal: broken.signal });
      zip.append(Readable.from(passing(bytes, breakOff), { objectMode: false }), {
        name,
        date,
        mode: 0o600,
        store: !isPacked,
      });
      await isIn;
    }
    await zip.finalize();
    return await writing;
  } catch (error) {
    zip.destroy(error as Error);
    await writing.catch(() => undefined);
    throw broken.signal.aborted ? broken.signal.reason : error;
  }
}

/** The packer does not say of every source that it failed. */
async function* passing(
  bytes: AsyncIterable<Uint8Array>,
  breakOff: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    breakOff(error);
    throw error;
  }
}

/** One file in a zip that is there: its name, and its bytes, which are unpacked as they are asked for. */
export interface ZipEntry {
  name: string;
  bytes: () => AsyncIterable<Buffer>;
}

/** Where a name in a zip would lead out of it, or mean something to a shell or a disk. */
const UNSAFE_NAME = /(^|[\\/])\.\.?([\\/]|$)|^[\\/]|^[a-z]:|\\|\p{Cc}/iu;

/**
 * The entries of a zip by their names; what its directory says of sizes is not believed, so count what comes. Throws invalid when
 * it is no zip, holds more entries than that, one name twice, or one that leads outside.
 */
export async function openZip(path: string, mostEntries: number): Promise<Map<string, ZipEntry>> {
  const directory: CentralDirectory = await Open.file(path).catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new AppError("invalid", "There is no such file.", { cause });
    if (code === "EACCES") throw new AppError("invalid", "This user may not read it.", { cause });
    throw new AppError("invalid", "It is not a zip file, or it is cut short.", { cause });
  });
  if (directory.files.length > mostEntries) {
    throw new AppError("invalid", `It holds more than ${mostEntries} files.`);
  }
  const entries = new Map<string, ZipEntry>();
  for (const file of directory.files) {
    const { path: name } = file;
    if (UNSAFE_NAME.test(name)) throw new AppError("invalid", "It holds a file whose name leads outside.");
    // A folder: its files name it too.
    if (name.endsWith("/")) continue;
    if (entries.has(name)) throw new AppError("invalid", `It holds “${name}” twice.`);
    entries.set(name, { name, bytes: () => unpacked(file) });
  }
  return entries;
}

async function* unpacked(file: File): AsyncGenerator<Buffer> {
  const stream = file.stream();
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid", `“${file.path}” in it is damaged.`, { cause });
  } finally {
    stream.destroy();
  }
}
