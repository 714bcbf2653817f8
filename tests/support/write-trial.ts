import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { firstVisitId } from "./days-on-site.ts";
import { makeDemonstration, type ServerProcess, startServer } from "./running-server.ts";

/** What is written, by whom: one kind of form each. */
const KINDS = ["note", "section", "update", "session"] as const;

type Kind = (typeof KINDS)[number];

/** Parts of the report that are written, one by each of as many people: a part has one writer, so nobody overtakes. */
const SECTION_KEYS = ["executive-summary", "theme-1"];

const NOTE_WRITERS = 3;

/** A write that was sent, or one whose answer said that it was saved. */
interface Line {
  what: "sent" | "acknowledged";
  kind: Kind;
  id: string;
  /** What hangs on one thing in order: the key of a section, the id of an action, the theme of a note; else empty. */
  on: string;
  text: string;
}

interface Person {
  kind: Kind;
  cookie: string;
  challengeId: string;
  on: string;
}

interface State {
  rounds: number;
  people: Person[];
  /** Versions and events there were before the first write. */
  before: Record<string, number>;
}

export interface TrialResult {
  rounds: number;
  acknowledged: number;
  lost: number;
  torn: number;
  /** Each of what is lost or torn, and whatever else is wrong, in words. */
  problems: string[];
}

export interface TrialOptions {
  /** Holds the data folder, the journal of what was sent and acknowledged, and how far the trial has come. */
  folder: string;
  /** Rounds to have behind at the end, those of an earlier run of the same folder included. */
  rounds: number;
  /** A round lasts from the first to the second number of milliseconds, at random. */
  roundMs: [number, number];
  say: (text: string) => void;
}

/**
 * People of a challenge write notes, sections of the report, updates on actions and sessions by the forms of the built server,
 * which is killed at a random moment and started again, round after round. After each the database must be whole, the audit
 * trail too, and everything acknowledged must be there, with its event, letter for letter. Sets DATA_DIR: whoever calls this
 * has imported nothing of the product that reads it.
 */
export async function trialOfWrites({ folder, rounds, roundMs, say }: TrialOptions): Promise<TrialResult> {
  const dataDir = join(folder, "data");
  const statePath = join(folder, "state.json");
  const journal = join(folder, "journal.jsonl");
  process.env.DATA_DIR = dataDir;
  process.env.DATABASE_URL = "";
  let state = readState(statePath);
  if (state === null) {
    // Stopped before it had begun: half a demonstration is no place to write in.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    say("making the demonstration ...");
    const { challenge } = await makeDemonstration(dataDir);
    state = await prepareWriters(challenge.id);
    writeFileSync(statePath, JSON.stringify(state));
  }
  const problems: string[] = [];
  let result = await verify(journal, state, problems);
  if (state.rounds >= rounds) return { rounds: state.rounds, ...result, problems };
  let server = await startServer(dataDir, { LOG_LEVEL: "warn" });
  try {
    while (state.rounds < rounds) {
      const lastsMs = roundMs[0] + Math.random() * (roundMs[1] - roundMs[0]);
      await writeUntilKilled(server, state, journal, lastsMs);
      // Started again as a service manager does, so that what a start mends is mended; it goes on as the next round's.
      server = await startServer(dataDir, { LOG_LEVEL: "warn" });
      state = { ...state, rounds: state.rounds + 1 };
      writeFileSync(statePath, JSON.stringify(state));
      result = await verify(journal, state, problems);
      say(
        `round ${state.rounds}: ${result.acknowledged} acknowledged, killed after ${Math.round(lastsMs)} ms`,
      );
    }
  } finally {
    await server.stop();
  }
  return { rounds: state.rounds, ...result, problems };
}

function readState(path: string): State | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as State) : null;
}

