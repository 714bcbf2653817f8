import { existsSync, readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { to } from "#app/addresses.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { makePersonLink } from "../timetable/availability/ask-availability.server.ts";
import * as answerPage from "../timetable/availability/routes/availability.tsx";
import * as importPage from "../timetable/excel/routes/import.tsx";
import * as columnsPage from "../timetable/excel/routes/import-columns.tsx";
import * as previewPage from "../timetable/excel/routes/import-preview.tsx";
import * as gridPage from "../timetable/grid/routes/timetable.tsx";
import * as lateChangePage from "../timetable/on-the-day/routes/late-change.tsx";
import { releaseTimetable } from "../timetable/release/release-timetable.server.ts";
import * as homePage from "./routes/home.tsx";

// Every workbook is read by a program that starts from the sources: some seconds each on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const drawn = drawnPages({
  [to.timetable.import.path]: importPage,
  [to.timetable.importPreview.path]: previewPage,
  [to.timetable.importColumns.path]: columnsPage,
  [to.timetable.front.path]: gridPage,
  [to.timetable.availability.path]: answerPage,
  [to.timetable.lateChange.path]: lateChangePage,
  [to.home.front.path]: homePage,
});

/** As a council draws it up: titles above, headings of its own, a room for a site, a pause between. */
async function foreignWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const people = workbook.addWorksheet("Interviewees");
  people.addRow(["Peer challenge, interviewees, draft 3"]);
  people.addRow(["No.", "Surname", "Forename", "Role / position", "Type", "Email address", "Dietary"]);
  people.addRow([1, "Abbott", "Anna", "Leader of the Council", "Member", "anna@elsewhere.example", "Vegan"]);
  people.addRow([2, "Price", "Paul", "Section 151 officer", "Officer", "paul@elsewhere.example", ""]);
  const programme = workbook.addWorksheet("Programme");
  programme.addRow(["DRAFT PROGRAMME"]);
  programme.addRow(["Date", "From", "To", "Session", "Venue", "Attendees", "Peers", "Notes"]);
  programme.addRow(["Tuesday 30th March", 0.375, 0.40625, "Leader", "Cttee Rm 1", "Anna Abbott", "2", ""]);
  programme.addRow(["31.3.27", "2pm", "3.15pm", "Finance", "Cttee Rm 1", "Paul & Mona Mercer", "All", ""]);
  programme.addRow(["", "LUNCH"]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What is sent, without the marks that React puts between texts. */
async function ask(...asked: Parameters<typeof drawn>) {
  const answer = await drawn(...asked);
  return { ...answer, html: answer.html.replaceAll("<!-- -->", "") };
}

let challenge: TestChallenge;
let at: { challengeId: string; visitId: string };
let cookie: string;

beforeAll(async () => {
  challenge = await makeTestChallenge();
  at = { challengeId: challenge.id, visitId: challenge.visitId };
  await setDaysOnSite(db, challenge.id, ["2027-03-30", "2027-03-31"]);
  const site = { id: newId(), challengeId: challenge.id, name: "Guildhall", position: 1 };
  await db.site.create({ data: site });
  for (const [position, name] of ["Committee Room 1", "Committee Room 2", "Committee Room 3"].entries()) {
    const room = { id: newId(), challengeId: challenge.id, siteId: site.id, name, capacity: 12, position };
    await db.room.create({ data: room });
  }
  cookie = await sessionCookie(challenge.permits.coordinator.actor.accountId);
});

const send = (address: string, fields: [string, string][]) =>
  ask(address, { method: "POST", cookie, body: new URLSearchParams(fields) });

async function upload(bytes: Uint8Array, name: string) {
  const body = new FormData();
  body.append("intent", "read");
  body.append("file", new File([new Uint8Array(bytes)], name));
  return ask(to.timetable.import(at), { method: "POST", cookie, body });
}

/** What each column is taken to be, as the page shows it. */
const chosen = (html: string) =>
  [...html.matchAll(/<select[^>]*name="columns\[\d+\]"[^>]*>(.*?)<\/select>/gs)].map(
    ([, options = ""]) => /<option[^>]*value="(\w+)"[^>]*selected/.exec(options)?.[1] ?? "",
  );

describe("a workbook of a council's own", () => {
  it("leads by the step for columns and the people whom only sessions name to a released timetable", async () => {
    const uploaded = await upload(await foreignWorkbook(), "draft.xlsx");
    const columns = uploaded.location ?? "";
    expect(columns).toContain("/columns?sheet=0");
    const page = await ask(columns, { cookie });
    expect(page.status).toBe(200);
    const shown = ["none", "lastName", "firstName", "jobTitle", "kind", "email", "none"];
    expect(chosen(page.html)).toEqual(shown);
    expect(page.html).toContain("For example: Vegan");
    const said = (means: string[]): [string, string][] => [
      ["intent", "columns"],
      ["sheet", "0"],
      ["kind", "people"],
      ["headingRow", "2"],
      ["shownKind", "people"],
      ["shownRow", "2"],
      ...means.map((one, index): [string, string] => [`columns[${index}]`, one]),
    ];
    const twice = await send(columns, said([...shown.slice(0, 6), "email"]));
    expect(twice.status).toBe(400);
    expect(twice.html).toContain("Another column is E-mail already");
    const done = await send(columns, said([...shown.slice(0, 6), "accessNeeds"]));
    expect(done.status).toBe(302);
    const preview = done.location ?? "";
    const before = await ask(preview, { cookie });
    expect(before.html).toContain("1 person is named by sessions and in no list");
    expect(before.html).toContain("“LUNCH” is a pause and no session.");
    expect(before.html).not.toContain("cannot be imported as");
    const added = await send(preview, [
      ["intent", "add-people"],
      ["names[0]", "Mona Mercer"],
      ["kinds[0]", "officer"],
    ]);
    expect(added.status).toBe(302);
    const after = await ask(preview, { cookie });
    expect(after.html).toContain("Import 3 people and 2 sessions");
    const fingerprint = /name="fingerprint" value="(\w+)"/.exec(after.html)?.[1] ?? "";
    const taken = await send(preview, [
      ["intent", "take"],
      ["fingerprint", fingerprint],
    ]);
    expect(taken.status).toBe(302);
    const { coordinator } = challenge.permits;
    await releaseTimetable(coordinator, { acknowledge: true }, TEST_NOW);
    const sessions = await db.session.findMany({
      where: { challengeId: challenge.id },
      orderBy: { start: "asc" },
      select: { title: true, date: true, start: true, minutes: true, room: { select: { name: true } } },
    });
    expect(sessions).toEqual([
      {
        title: "Leader",
        date: "2027-03-30",
        start: "09:00",
        minutes: 45,
        room: { name: "Committee Room 1" },
      },
      {
        title: "Finance",
        date: "2027-03-31",
        start: "14:00",
        minutes: 75,
        room: { name: "Committee Room 1" },
      },
    ]);
    // The next file of theirs is not asked about again.
    expect((await upload(await foreignWorkbook(), "draft 4.xlsx")).location).not.toContain("columns");
  });

  it("is mended by one press where somebody answers after the release that only the Tuesday will do", async () => {
    const { coordinator } = challenge.permits;
    const home = () => ask(to.home.front({ challengeId: challenge.id }), { cookie });
    const NOT_FITTING = "Move sessions that somebody cannot come to";
    expect((await home()).html).not.toContain(NOT_FITTING);
    const paul = await db.person.findFirstOrThrow({
      where: { challengeId: challenge.id, name: "Paul Price" },
      select: { id: true },
    });
    const token = await makePersonLink(coordinator, paul.id, new Date());
    const link = to.timetable.availability({ token });
    expect((await ask(link)).html).toContain("Tuesday 30 March 2027");
    const answered = await ask(link, {
      method: "POST",
      body: new URLSearchParams([
        ["answer", "some-times"],
        ["halves", "2027-03-30 morning"],
        ["halves", "2027-03-30 afternoon"],
      ]),
    });
    expect(answered.status).toBe(302);
    expect((await home()).html).toContain(NOT_FITTING);
    const grid = await ask(to.timetable.front(at), { cookie });
    expect(grid.html).toContain("Paul Price cannot come, said");
    const finance = await db.session.findFirstOrThrow({
      where: { challengeId: challenge.id, title: "Finance" },
      select: { id: true },
    });
    const mended = await send(to.timetable.lateChange(at), [
      ["intent", "mendClash"],
      ["sessionId", finance.id],
    ]);
    expect(mended.location).toContain(to.timetable.lateChange(at));
    const where = { where: { id: finance.id }, select: { date: true, minutes: true } };
    expect(await db.session.findUniqueOrThrow(where)).toEqual({ date: "2027-03-30", minutes: 75 });
    expect((await home()).html).not.toContain(NOT_FITTING);
  });
});

const FOREIGN = new URL("../../../../shared/faults/workbooks/foreign.xlsx", import.meta.url);

it.skipIf(!existsSync(FOREIGN))(
  "reads the foreign workbook of ../shared (skipped where it is absent)",
  async () => {
    const uploaded = await upload(readFileSync(FOREIGN), "foreign.xlsx");
    const preview = (uploaded.location ?? "").replace(/\/columns.*$/, "");
    const { html } = await ask(preview, { cookie });
    expect(html).toMatch(/Import \d+ people and 5 sessions/);
    // One of them is of no kind that anybody said; nothing else stops a row.
    expect(html).toContain("1 row cannot be imported as it stands");
    expect(html).toContain("It does not say what kind of person this is.");
    expect(html).toContain("Taken to be a focus group");
    expect(html).toContain("Read as the room Committee Room 1.");
  },
);
