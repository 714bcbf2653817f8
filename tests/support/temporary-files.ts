import { accessSync, constants, statfsSync } from "node:fs";

const MEMORY = "/dev/shm";
/** Several times what the tests have lying about at once; a container gives 64 MB unless told otherwise. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Lets temporary files of the tests, and of all processes that they start, lie in memory where a system has a folder for
 * that with room in it: every write of the product waits for the disk, and a disk has nothing to do with what most tests
 * look at. A TMPDIR that is set is left as it is: TMPDIR=/tmp runs the same tests on the disk.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env.TMPDIR) return;
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM_BYTES) process.env.TMPDIR = MEMORY;
  } catch {
    // A system without such a folder: its temporary files lie where they always do.
  }
}