/** Signs people of the demonstration in, and makes a second challenge that has come to its action plan. */
async function prepareWriters(challengeId: string): Promise<State> {
  const { db } = await import("#app/platform/db.server.ts");
  const { newId } = await import("#app/platform/ids.ts");
  const now = new Date();
  const signIn = async (accountId: string) => {
    await db.account.update({
      where: { id: accountId },
      data: { totpConfirmedAt: now },
      select: { id: true },
    });
    return sessionCookie(accountId, now);
  };
  await db.challenge.update({ where: { id: challengeId }, data: { stage: "on-site" }, select: { id: true } });
  const memberOf = async (role: string, number = 0) => {
    const found = await db.membership.findMany({
      where: { challengeId, role },
      orderBy: { id: "asc" },
      select: { accountId: true },
    });
    const member = found[number % found.length];
    if (member === undefined) throw new Error(`the demonstration has no ${role}`);
    return member.accountId;
  };
  const manager = await signIn(await memberOf("challenge-manager"));
  const { id: themeId } = await db.theme.findFirstOrThrow({ where: { challengeId }, select: { id: true } });
  const people: Person[] = [];
  for (let number = 0; number < NOTE_WRITERS; number += 1) {
    people.push({
      kind: "note",
      cookie: await signIn(await memberOf("peer", number)),
      challengeId,
      on: themeId,
    });
  }
  for (const on of SECTION_KEYS) people.push({ kind: "section", cookie: manager, challengeId, on });
  const visitId = await firstVisitId(db, challengeId);
  people.push({ kind: "session", cookie: manager, challengeId, on: visitId });

  const planned = { challengeId: newId(), councilId: newId(), recommendationId: newId(), actionId: newId() };
  const coordinator = await memberOf("coordinator");
  await db.challenge.create({
    data: {
      id: planned.challengeId,
      title: "A challenge with a plan",
      stage: "action-planning",
      questionSet: "2024",
      reportFormat: "2025",
      createdAt: now,
      visits: { create: { id: newId(), kind: "on-site", position: 1 } },
      councils: {
        create: {
          id: planned.councilId,
          name: "Elsewhere District Council",
          shortName: "Elsewhere",
          isCommissioning: true,
          position: 1,
        },
      },
    },
    select: { id: true },
  });
  await db.recommendation.create({
    data: {
      id: planned.recommendationId,
      challengeId: planned.challengeId,
      number: 1,
      kind: "key",
      title: "Plan",
      text: "Make a plan.",
      updatedAt: now,
    },
    select: { id: true },
  });
  await db.action.create({
    data: {
      id: planned.actionId,
      challengeId: planned.challengeId,
      councilId: planned.councilId,
      recommendationId: planned.recommendationId,
      number: 1,
      text: "Write it down.",
      updatedAt: now,
    },
    select: { id: true },
  });
  await db.membership.create({
    data: {
      id: newId(),
      challengeId: planned.challengeId,
      accountId: coordinator,
      councilId: planned.councilId,
      role: "coordinator",
      createdAt: now,
    },
    select: { id: true },
  });
  people.push({
    kind: "update",
    cookie: await signIn(coordinator),
    challengeId: planned.challengeId,
    on: planned.actionId,
  });
  const before: Record<string, number> = {};
  for (const { kind, challengeId: place, on } of people) {
    if (kind !== "section") continue;
    before[`version ${on}`] = await versionOf(place, on);
    before[`events ${on}`] = await eventsOf("report-section-saved", on);
  }
  return { rounds: 0, people, before };
}

/** Closes the database here: as long as anybody has it open, nothing has to be recovered after the server was killed. */
async function letGo(): Promise<void> {
  const { db } = await import("#app/platform/db.server.ts");
  await db.$disconnect();
}

async function versionOf(challengeId: string, key: string): Promise<number> {
  const { db } = await import("#app/platform/db.server.ts");
  const section = await db.reportSection.findFirst({
    where: { challengeId, key },
    select: { version: true },
  });
  return section?.version ?? 0;
}

async function eventsOf(type: string, about: string): Promise<number> {
  const { db } = await import("#app/platform/db.server.ts");
  return db.auditEvent.count({ where: { type, data: { contains: JSON.stringify(about) } } });
}

