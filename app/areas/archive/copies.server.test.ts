import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIELD_CLASSES } from "#app/access/field-classes.ts";
import { MODELS } from "#app/areas/retention/models.ts";
import { sqlName, withDatabaseFile } from "#app/platform/database-file.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "#tests/wall/planted-world.ts";
import { checkArchive } from "./check-archive.server.ts";
import type { Copy } from "./copy.ts";
import { type Archive, readArchive } from "./read-archive.server.ts";
import { takeCopyAway } from "./take-copy-away.server.ts";
import { takeCopyToFile } from "./take-copy-to-file.server.ts";

const NOW = new Date("2027-05-01T09:00:00Z");

let folder: string;
let world: PlantedWorld;
/** Another challenge in the same database: nothing of it may be in a copy of the first. */
let neighbour: PlantedWorld;
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cpc-archive-"));
  world = await makePlantedWorld();
  neighbour = await makePlantedWorld();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freshFile = () => join(folder, `copy-${++made}.zip`);
const permits = () => world.challenge.permits;
const wholeCopy = (): Copy => ({ kind: "whole", permit: permits().challengeManager });
const COPIES = {
  team: (): Copy => ({ kind: "team", permit: permits().challengeManager }),
  council: (): Copy => ({ kind: "council", permit: permits().coordinator }),
  "other council": (): Copy => ({ kind: "council", permit: permits().otherCoordinator }),
} as const;

async function take(copy: Copy): Promise<Archive> {
  const file = freshFile();
  await takeCopyToFile(copy, file, NOW);
  return readArchive(file);
}

/** Everything in a copy as text: names of entries, what they hold, and the parts of the Word files in them. */
async function allTextOf(archive: Archive): Promise<string> {
  const texts: string[] = [JSON.stringify(archive.manifest)];
  for (const { path } of archive.manifest.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.bytes(path)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    texts.push(path, bytes.toString("utf8"));
    if (!path.endsWith(".docx")) continue;
    const parts = Object.values((await JSZip.loadAsync(bytes)).files);
    texts.push(...(await Promise.all(parts.map((part) => part.async("text")))));
  }
  return texts.join("\n");
}

