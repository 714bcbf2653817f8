import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { demand } from "#app/access/permit.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { sayDiskFailure } from "#app/platform/files/durable-file.server.ts";
import { ReadingQueue } from "#app/platform/reading/reading-queue.ts";
import type { ArchiveReport } from "./check-archive.server.ts";
import type { Copy } from "./copy.ts";
import { plainName } from "./file-names.ts";
import { makeCopy, recordTaken } from "./make-copy.server.ts";

/** Copies are made one after another: each reads all of a challenge and packs it. */
const turns = new ReadingQueue({ atOnce: 1, waitingEach: 1, waiting: 4 });

/**
 * Makes a copy and gives its bytes to send, with the event of who took it. Nothing is left of it on the server's disk: its file loses
 * its name before the first byte goes. Throws forbidden to whom the copy is not; busy when others wait for theirs.
 */
export async function takeCopyAway(
  copy: Extract<Copy, { kind: "team" | "council" }>,
  now: Date,
): Promise<{ fileName: string; bytes: number; stream: ReadableStream<Uint8Array> }> {
  demand(copy.permit, copy.kind === "team" ? "copy.take-team" : "copy.take-council");
  const { accountId } = copy.permit.actor;
  if (!turns.hasRoomFor(accountId)) {
    throw new AppError("busy", "Other copies are being made just now. Try again in a minute.");
  }
  return turns.take(accountId, async () => {
    const folder = await mkdtemp(join(tmpdir(), "cpc-copy-"));
    try {
      const making = join(folder, "copy.zip");
      const taken = await makeCopy(copy, making, now);
      await transaction((tx) => recordTaken(tx, copy, taken, now));
      const handle = await open(making, "r");
      return {
        fileName: fileNameOf(taken),
        bytes: taken.bytes,
        stream: Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>,
      };
    } catch (error) {
      throw sayDiskFailure(error, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function fileNameOf({ challenge, copy, madeAt }: ArchiveReport): string {
  const whose = copy.kind === "council" ? copy.council : "peer team";
  return `${plainName(challenge.title)}, copy of ${plainName(whose)}, ${madeAt.slice(0, 10)}.zip`;
}
