import ExcelJS from "exceljs";
import JSZip from "jszip";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { anonymisePerson } from "#app/areas/retention/anonymise-person.server.ts";
import { runRetention } from "#app/areas/retention/run-retention.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { damagedBytes } from "#tests/fixtures/uploads/packages.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession } from "#tests/support/factories-evidence.ts";
import {
  COUNTS_OF_SIXTY,
  JOURNEY_OF_SIXTY,
  SITES_OF_SIXTY,
  sixtyPeopleWorkbook,
} from "#tests/support/sixty-people-workbook.ts";
import { readAnswer } from "../plan/answers.server.ts";
import { readRevision } from "../plan/change-timetable.server.ts";
import { storedRoles } from "../plan/stored-shapes.ts";
import { filledWorkbook, templateWorkbook } from "./download-workbook.server.ts";
import { addNamedPeople, saySheetColumns, sheetThatAsks } from "./import-columns.server.ts";
import { importView } from "./import-view.ts";
import {
  emptyLapsedImports,
  keepImport,
  leaveImport,
  listWaitingImports,
  readImport,
} from "./keep-import.server.ts";
import type { ImportPlan } from "./plan-import.ts";
import { takeImport } from "./take-import.server.ts";

// Every workbook is read and written by a thread that starts from the sources: some seconds each on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let challenge: TestChallenge;
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

/** Six peers, three days, and the sites and rooms that the workbook of sixty people expects. */
async function visitOfSixty(): Promise<TestChallenge> {
  const made = await makeTestChallenge({ partnership: true });
  await setDaysOnSite(db, made.id, ["2026-03-03", "2026-03-04", "2026-03-05"]);
  await db.peer.createMany({
    data: ["chief-executive-peer", "member-peer", "officer-peer", "officer-peer"].map((role, index) => ({
      id: newId(),
      challengeId: made.id,
      name: `Peer ${index}`,
      role,
      status: "confirmed",
      position: index + 3,
    })),
  });
  const ids: string[] = [];
  for (const [position, site] of SITES_OF_SIXTY.entries()) {
    const siteId = newId();
    ids.push(siteId);
    await db.site.create({ data: { id: siteId, challengeId: made.id, name: site.name, position } });
    await db.room.createMany({
      data: site.rooms.map((room, index) => ({
        id: newId(),
        challengeId: made.id,
        siteId,
        ...room,
        position: index,
      })),
    });
  }
  const [fromSiteId = "", toSiteId = ""] = ids;
  await db.siteTravel.create({ data: { fromSiteId, toSiteId, minutes: JOURNEY_OF_SIXTY } });
  return made;
}

const permit = () => challenge.permits.coordinator;

async function upload(bytes: Uint8Array, name = "list.xlsx", now = TEST_NOW): Promise<string> {
  return keepImport(permit(), { name, bytes }, now);
}

async function planOf(id: string): Promise<{ plan: ImportPlan; fingerprint: string }> {
  const { plan, fingerprint } = await readImport(permit(), id);
  if (plan === null) throw new Error("the import is over");
  return { plan, fingerprint };
}

async function take(id: string, wish = { removeSessions: false, removePeople: false }, now = TEST_NOW) {
  const { fingerprint } = await planOf(id);
  return takeImport(permit(), id, { fingerprint, ...wish }, now);
}