describe("the wall", () => {
  // A council's comments on the draft report are sent to the team, who answer them; the rest is a council's own.
  const draftsOf = (word: string) =>
    [
      "action",
      "reason",
      "body",
      "section",
      "owner",
      "chief",
      "measure",
      "update",
      "maker",
      "committee",
      "words",
    ].map((what) => `${word} ${what}`);
  const cases = {
    team: {
      holds: [
        PLANTED.team,
        PLANTED.search,
        PLANTED.arrangers,
        PLANTED.managers,
        `${PLANTED.council} comment`,
      ],
      never: [
        ...draftsOf(PLANTED.council),
        ...draftsOf(PLANTED.otherCouncil),
        PLANTED.personal,
        PLANTED.secret,
      ],
    },
    council: {
      holds: [PLANTED.council, PLANTED.arrangers, ...draftsOf(PLANTED.council).slice(0, 4)],
      never: [
        PLANTED.team,
        PLANTED.search,
        PLANTED.otherCouncil,
        PLANTED.managers,
        PLANTED.personal,
        PLANTED.secret,
      ],
    },
    "other council": {
      holds: [PLANTED.otherCouncil, PLANTED.arrangers, ...draftsOf(PLANTED.otherCouncil).slice(0, 4)],
      never: [
        PLANTED.team,
        PLANTED.search,
        PLANTED.council,
        PLANTED.managers,
        PLANTED.personal,
        PLANTED.secret,
      ],
    },
  } as const;

  it.each(Object.keys(cases) as (keyof typeof cases)[])("holds in the copy of the %s", async (whose) => {
    const text = await allTextOf(await take(COPIES[whose]()));
    const { holds, never } = cases[whose];
    expect(never.filter((word) => text.includes(word))).toEqual([]);
    expect(holds.filter((word) => !text.includes(word))).toEqual([]);
    expect(text).toContain("Issued words.");
    expect(text).toContain("A letter.");
    expect(text).not.toContain(neighbour.challenge.id);
  });

  it("holds for a council a recommendation as it was issued, and none that is being reworded", async () => {
    const { id: challengeId } = world.challenge;
    const where = { challengeId };
    const { id, updatedAt } = await db.recommendation.findFirstOrThrow({ where });
    expect(await (await take(COPIES.council())).rows("Recommendation")).toEqual([]);
    await db.recommendation.updateMany({ where, data: { updatedAt: new Date("2026-01-01T00:00:00Z") } });
    const [held, ...more] = await (await take(COPIES.council())).rows("Recommendation");
    expect(more).toEqual([]);
    expect(held).toMatchObject({ id, number: 1, title: expect.stringContaining(PLANTED.team) });
    expect(Object.keys(held ?? {})).not.toContain("updatedByName");
    await db.recommendation.updateMany({ where, data: { updatedAt } });
  });

  it("gives a council nobody's address but those it works with, and no name of the other council's people", async () => {
    const archive = await take(COPIES.council());
    const text = await allTextOf(archive);
    const accounts = await db.account.findMany({ select: { email: true } });
    expect(accounts.filter(({ email }) => text.includes(email))).toEqual([]);
    const names = (await archive.rows("Account")).map(({ name }) => name);
    expect(names).toContain("Cora Coordinator");
    expect(names).not.toContain("Hana Coordinator");
  });

  it("keeps secrets out of the whole copy too", async () => {
    const archive = await take(wholeCopy());
    const text = await allTextOf(archive);
    expect(text).not.toContain(PLANTED.secret);
    const held = Object.entries(archive.manifest.tables).flatMap(([table, { columns }]) =>
      columns.map((column) => `${table}.${column}`),
    );
    const secrets = Object.entries(FIELD_CLASSES).flatMap(([table, { secret = "" }]) =>
      secret.split(" ").map((column) => `${table}.${column}`),
    );
    expect(secrets.filter((name) => held.includes(name))).toEqual([]);
    for (const word of [PLANTED.team, PLANTED.council, PLANTED.otherCouncil, PLANTED.managers]) {
      expect(text).toContain(word);
    }
  });

  it("lets nobody take the copy of another side on a page", async () => {
    const { supportOfficer, peer, councilReader, actionOwner } = permits();
    for (const permit of [supportOfficer, peer]) {
      await expect(takeCopyAway({ kind: "team", permit }, NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const permit of [councilReader, actionOwner]) {
      await expect(takeCopyAway({ kind: "council", permit }, NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});

describe("the whole copy", () => {
  /** The rows of a table that belong to the challenge, found without the code that makes copies. */
  const WHERE: Record<string, string> = {
    Challenge: `"id" = $`,
    VisitDay: `"visitId" IN (SELECT "id" FROM "Visit" WHERE "challengeId" = $)`,
    VisitPeer: `"visitId" IN (SELECT "id" FROM "Visit" WHERE "challengeId" = $)`,
    PeerTheme: `"peerId" IN (SELECT "id" FROM "Peer" WHERE "challengeId" = $)`,
    ConflictOfInterest: `"peerId" IN (SELECT "id" FROM "Peer" WHERE "challengeId" = $)`,
    SiteTravel: `"fromSiteId" IN (SELECT "id" FROM "Site" WHERE "challengeId" = $)`,
    NotePrompt: `"noteId" IN (SELECT "id" FROM "Note" WHERE "challengeId" = $)`,
    FindingNote: `"findingId" IN (SELECT "id" FROM "Finding" WHERE "challengeId" = $)`,
    RecommendationFinding: `"findingId" IN (SELECT "id" FROM "Finding" WHERE "challengeId" = $)`,
    PublishedBody: `"issuedVersionId" IN (SELECT "id" FROM "IssuedVersion" WHERE "challengeId" = $)`,
    Account: `"id" IN (SELECT "accountId" FROM "Membership" WHERE "challengeId" = $ UNION SELECT "authorId" FROM "Note" WHERE "challengeId" = $ UNION SELECT "ownerAccountId" FROM "Action" WHERE "challengeId" = $ UNION SELECT "accountId" FROM "SupportGrant" WHERE "challengeId" = $)`,
  };
  const whereOf = (table: string) =>
    (
      WHERE[table] ??
      (table.startsWith("Session") && table !== "Session"
        ? `"sessionId" IN (SELECT "id" FROM "Session" WHERE "challengeId" = $)`
        : `"challengeId" = $`)
    ).replaceAll("$", `'${world.challenge.id}'`);

  /** A value of the database as JSON has it. */
  const asJson = (value: unknown, type: string) => {
    if (value === null || value === undefined) return null;
    if (type === "Boolean") return value === 1 || value === true;
    if (type === "DateTime") return new Date(value as string).toISOString();
    return type === "Int" ? Number(value) : value;
  };

  /** Gives every table of the challenge a row, where the planted world has none. */
  async function fillEmptyTables(): Promise<void> {
    const { id: challengeId, visitId, themes, peerIds } = world.challenge;
    const first = { where: { challengeId }, select: { id: true } };
    const [{ id: peerId = "" } = { id: "" }] = [{ id: peerIds[0] }];
    const session = await db.session.findFirstOrThrow(first);
    const person = await db.person.findFirstOrThrow(first);
    const site = await db.site.findFirstOrThrow(first);
    const source = await db.sourceDocument.findFirstOrThrow(first);
    const note = await db.note.findFirstOrThrow(first);
    const version = await db.issuedVersion.findFirstOrThrow(first);
    const promptId = themes[0]?.promptIds[0] ?? "";
    const day = { date: "2026-03-03", start: "09:00", end: "10:00" };
    const later = await db.session.create({
      data: {
        id: "later",
        challengeId,
        visitId,
        kind: "visit",
        title: "Later",
        minutes: 30,
        status: "planned",
        isOnline: true,
      },
    });
    const otherSite = await db.site.create({
      data: { id: "other-site", challengeId, name: "Depot", position: 2 },
    });
    const clause = await db.clause.create({
      data: {
        id: "clause",
        challengeId,
        sourceDocumentId: source.id,
        ref: "1.1",
        text: 'Words\u0000\u2028 with “marks”, "quotes" and \n lines',
        kind: "clause",
        isRedLine: true,
        position: 1,
      },
    });
    await db.promptClause.create({
      data: { promptId, clauseId: clause.id, challengeId, reason: "", madeBy: "person", createdAt: NOW },
    });
    const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { challengeId } });
    await db.scopeChangesAnswer.create({
      data: { decisionId, challengeId, outcome: "not-needed", answeredAt: NOW, answeredByName: "" },
    });
    await db.peerAbsence.create({
      data: { id: "absence", challengeId, peerId, answerVisitId: visitId, ...day },
    });
    await db.peerTheme.create({ data: { peerId, themeId: themes[0]?.id ?? "" } });
    await db.siteTravel.create({ data: { fromSiteId: site.id, toSiteId: otherSite.id, minutes: 40 } });
    await db.knownHeading.create({
      data: { challengeId, kind: "people", heading: "essen", means: "accessNeeds" },
    });
    const ofAnswer = { challengeId, personId: person.id, visitId };
    // The factory may have written one, of somebody who said any time.
    await db.personAnswer.deleteMany({ where: { personId: person.id, visitId } });
    await db.personAnswer.create({
      data: { ...ofAnswer, availability: "some-times", note: "Not before ten" },
    });
    await db.personTime.create({ data: { id: "time", ...ofAnswer, ...day } });
    await db.purposeLink.create({
      data: {
        id: "link",
        challengeId,
        kind: "availability",
        recordId: person.id,
        createdAt: NOW,
        expiresAt: NOW,
      },
    });
    await db.calendarFeed.create({ data: { id: "feed", challengeId, personId: person.id, createdAt: NOW } });
    await db.calendarInvitation.create({
      data: {
        id: "invitation",
        challengeId,
        sessionId: session.id,
        personId: person.id,
        uid: "uid",
        sequence: 0,
        method: "REQUEST",
        told: "{}",
        versionNumber: 1,
        queuedAt: NOW,
      },
    });
    await db.invitationReply.create({
      data: {
        id: "reply",
        challengeId,
        invitationId: "invitation",
        answer: "declined",
        date: "2026-03-02",
        start: "10:00",
        minutes: 45,
        place: "",
        repliedAt: NOW,
        way: "mail",
        toldOn: "2026-02-27",
        writtenByName: "Cora",
      },
    });
    await db.timetableRule.create({ data: { challengeId, key: "pause", minutes: 15, label: "Pause" } });
    await db.sessionAfter.create({ data: { sessionId: later.id, earlierId: session.id } });
    await db.sessionWantedPeer.create({ data: { sessionId: session.id, peerId } });
    await db.sessionPeer.create({ data: { sessionId: session.id, peerId, attended: false } });
    await db.sessionTheme.create({ data: { sessionId: session.id, themeId: themes[0]?.id ?? "" } });
    await db.sessionPrompt.create({ data: { sessionId: session.id, promptId } });
    await db.notePrompt.create({ data: { noteId: note.id, promptId } });
    await db.publishedBody.create({
      data: {
        issuedVersionId: version.id,
        html: "<p>Issued words.</p>",
        headings: "[]",
        sha256: "",
        drawnAt: NOW,
      },
    });
    await db.retentionRule.create({ data: { challengeId, category: "notes", months: 6, label: "Notes" } });
    await db.retentionReminder.create({
      data: { challengeId, category: "notes", dueOn: "2027-01-01", remindedAt: NOW },
    });
  }

  it("is the database, row for row and value for value, for every table of the challenge", async () => {
    await fillEmptyTables();
    const archive = await take(wholeCopy());
    const { manifest } = archive;
    const tables = Object.entries(MODELS).filter(([, { of }]) => of !== null);
    expect(tables.length).toBeGreaterThan(55);
    const schema = schemaColumns();
    const empty: string[] = [];
    await withDatabaseFile(join(env.dataDir, "workspace.db"), async (file) => {
      for (const [table, { copies }] of tables) {
        // What was written after the copy was read: the event that says so.
        const until =
          table === "AuditEvent" ? ` AND COALESCE("sequence", 0) <= ${manifest.auditHead?.sequence}` : "";
        const rows = await file.rows(`SELECT * FROM ${sqlName(table)} WHERE ${whereOf(table)}${until}`);
        if (rows.length === 0) empty.push(table);
        if (!copies.includes("whole")) {
          const left = manifest.leftOut.find((one) => one.table === table);
          expect(left, table).toEqual({ table, why: "secret", rows: rows.length });
          continue;
        }
        const secret = FIELD_CLASSES[table]?.secret?.split(" ") ?? [];
        const columns = schema.filter((one) => one.table === table && !secret.includes(one.column));
        const expected = rows.map((row) =>
          Object.fromEntries(columns.map(({ column, type }) => [column, asJson(row[column], type)])),
        );
        const there = await archive.rows(table);
        expect(manifest.tables[table]?.rows, table).toBe(rows.length);
        const sorted = (list: readonly object[]) =>
          list.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
        expect(sorted(there), table).toEqual(sorted(expected));
      }
    });
    expect(empty).toEqual([]);
  }, 60_000);

  it("holds each kept file byte for byte", async () => {
    const archive = await take(wholeCopy());
    const { files } = archive.manifest;
    expect(files.filter(({ table }) => table === "IssuedVersion")).toHaveLength(7);
    expect(files.filter(({ table }) => table === "SourceDocument")).toHaveLength(1);
    const rows = [...(await archive.rows("IssuedVersion")), ...(await archive.rows("SourceDocument"))];
    for (const { path, id } of files) {
      const pieces: Uint8Array[] = [];
      for await (const piece of archive.bytes(path)) pieces.push(piece);
      const { sha256: kept } = await db.issuedVersion
        .findUnique({ where: { id }, select: { sha256: true } })
        .then(
          async (row) =>
            row ?? db.sourceDocument.findUniqueOrThrow({ where: { id }, select: { sha256: true } }),
        );
      expect(sha256(Buffer.concat(pieces))).toBe(kept);
      expect(rows.find((row) => row.id === id)?.sha256).toBe(kept);
    }
  });
});

describe("taking a copy", () => {
  it("is an event: who, which copy and how much", async () => {
    const file = freshFile();
    const taken = await takeCopyToFile(COPIES.council(), file, NOW);
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(event).toMatchObject({
      type: "copy-taken",
      challengeId: world.challenge.id,
      accountId: permits().coordinator.actor.accountId,
    });
    expect(JSON.parse(event.data)).toEqual({
      copy: "council",
      councilId: world.challenge.council.id,
      rows: taken.rows,
      files: taken.files,
      sha256: taken.sha256,
    });
    expect((await checkArchive(file)).rows).toBe(taken.rows);
  });

  it("on a page sends the same, with an event, and leaves nothing on the disk", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("cpc-copy-"));
    const { stream, bytes, fileName } = await takeCopyAway(
      { kind: "council", permit: permits().coordinator },
      NOW,
    );
    const sent = Buffer.from(await new Response(stream).arrayBuffer());
    expect(sent.byteLength).toBe(bytes);
    expect(fileName).toBe(
      "Wexcombe and Harrowmere Partnership, copy of Wexcombe Borough Council, 2027-05-01.zip",
    );
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(JSON.parse(event.data)).toMatchObject({ copy: "council", sha256: sha256(sent) });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("cpc-copy-"))).toEqual(before);
  });

  it("writes nothing, and no event, where the file is there already or has no folder", async () => {
    const file = freshFile();
    await takeCopyToFile(COPIES.team(), file, NOW);
    const [events, names] = [await db.auditEvent.count(), readdirSync(folder)];
    await expect(takeCopyToFile(COPIES.team(), file, NOW)).rejects.toThrow(/There is a file .* already/);
    await expect(takeCopyToFile(COPIES.team(), join(folder, "none", "a.zip"), NOW)).rejects.toThrow(
      /There is no folder/,
    );
    expect(await db.auditEvent.count()).toBe(events);
    expect(readdirSync(folder)).toEqual(names);
  });

  it("says which kept file is missing, and holds all the rest", async () => {
    const row = await db.sourceDocument.findFirstOrThrow({ where: { challengeId: world.challenge.id } });
    const key = row.fileKey ?? "";
    const path = join(env.dataDir, "files", key.slice(0, 2), key);
    expect(existsSync(path)).toBe(true);
    rmSync(path);
    const taken = await takeCopyToFile(COPIES.team(), freshFile(), NOW);
    expect(taken.missing).toEqual([
      expect.stringContaining(`SourceDocument ${row.id}: The workspace no longer`),
    ]);
    expect(taken.files).toBe(7);
  });
});
