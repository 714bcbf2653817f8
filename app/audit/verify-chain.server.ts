import { sha256 } from "#app/platform/sha256.server.ts";
import { SCHEMA_QUERY, type SchemaPart, schemaDrift } from "#prisma/schema-drift.ts";
import { db } from "../platform/db.server.ts";
import {
  type Break,
  type BreakKind,
  breakAt,
  type ChainedEvent,
  type ChainHead,
  EMPTY_CHAIN,
  isDatedBefore,
} from "./chain.ts";
import { readEventData } from "./event-data.ts";
import { type HeadsBeginning, headsPlaces, readBeginnings, readKeptHeads } from "./keep-heads.server.ts";

/** Events read at a time: a trail of a million fits in memory, and others are answered in between. */
const READ_AT_A_TIME = 500;

/** Findings of one kind that are listed: a chain written anew differs at every head that was kept. */
const MOST_OF_A_KIND = 3;

const NO_TIME = "no time";

/** What was found. `head` is the last event that holds: keep it elsewhere to find later what was cut off. */
export interface ChainReport {
  isWhole: boolean;
  /** Events that hold, from the first. */
  events: number;
  head: ChainHead;
  /** What is wrong first, in words; null when nothing is. */
  problem: string | null;
  /** All that is wrong, the first few of each kind. */
  problems: Break[];
  /** What is no proof of anything, and ought to be known. */
  warnings: string[];
  /** Back-ups that were put in place of the database by `cpc restore`: the event, and when the back-up was taken. */
  restores: { event: number; at: string; takenAt: string }[];
  /** The files that heads are kept in, and how many each holds. */
  keptHeads: { file: string; heads: number }[];
}

/** A head that is kept somewhere, and whether the event must be a restore. */
interface KnownHead {
  hash: string;
  isRestore: boolean;
}

/**
 * Goes through the whole chain and says where it breaks: an event changed, taken out, put in, moved, or cut off at the end;
 * an older database put back; a file of heads gone. `expected` is a head somebody has kept, besides those of the files.
 * With `now` an event dated after it is found too.
 */
export async function verifyChain(expected: readonly ChainHead[] = [], now?: Date): Promise<ChainReport> {
  const finding = new Finding();
  const beginnings = await readBeginnings();
  const { known, keptHeads } = await readKnownHeads(beginnings, finding);
  for (const head of expected) addKnown(known, head, false);
  const isRead = await walk(known, beginnings[0]?.head.sequence ?? null, now, finding);
  let last = 0;
  for (const sequence of known.keys()) last = Math.max(last, sequence);
  if (isRead && last > finding.last) {
    finding.add(
      "cut-off",
      null,
      `The trail ends at event ${finding.last}, but there were ${last}: its end was cut off, or an older database was put back.`,
    );
  }
  // A trigger or a view in the table's place keeps events from being written, and leaves the chain whole.
  for (const sentence of schemaDrift(await db.$queryRawUnsafe<SchemaPart[]>(SCHEMA_QUERY))) {
    finding.add("schema", null, sentence);
  }
  if (finding.last > 0 && known.size === 0) {
    finding.warn(
      "No head of this trail is kept anywhere: whether its end was cut off cannot be told. The server keeps heads from its next start on.",
    );
  }
  const unchained = await db.auditEvent.count({
    where: { OR: [{ sequence: null }, { sequence: { lt: 1 } }] },
  });
  if (unchained > 0) finding.add("unnumbered", null, `${unchained} events stand outside the chain.`);
  return { ...finding.report(), keptHeads };
}

/** Collects what is found on the way. */
class Finding {
  /** The last event that holds. */
  head = EMPTY_CHAIN;
  /** The number of the last event there is. */
  last = 0;
  readonly #problems: Break[] = [];
  readonly #warnings: string[] = [];
  readonly #restores: ChainReport["restores"] = [];
  /** The newest time seen since heads are kept; null before. Whoever made a demonstration before dated it as they liked. */
  #newest: { at: string; event: number } | null = null;

  add(what: BreakKind, event: number | null, sentence: string): void {
    if (this.#problems.filter((each) => each.what === what).length < MOST_OF_A_KIND) {
      this.#problems.push({ what, event, sentence });
    }
  }

  warn(sentence: string): void {
    this.#warnings.push(sentence);
  }

  addEvent(event: ChainedEvent): void {
    this.last = event.sequence;
    if (this.#problems.length === 0) this.head = { sequence: event.sequence, hash: event.hash };
    if (event.type === "restored") {
      const takenAt = String(readEventData(event.data).takenAt ?? "");
      this.#restores.push({ event: event.sequence, at: event.at, takenAt });
    }
  }

  /** Looks at an event's time, once `isSince` says that times are looked at. */
  addTime(event: ChainedEvent, isSince: boolean): void {
    if (event.type === "demonstration-made") {
      const first = Number(readEventData(event.data).firstEvent ?? Number.NaN);
      const story = this.#problems.filter(
        (each) => each.what === "clock" && each.event !== null && each.event >= first,
      );
      for (const problem of story) this.#problems.splice(this.#problems.indexOf(problem), 1);
      this.#newest = null;
    }
    if (!isSince || event.at === NO_TIME) return;
    if (this.#newest !== null && isDatedBefore(event.at, this.#newest.at)) {
      this.add(
        "clock",
        event.sequence,
        `Event ${event.sequence} is dated ${event.at}, and event ${this.#newest.event} before it ${this.#newest.at}: the clock was turned back, or a date was made up.`,
      );
      return;
    }
    if (this.#newest === null || event.at > this.#newest.at) {
      this.#newest = { at: event.at, event: event.sequence };
    }
  }