/** Everybody writes, one form after the other, until the server is gone. */
async function writeUntilKilled(
  server: ServerProcess,
  state: State,
  journal: string,
  lastsMs: number,
): Promise<void> {
  const { newId } = await import("#app/platform/ids.ts");
  let isOver = false;
  const note = (line: Line) => appendFileSync(journal, `${JSON.stringify(line)}\n`);
  const refusals: string[] = [];
  const versions = new Map<string, number>();
  for (const { kind, challengeId, on } of state.people) {
    if (kind === "section") versions.set(on, await versionOf(challengeId, on));
  }
  await letGo();
  const write = async ({ kind, cookie, challengeId, on }: Person) => {
    let version = versions.get(on) ?? 0;
    while (!isOver) {
      const id = newId();
      const text = textOf(kind, id);
      const { path, fields } = formOf(kind, { challengeId, on, id, text, version });
      note({ what: "sent", kind, id, on, text });
      const answer = await fetch(server.url + path, {
        method: "POST",
        headers: { Cookie: cookie, Origin: server.url, "Sec-Fetch-Site": "same-origin" },
        body: new URLSearchParams(fields),
        redirect: "manual",
      }).catch(() => null);
      // Killed before it answered, or while it did: only a whole answer says that something was saved.
      const said = await answer?.text().catch(() => null);
      if (answer === null || said === null || said === undefined) return;
      if (answer.status !== 302 || answer.headers.get("Location")?.includes("/sign-in")) {
        refusals.push(
          `${kind}: ${answer.status} ${said
            .replace(/<[^>]*>/g, " ")
            .replace(/\s+/g, " ")
            .slice(0, 2_000)}`,
        );
        return;
      }
      note({ what: "acknowledged", kind, id, on, text });
      version += 1;
    }
  };
  const writing = Promise.all(state.people.map(write));
  await pause(lastsMs);
  await server.kill();
  isOver = true;
  await writing;
  if (refusals.length > 0) throw new Error(`a form was not taken: ${refusals.join("\n")}`);
}

