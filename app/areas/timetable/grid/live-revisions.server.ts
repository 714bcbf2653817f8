import { can } from "#app/access/permissions.ts";
import { readSupportGrant } from "#app/access/sign-in-session.server.ts";
import { listPlaces } from "#app/areas/people/members/read-memberships.server.ts";
import { listTimetableRevisions } from "#app/areas/visits/timetable-revision.server.ts";
import { log } from "#app/platform/log.server.ts";

/** Milliseconds between two looks at the database: with the page's own reading, a change is seen within a second. */
const LOOK_EVERY_MS = 400;

type Listener = (revision: number) => void;

interface Watched {
  listeners: Set<Listener>;
  /** What was told last; null until it was first looked at. */
  revision: number | null;
}

const watched = new Map<string, Watched>();
const ends = new Set<() => void>();

/** Who reads a stream, and how it ends. */
interface Reader {
  challengeId: string;
  accountId: string;
  end: () => void;
}

const readers = new Set<Reader>();
let isLooking = false;

/**
 * Tells `listener` the number of changes of a visit's timetable, soon after now and whenever it grows, whichever process of
 * the installation made the change. One query serves everybody who watches anything here; when nobody does, nothing is asked. Returns how to
 * stop.
 */
export function watchRevision(visitId: string, listener: Listener): () => void {
  const entry = watched.get(visitId) ?? { listeners: new Set(), revision: null };
  watched.set(visitId, entry);
  entry.listeners.add(listener);
  if (entry.revision !== null) listener(entry.revision);
  if (!isLooking) {
    isLooking = true;
    setTimeout(look, 0).unref();
  }
  return () => {
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0 && watched.get(visitId) === entry) watched.delete(visitId);
  };
}

/** How many timetables are being watched. */
export function watchedTimetables(): number {
  return watched.size;
}

async function look(): Promise<void> {
  try {
    const rows = await listTimetableRevisions([...watched.keys()]);
    await dismiss(new Date());
    for (const { id, timetableRevision } of rows) tell(id, timetableRevision);
  } catch (error) {
    // A database that is busy or starting anew answers at the next look.
    log.warn({ err: error }, "could not look for changes of timetables");
  }
  isLooking = watched.size > 0;
  if (isLooking) setTimeout(look, LOOK_EVERY_MS).unref();
}

/** Ends the streams of those who may not read the timetable any more: removed, in another role, switched off. */
async function dismiss(now: Date): Promise<void> {
  if (readers.size === 0) return;
  const all = [...readers];
  const places = await listPlaces(all, now);
  for (const reader of all) {
    const own = places.filter(
      ({ accountId, challengeId }) => accountId === reader.accountId && challengeId === reader.challengeId,
    );
    const mayRead =
      own.length === 0
        ? (await readSupportGrant(reader.accountId, reader.challengeId, now)) !== null
        : own.some(({ role, stage, readerKind }) =>
            can(role, "timetable.read", { stage, reader: readerKind }),
          );
    if (!mayRead) reader.end();
  }
}

function tell(visitId: string, revision: number): void {
  const entry = watched.get(visitId);
  if (entry === undefined || entry.revision === revision) return;
  entry.revision = revision;
  for (const listener of [...entry.listeners]) listener(revision);
}

/** Milliseconds after which a stream ends: the browser asks again, and whether it still may is looked at anew. */
const STREAM_MS = 2 * 60_000;

/** A line now and then keeps proxies from closing a stream in which nothing happens, in milliseconds. */
const HEARTBEAT_MS = 20_000;

/** Streams of one account at a time: as many as somebody has windows open. */
const MOST_STREAMS = 8;

const streamsOf = new Map<string, number>();

/**
 * The numbers of a timetable's changes as server-sent events, or null when the account has too many streams open. It ends by
 * itself after two minutes, when `signal` says that the reader has gone, when the reader may not read the timetable any more, and
 * when the server stops.
 */
export function revisionStream(
  { challengeId, visitId }: { challengeId: string; visitId: string },
  accountId: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | null {
  const open = streamsOf.get(accountId) ?? 0;
  if (open >= MOST_STREAMS) return null;
  streamsOf.set(accountId, open + 1);
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: string) => controller.enqueue(text.encode(line));
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS).unref();
      const limit = setTimeout(() => end(), STREAM_MS).unref();
      // A browser whose stream ended asks again after this many milliseconds.
      say("retry: 1000\n\n");
      const stop = watchRevision(visitId, (revision) => say(`data: ${revision}\n\n`));
      const reader: Reader = { challengeId, accountId, end: () => end() };
      readers.add(reader);
      end = () => {
        if (!ends.delete(end)) return;
        readers.delete(reader);
        stop();
        clearInterval(heartbeat);
        clearTimeout(limit);
        const left = (streamsOf.get(accountId) ?? 1) - 1;
        if (left > 0) streamsOf.set(accountId, left);
        else streamsOf.delete(accountId);
        try {
          controller.close();
        } catch {
          // Whoever read it has closed it already.
        }
      };
      ends.add(end);
      signal.addEventListener("abort", () => end(), { once: true });
      if (signal.aborted) end();
    },
    cancel() {
      end();
    },
  });
}

/** Ends every stream, so that the server can stop without waiting for them. */
export function endRevisionStreams(): void {
  for (const end of [...ends]) end();
}