  addPresent(now: Date): void {
    if (this.#newest === null || !isDatedBefore(now.toISOString(), this.#newest.at)) return;
    const { at, event } = this.#newest;
    this.add(
      "clock",
      event,
      `Event ${event} is dated ${at}, and that is still to come: the clock was turned.`,
    );
  }

  report(): Omit<ChainReport, "keptHeads"> {
    return {
      isWhole: this.#problems.length === 0,
      events: this.head.sequence,
      head: this.head,
      problem: this.#problems[0]?.sentence ?? null,
      problems: this.#problems,
      warnings: this.#warnings,
      restores: this.#restores,
    };
  }
}

/** The heads of all files, by number. Finds files that are gone or lack their beginning. */
async function readKnownHeads(beginnings: readonly HeadsBeginning[], finding: Finding) {
  const known = new Map<number, KnownHead[]>();
  const keptHeads: ChainReport["keptHeads"] = [];
  const places = headsPlaces();
  for (const place of places) {
    const kept = await readKeptHeads(place);
    keptHeads.push({ file: place.file, heads: kept?.heads.length ?? 0 });
    for (const head of kept?.heads ?? []) {
      addKnown(known, head, kept?.restores.some(({ hash }) => hash === head.hash) ?? false);
    }
    const begun = beginnings.findLast(({ folder }) => folder === place.folder);
    if (begun === undefined) continue;
    const since = begun.head.sequence;
    if (kept === null) {
      finding.add(
        "heads-missing",
        since,
        `The file of heads ${place.file}, begun at event ${since}, is not there.`,
      );
    } else if (
      !kept.heads.some(({ sequence }) => sequence === since) &&
      !kept.restores.some(({ sequence }) => sequence > since)
    ) {
      finding.add(
        "heads-missing",
        since,
        `The file of heads ${place.file} was begun at event ${since}, and that beginning is not in it: it was cut or put there anew.`,
      );
    }
  }
  for (const { folder } of beginnings) {
    const isRead = places.some((place) => place.folder === folder);
    if (folder !== null && !isRead) {
      finding.warn(`Heads were also kept in ${folder}, which AUDIT_HEADS_DIR does not name now.`);
    }
  }
  return { known, keptHeads };
}

function addKnown(known: Map<number, KnownHead[]>, { sequence, hash }: ChainHead, isRestore: boolean): void {
  const there = known.get(sequence);
  if (there === undefined) known.set(sequence, [{ hash, isRestore }]);
  else there.push({ hash, isRestore });
}

/** Follows the chain from its first event to its last; false when it cannot be read to the end. */
async function walk(
  known: ReadonlyMap<number, readonly KnownHead[]>,
  timesSince: number | null,
  now: Date | undefined,
  finding: Finding,
): Promise<boolean> {
  let before = EMPTY_CHAIN;
  for (;;) {
    const events = await readAfter(before.sequence).catch((error: unknown) => {
      // A text where a number or a time stood: the database lets it in, and nothing that reads it can go on.
      if (!/^PrismaClient(Known|Unknown)RequestError$/.test((error as Error).name)) throw error;
      return null;
    });
    if (events === null) {
      const sentence = `Something in the events after ${before.sequence} is not what was written there: they cannot be read.`;
      finding.add("unreadable", before.sequence + 1, sentence);
      return false;
    }
    for (const event of events) {
      const broken = breakAt(before, event, sha256);
      if (broken !== null) finding.add(broken.what, broken.event, broken.sentence);
      for (const head of known.get(event.sequence) ?? []) {
        if (head.hash !== event.hash || (head.isRestore && event.type !== "restored")) {
          const sentence = `Event ${event.sequence} is not the one that was there when the chain was last looked at.`;
          finding.add("replaced", event.sequence, sentence);
        }
      }
      finding.addTime(event, timesSince !== null && event.sequence >= timesSince);
      finding.addEvent(event);
      before = { sequence: event.sequence, hash: event.hash };
    }
    if (events.length < READ_AT_A_TIME) break;
  }
  if (now !== undefined) finding.addPresent(now);
  return true;
}

async function readAfter(sequence: number): Promise<ChainedEvent[]> {
  const rows = await db.auditEvent.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: "asc" },
    take: READ_AT_A_TIME,
    select: {
      sequence: true,
      id: true,
      at: true,
      challengeId: true,
      accountId: true,
      actorName: true,
      type: true,
      data: true,
      requestId: true,
      previousHash: true,
      hash: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    sequence: row.sequence ?? 0,
    // What is no time any more gives another hash, like any other change.
    at: Number.isNaN(row.at.getTime()) ? NO_TIME : row.at.toISOString(),
    previousHash: row.previousHash ?? "",
    hash: row.hash ?? "",
  }));
}