/** Words of some length that carry their own check: half of them would be seen. */
function textOf(kind: Kind, id: string): string {
  if (kind === "session") return `Session ${id} ${digest(id).slice(0, 16)}`;
  const words = Array.from({ length: 60 }, (_, number) => digest(`${id}${number}`).slice(0, 9)).join(" ");
  return `Written ${id}: ${words}.`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function formOf(
  kind: Kind,
  {
    challengeId,
    on,
    id,
    text,
    version,
  }: Pick<Person, "challengeId" | "on"> & { id: string; text: string; version: number },
): { path: string; fields: Record<string, string> } {
  const base = `/challenges/${challengeId}`;
  switch (kind) {
    case "note":
      return {
        path: `${base}/evidence/new`,
        fields: { intent: "save", noteId: id, text, leaning: "neutral", sourceKind: "officer", themeId: on },
      };
    case "section":
      return {
        path: `${base}/report/sections/${on}`,
        fields: { intent: "save", body: text, version: String(version) },
      };
    case "session":
      return {
        path: `${base}/visits/${on}/timetable/sessions/new`,
        fields: { intent: "save", kind: "interview", title: text, version: "1" },
      };
    case "update":
      return {
        path: `${base}/action-plan/actions/${on}`,
        fields: { intent: "update", rating: "on-track", text },
      };
  }
}

type Count = Pick<TrialResult, "acknowledged" | "lost" | "torn">;

/** Holds the database against the journal. What is wrong is added to `problems`. */
async function verify(journal: string, state: State, problems: string[]): Promise<Count> {
  const { db } = await import("#app/platform/db.server.ts");
  const { verifyChain } = await import("#app/audit/verify-chain.server.ts");
  const integrity = await db.$queryRawUnsafe<{ integrity_check: string }[]>("PRAGMA integrity_check");
  if (integrity[0]?.integrity_check !== "ok") problems.push(`integrity: ${JSON.stringify(integrity)}`);
  const orphans = await db.$queryRawUnsafe<unknown[]>("PRAGMA foreign_key_check");
  if (orphans.length > 0) problems.push(`foreign keys: ${JSON.stringify(orphans)}`);
  const chain = await verifyChain();
  if (!chain.isWhole) problems.push(`audit trail: ${JSON.stringify(chain)}`);

  const lines = readJournal(journal);
  const acknowledged = lines.filter(({ what }) => what === "acknowledged");
  const sent = lines.filter(({ what }) => what === "sent");
  const there = await readWritten();
  const isAcknowledged = new Set(acknowledged.map(({ id }) => id));
  let lost = 0;
  let torn = 0;
  for (const { kind, id, text } of sent) {
    if (kind === "section") continue;
    const found = there.get(text) ?? there.get(id);
    if (found === undefined) {
      if (!isAcknowledged.has(id)) continue;
      lost += 1;
      problems.push(`${kind} ${id} was acknowledged and is not there`);
    } else if (found.text !== text || !found.hasEvent) {
      torn += 1;
      problems.push(`${kind} ${id} is not whole: ${JSON.stringify(found)}`);
    }
  }
  for (const { kind, on, challengeId } of state.people) {
    if (kind === "section") {
      const section = await sectionProblem(challengeId, on, lines, state.before);
      if (section === null) continue;
      if (section.isLost) lost += 1;
      else torn += 1;
      problems.push(`section ${on}: ${section.why}`);
    } else if (kind === "update") {
      const rows = await db.actionUpdate.count({ where: { actionId: on } });
      const events = await eventsOf("action-updated", on);
      if (rows === events) continue;
      torn += Math.abs(rows - events);
      problems.push(`${rows} updates have ${events} events`);
    }
  }
  return { acknowledged: acknowledged.length, lost, torn };
}

/** A section is what was acknowledged last or sent after it, and was changed as often as its events say. */
async function sectionProblem(
  challengeId: string,
  key: string,
  lines: readonly Line[],
  before: State["before"],
) {
  const { db } = await import("#app/platform/db.server.ts");
  const own = lines.filter(({ kind, on }) => kind === "section" && on === key);
  const last = own.findLastIndex(({ what }) => what === "acknowledged");
  if (last === -1) return null;
  const section = await db.reportSection.findFirst({
    where: { challengeId, key },
    select: { body: true, version: true },
  });
  const possible = own.slice(last).map(({ text }) => text);
  if (!possible.includes(section?.body ?? "")) {
    return {
      isLost: own.some(({ text }) => text === section?.body),
      why: `holds ${section?.body.slice(0, 60)} …`,
    };
  }
  const changes = (section?.version ?? 0) - (before[`version ${key}`] ?? 0);
  const events = (await eventsOf("report-section-saved", key)) - (before[`events ${key}`] ?? 0);
  return changes === events ? null : { isLost: false, why: `${changes} changes have ${events} events` };
}

function readJournal(path: string): Line[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
}

/** Notes by their id, updates and sessions by their words, each with whether its event stands in the trail. */
async function readWritten(): Promise<Map<string, { text: string; hasEvent: boolean }>> {
  const { db } = await import("#app/platform/db.server.ts");
  const events = await db.auditEvent.findMany({
    where: { type: { in: ["note-recorded", "timetable-changed"] } },
    select: { data: true },
  });
  const about = new Set(
    events.map(({ data }) => {
      const { noteId, id } = JSON.parse(data) as { noteId?: string; id?: string };
      return noteId ?? id;
    }),
  );
  const written = new Map<string, { text: string; hasEvent: boolean }>();
  for (const { id, text } of await db.note.findMany({ select: { id: true, text: true } })) {
    written.set(id, { text, hasEvent: about.has(id) });
  }
  for (const { id, title } of await db.session.findMany({ select: { id: true, title: true } })) {
    written.set(title, { text: title, hasEvent: about.has(id) });
  }
  // Events of updates name the action alone: they are counted instead.
  for (const { text } of await db.actionUpdate.findMany({ select: { text: true } })) {
    written.set(text, { text, hasEvent: true });
  }
  return written;
}