/** Changes cells of a workbook as somebody does in Excel: `change` is given each row with its cells by heading. */
async function changed(
  bytes: Uint8Array,
  sheetName: string,
  change: (sheet: ExcelJS.Worksheet, at: (heading: string) => number) => void,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet(sheetName);
  if (sheet === undefined) throw new Error(`no sheet ${sheetName}`);
  change(sheet, (heading) => {
    const found = (sheet.getRow(1).values as unknown[]).indexOf(heading);
    if (found < 1) throw new Error(`no column ${heading}`);
    return found;
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

beforeAll(async () => {
  challenge = await visitOfSixty();
});

describe("a workbook of sixty people and their sessions", () => {
  it("is read without a remark, writes nothing until it is taken, and then all of it", async () => {
    const id = await upload(await sixtyPeopleWorkbook());
    const { plan } = await planOf(id);
    expect(plan.problems).toEqual([]);
    expect(plan.sheets.map(({ kind, rows, ignored }) => ({ kind, rows, ignored }))).toEqual([
      { kind: "people", rows: COUNTS_OF_SIXTY.people, ignored: ["Phone"] },
      { kind: "sessions", rows: COUNTS_OF_SIXTY.sessions, ignored: [] },
    ]);
    expect(importView(plan).button).toBe("Import 60 people and 44 sessions");
    expect(await db.person.count({ where: { challengeId: challenge.id } })).toBe(0);

    const revision = await readRevision(challenge.permits.coordinator);
    // Time of a core, not of the clock: other tests run beside this one.
    const started = process.cpuUsage();
    expect(await take(id)).toEqual({ people: 60, sessions: 44, takenOut: 0, stoppedRows: 0 });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000_000).toBeLessThan(2);
    expect(await readRevision(challenge.permits.coordinator)).toBe(revision + 1);
    expect(await db.person.count({ where: { challengeId: challenge.id } })).toBe(60);
    expect(
      await db.auditEvent.count({
        where: { challengeId: challenge.id, data: { contains: "44 sessions imported" } },
      }),
    ).toBe(1);

    const leader = await db.session.findFirstOrThrow({
      where: { challengeId: challenge.id, title: "Leader of the Council, Harrowmere" },
      include: { people: { include: { person: true } }, comesAfter: { include: { earlier: true } } },
    });
    expect(leader.people.map(({ person }) => person.jobTitle)).toEqual(["Leader of the Council"]);
    expect(leader.comesAfter.map(({ earlier }) => earlier.title)).toEqual(["Opening team meeting"]);
    expect(storedRoles.read(leader.requiredRoles)).toEqual(["leader-peer"]);
    const opening = await db.session.findFirstOrThrow({
      where: { challengeId: challenge.id, title: "Opening team meeting" },
      include: { room: true, peers: true },
    });
    expect(opening).toMatchObject({
      date: "2026-03-03",
      start: "08:30",
      minutes: 45,
      isFixed: true,
      isAllPeers: true,
    });
    expect(opening.room?.name).toBe("Committee Room 1");
    expect(opening.peers).toHaveLength(6);
    const partly = await db.personAnswer.findFirstOrThrow({
      where: { challengeId: challenge.id, availability: "some-times" },
      include: { times: { orderBy: { date: "asc" } } },
    });
    expect(partly.times[0]).toMatchObject({ date: "2026-03-03", start: "09:00", end: "12:30" });
  });

  it("keeps nothing of the file once it is taken", async () => {
    const row = await db.timetableProposal.findFirstOrThrow({
      where: { challengeId: challenge.id, kind: "import", status: "taken" },
    });
    expect(row).toMatchObject({ result: "{}", label: "" });
    await expect(
      takeImport(permit(), row.id, { fingerprint: "", removePeople: false, removeSessions: false }, TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("says that there is nothing to change when it is given again", async () => {
    const { plan } = await planOf(await upload(await sixtyPeopleWorkbook()));
    expect([...plan.people, ...plan.sessions].filter(({ state }) => state !== "unchanged")).toEqual([]);
    expect(importView(plan).button).toBeNull();
  });
});

describe("out and back in", () => {
  it("finds no difference in what was not changed", async () => {
    const { plan } = await planOf(await upload(await filledWorkbook(permit(), TEST_NOW)));
    expect(plan.problems).toEqual([]);
    expect(plan.people).toHaveLength(60);
    expect(plan.sessions).toHaveLength(44);
    expect([...plan.people, ...plan.sessions].filter(({ state }) => state !== "unchanged")).toEqual([]);
    expect(plan.missing).toEqual({ people: [], sessions: [] });
  });

  it("shows each field that was changed, and changes that alone", async () => {
    const bytes = await changed(await filledWorkbook(permit(), TEST_NOW), "Sessions", (sheet, at) => {
      sheet.eachRow((row) => {
        if (row.getCell(at("Title")).value !== "Tenants") return;
        row.getCell(at("Title")).value = "Tenants' panel";
        row.getCell(at("Day")).value = new Date("2026-03-04T00:00:00Z");
        row.getCell(at("Start")).value = { formula: "TIME(14,15,0)", result: 0.59375 };
        row.getCell(at("Themes")).value = null;
      });
    });
    const before = await db.session.findFirstOrThrow({
      where: { challengeId: challenge.id, title: "Tenants" },
    });
    const id = await upload(bytes);
    const { plan } = await planOf(id);
    const rows = plan.sessions.filter(({ state }) => state === "changed");
    expect(rows.map(({ changes }) => changes)).toEqual([
      [
        { heading: "Title", before: "Tenants", after: "Tenants' panel" },
        { heading: "Themes", before: "1; 3", after: "" },
        { heading: "Day", before: "", after: "Wednesday 4 March 2026" },
        { heading: "Start", before: "", after: "14:15" },
      ],
    ]);
    expect(await take(id)).toMatchObject({ people: 0, sessions: 1 });
    const after = await db.session.findUniqueOrThrow({
      where: { id: before.id },
      include: { themes: true, people: true },
    });
    expect(after).toMatchObject({
      title: "Tenants' panel",
      date: "2026-03-04",
      start: "14:15",
      version: before.version + 1,
    });
    expect(after.themes).toEqual([]);
    expect(after.people).toHaveLength(3);
  });

  it("leaves alone what is missing, unless that is ticked", async () => {
    const without = await changed(await filledWorkbook(permit(), TEST_NOW), "Sessions", (sheet) =>
      sheet.spliceRows(2, 1),
    );
    const kept = await upload(without);
    expect((await planOf(kept)).plan.missing.sessions).toHaveLength(1);
    await take(kept);
    expect(await db.session.count({ where: { challengeId: challenge.id } })).toBe(44);
    const again = await upload(without);
    expect(await take(again, { removeSessions: true, removePeople: true })).toMatchObject({ takenOut: 1 });
    expect(await db.session.count({ where: { challengeId: challenge.id } })).toBe(43);
    expect(await db.person.count({ where: { challengeId: challenge.id } })).toBe(60);
  });

  it("writes nothing when the timetable is not what was looked at, and says so", async () => {
    const bytes = await changed(await filledWorkbook(permit(), TEST_NOW), "People", (sheet, at) => {
      sheet.getRow(2).getCell(at("Job title")).value = "Something new";
    });
    const id = await upload(bytes);
    const { plan, fingerprint } = await planOf(id);
    const [row] = plan.people.filter(({ state }) => state === "changed");
    await db.person.update({
      where: { id: row?.key ?? "" },
      data: { jobTitle: "Meanwhile", version: { increment: 1 } },
    });
    const wish = { fingerprint, removePeople: false, removeSessions: false };
    await expect(takeImport(permit(), id, wish, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    expect((await db.person.findUniqueOrThrow({ where: { id: row?.key ?? "" } })).jobTitle).toBe("Meanwhile");
    expect(await take(id)).toMatchObject({ people: 1 });
    expect((await db.person.findUniqueOrThrow({ where: { id: row?.key ?? "" } })).jobTitle).toBe(
      "Something new",
    );
  });

  it("keeps a formula in somebody's name as the text it is", async () => {
    await db.person.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        kind: "partner",
        name: '=HYPERLINK("http://x.example")',
      },
    });
    const bytes = await filledWorkbook(permit(), TEST_NOW);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
    const values = (workbook.getWorksheet("People")?.getColumn(1).values ?? []) as unknown[];
    expect(values).toContain('=HYPERLINK("http://x.example")');
    const { plan } = await planOf(await upload(bytes));
    expect(plan.people.every(({ state }) => state === "unchanged")).toBe(true);
  });
});

describe("when people can come, in a file of a second visit", () => {
  it("is of that visit, and what they said of the first stays", async () => {
    const { coordinator, challengeManager } = challenge.permits;
    const dates = { title: "", first: "2027-01-20", last: "2027-01-21" };
    const id = await makeVisit(challengeManager, { kind: "progress-review", ...dates }, TEST_NOW);
    const review = await permitAtVisit(atStage(coordinator, "reviewing"), id);
    const { personId } = await db.personAnswer.findFirstOrThrow({
      where: { challengeId: challenge.id, availability: "some-times" },
    });
    const { name, kind } = await db.person.findUniqueOrThrow({ where: { id: personId } });
    const phase = { challengeId: challenge.id, visitId: challenge.visitId };
    const before = await readAnswer(phase, personId, db);
    expect(before.times.length).toBeGreaterThan(0);
    const file = csv(`Id,Name,Kind,Availability\n${personId},${name},${kind},Cannot come`);
    const importId = await keepImport(review, { name: "review.csv", bytes: file }, TEST_NOW);
    const { fingerprint } = await readImport(review, importId);
    const wish = { fingerprint, removeSessions: false, removePeople: false };
    expect(await takeImport(review, importId, wish, later(1))).toMatchObject({ people: 1 });
    expect(await readAnswer(review, personId, db)).toMatchObject({
      availability: "cannot-come",
      times: [],
      answeredAt: later(1),
    });
    expect(await readAnswer(phase, personId, db)).toEqual(before);
  });
});

describe("files that wait", () => {
  it("are emptied when they are thrown away, replaced or too old", async () => {
    const first = await upload(await templateFilled("Pat Wren"), "a.xlsx");
    expect((await planOf(first)).plan.people[0]?.facts).toMatchObject({
      name: "Pat Wren",
      email: "pat@wren.example",
    });
    const second = await upload(csv("Name,Kind\nPat Wren,Partner"), "b.csv");
    expect((await listWaitingImports(permit())).map(({ id }) => id)).toEqual([second]);
    expect((await readImport(permit(), first)).plan).toBeNull();
    const colleague = challenge.permits.otherCoordinator;
    await keepImport(colleague, { name: "c.csv", bytes: csv("Name,Kind\nPat Wren,Partner") }, later(60));
    expect((await listWaitingImports(permit())).map(({ label }) => label)).toEqual(["c.csv", "b.csv"]);
    await keepImport(
      colleague,
      { name: "d.csv", bytes: csv("Name,Kind\nPat Wren,Partner") },
      later(8 * 24 * 60),
    );
    // Somebody else's lapses by the daily run, not by whoever comes by.
    expect((await listWaitingImports(permit())).map(({ label }) => label)).toEqual(["d.csv", "b.csv"]);
    await emptyLapsedImports(later(8 * 24 * 60));
    const [last] = await listWaitingImports(permit());
    expect((await listWaitingImports(permit())).map(({ label }) => label)).toEqual(["d.csv"]);
    await leaveImport(permit(), last?.id ?? "");
    await expect(leaveImport(permit(), last?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect(
      await db.timetableProposal.count({ where: { kind: "import", result: { contains: "Pat Wren" } } }),
    ).toBe(0);
  });

  it("are emptied by the run of retention, and when somebody's name is removed", async () => {
    const waiting = async () => (await listWaitingImports(permit())).length;
    await upload(csv("Name,Kind\nPat Wren,Partner"), "list.csv");
    const runAt = async (now: Date) => {
      const sight = { seenAt: now, trustedAt: now, doubtedSince: null };
      await db.clockSight.upsert({
        where: { id: "clock" },
        create: { id: "clock", ...sight },
        update: sight,
      });
      await runRetention(now);
    };
    await runAt(later(6 * 24 * 60));
    expect(await waiting()).toBe(1);
    // By a clock that is suddenly days ahead nothing lapses.
    await runRetention(later(8 * 24 * 60));
    expect(await waiting()).toBe(1);
    await runAt(later(8 * 24 * 60));
    expect(await waiting()).toBe(0);
    await upload(csv("Name,Kind\nPat Wren,Partner"), "list.csv");
    const person = await db.person.create({
      data: { id: newId(), challengeId: challenge.id, kind: "partner", name: "Pat Wren" },
    });
    await anonymisePerson(challenge.permits.challengeManager, person.id, TEST_NOW);
    expect(await waiting()).toBe(0);
  });

  it("belong to their challenge, and to those who arrange the visit", async () => {
    const id = await upload(csv("Name,Kind\nPat Wren,Partner"), "list.csv");
    const elsewhere = await makeTestChallenge();
    await expect(readImport(elsewhere.permits.coordinator, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(readImport(challenge.permits.councilReader, id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(readImport(challenge.permits.peer, id)).rejects.toMatchObject({ code: "forbidden" });
  });
});

const csv = (text: string) => new TextEncoder().encode(text);

async function templateFilled(name: string): Promise<Uint8Array> {
  return changed(await templateWorkbook(permit()), "People", (sheet, at) => {
    sheet.getRow(2).getCell(at("Name")).value = { richText: [{ text: `${name} ` }] };
    sheet.getRow(2).getCell(at("Kind")).value = "partner";
    sheet.getRow(2).getCell(at("E-mail")).value = {
      text: "pat@wren.example",
      hyperlink: "mailto:pat@wren.example",
    };
  });
}

// Those that are made to harm whoever reads them: tests/uploads/hostile-uploads.test.ts.
describe("a file whose headings are not known here", () => {
  it("is asked about once: what was said is kept for the next file", async () => {
    const list = csv("Wer,Was,Essen\nRuth Oram,Officer,Vegan\n");
    const first = await upload(list, "list.csv");
    expect(await sheetThatAsks(permit(), first)).toBe(0);
    const say = (columns: string[], shownKind: "none" | "people") =>
      saySheetColumns(
        permit(),
        first,
        { sheet: 0, kind: "people", headingRow: 1, shownKind, shownRow: 1, columns },
        TEST_NOW,
      );
    expect(await say([], "none")).toBe("look again");
    await expect(say(["kind", "kind", "none"], "people")).rejects.toMatchObject({ field: "columns[1]" });
    await expect(say(["none", "kind", "none"], "people")).rejects.toMatchObject({ code: "invalid" });
    expect(await say(["name", "kind", "accessNeeds"], "people")).toBe("done");
    const { plan } = await planOf(first);
    expect(plan.people.map(({ facts }) => [facts.name, facts.accessNeeds])).toEqual([["Ruth Oram", "Vegan"]]);
    const next = await upload(list, "again.csv");
    expect(await sheetThatAsks(permit(), next)).toBeNull();
    expect((await planOf(next)).plan.people).toHaveLength(1);
    await leaveImport(permit(), next);
  });

  it("brings in people named by its sessions when somebody says what they are", async () => {
    const id = await upload(csv("Title,Kind,People\nA talk,Interview,Nora Unlisted\n"), "talk.csv");
    expect((await planOf(id)).plan.unknownPeople.map(({ name }) => name)).toEqual(["Nora Unlisted"]);
    await addNamedPeople(permit(), id, [{ name: "Nora Unlisted", kind: "Partner" }]);
    const { plan } = await planOf(id);
    expect(plan.unknownPeople).toEqual([]);
    expect(plan.sessions[0]?.facts.personKeys).toHaveLength(1);
    await leaveImport(permit(), id);
  });
});

describe("files that are not taken", () => {
  const zip = (parts: Record<string, string>) =>
    Object.entries(parts)
      .reduce((made, [path, text]) => made.file(path, text), new JSZip())
      .generateAsync({ type: "uint8array", compression: "DEFLATE" });

  it.each([
    ["nothing", async () => new Uint8Array(), /empty/],
    ["an old workbook", async () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), /old Excel file/],
    ["a PDF", async () => csv("%PDF-1.7"), /PDF/],
    ["a picture", async () => new Uint8Array([0x89, 0x50, 0, 0, 1]), /neither an Excel workbook/],
    ["a damaged zip", async () => csv("PK\u0003\u0004 and no more"), /damaged/],
    ["macros", () => zip({ "xl/workbook.xml": "<a/>", "xl/vbaProject.bin": "x" }), /macros/],
    ["a Word document", () => zip({ "word/document.xml": "<a/>" }), /Word document/],
    ["bytes overwritten in the middle", damagedBytes, /damaged or incomplete/],
    [
      "nothing like a list",
      async () => csv("Dear all,\nplease find it attached\n"),
      /No list of people or sessions/,
    ],
    ["too many rows", async () => csv(`Name,Kind\n${"Pat,Partner\n".repeat(1_001)}`), /at most 1,000/],
    ["too many columns", async () => csv(`Name,Kind${",x".repeat(80)}\nPat,Partner`), /more than 60 columns/],
  ])("%s", async (_, bytes, sentence) => {
    await expect(upload(await bytes(), "file.xlsx")).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(sentence),
    });
  });
});

it("a workbook of one visit brings nothing twice into another, and takes nothing out there", async () => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { coordinator, challengeManager } = challenge.permits;
  const days = { title: "", first: "2026-02-10", last: "2026-02-10" };
  const calls = await makeVisit(challengeManager, { kind: "conversations", ...days }, TEST_NOW);
  await makeTestSession(challenge, { title: "Leader", date: "2026-03-02" });
  await makeTestSession({ ...challenge, visitId: calls }, { title: "Call", date: "2026-02-10" });
  const personId = newId();
  await db.person.create({
    data: { id: personId, challengeId: challenge.id, name: "Pat Wren", kind: "partner" },
  });
  await db.personAnswer.createMany({
    data: [
      { personId, visitId: challenge.visitId, challengeId: challenge.id, availability: "not-asked" },
      { personId, visitId: calls, challengeId: challenge.id, availability: "any-time" },
    ],
  });
  const bytes = await filledWorkbook(coordinator, TEST_NOW);
  const atCalls = await permitAtVisit(coordinator, calls);
  const id = await keepImport(atCalls, { name: "phase.xlsx", bytes }, TEST_NOW);
  const { plan, fingerprint } = await readImport(atCalls, id);
  expect(plan?.sessions).toEqual([]);
  // "Not asked" of the visit on site would take the place of "any time" here.
  expect(plan?.people.map(({ state }) => state)).toEqual(["unchanged"]);
  expect(plan === null ? null : importView(plan).otherVisit).toBe(
    "This workbook was saved for another visit, Visit. Its sessions, and when people can come, are not imported here: delete this file and import it at Visit.",
  );
  expect(plan?.problems[0]?.wrong).toContain("One row is a session of another visit (Visit)");
  const wish = { fingerprint, removeSessions: true, removePeople: false };
  expect(await takeImport(atCalls, id, wish, TEST_NOW)).toMatchObject({
    sessions: 0,
    takenOut: 0,
    stoppedRows: 1,
  });
  expect(await readAnswer({ challengeId: challenge.id, visitId: calls }, personId, db)).toMatchObject({
    availability: "any-time",
  });
  expect(
    await db.session.count({ where: { challengeId: challenge.id, visitId: calls, status: "planned" } }),
  ).toBe(1);
  expect(await db.session.count({ where: { challengeId: challenge.id } })).toBe(2);
});
