import { beforeEach, describe, expect, it } from "vitest";
import { addUsualMilestones } from "#app/areas/challenge/edit-milestone.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { readPaper } from "#app/areas/timetable/papers/read-paper.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { daysInWords } from "#app/areas/visits/postponement.ts";
import { listPostponements } from "#app/areas/visits/postponements.server.ts";
import { lastDayOnSite, listVisits } from "#app/areas/visits/read-visits.server.ts";
import { dropDrafts, sendDrafts } from "#app/mail/release-drafts.server.ts";
import { listMail, readMail } from "#app/mail/store.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { confirmMark } from "./confirm-mark.server.ts";
import { type PostponeInput, postpone, versionOfVisits } from "./postpone.server.ts";
import { putVisitsBack } from "./put-back.server.ts";
import { readPostponing, type ShownMark } from "./read-postponing.server.ts";

const NOW = new Date("2026-02-02T10:00:00Z");
const laterBy = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

let challenge: TestChallenge;
let sessions: string[];
const permits = () => challenge.permits;
const manager = () => challenge.permits.challengeManager;

/** A scope agreed by both councils, peers confirmed, people asked, invitations sent, a pack and a statement. */
beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  const furnished = await furnishVisit(challenge);
  sessions = furnished.sessions;
  await db.person.updateMany({
    where: { id: { in: furnished.people.slice(0, 3) } },
    data: { councilId: challenge.permits.coordinator.councilId },
  });
  await addUsualMilestones(manager(), NOW);
  const { id: versionId } = await sendScope(manager(), NOW);
  for (const permit of [challenge.permits.coordinator, challenge.permits.otherCoordinator]) {
    await recordDecision(
      permit,
      "scope",
      {
        outcome: "agreed",
        against: "",
        takenByKind: "body",
        takenBy: "Cabinet",
        post: "",
        decidedOn: "2026-01-12",
        resolution: "RESOLVED: That it be agreed.",
        changedInMeeting: "",
        callInEndsOn: null,
        takesEffectOn: null,
        seen: "",
        versionId,
      },
      NOW,
    );
  }
  await db.personAnswer.updateMany({
    where: { challengeId: challenge.id },
    data: { availability: "any-time", askedAt: NOW, answeredAt: NOW },
  });
  const position = 1;
  const item = { id: newId(), challengeId: challenge.id, title: "Budget", status: "received", position };
  await db.packItem.create({ data: item });
  await db.challenge.update({ where: { id: challenge.id }, data: { statementSubmittedAt: NOW } });
  await releaseTimetable(manager(), { acknowledge: true }, NOW);
  await sendDrafts(manager(), undefined, NOW);
  await db.outgoingMail.updateMany({ where: { challengeId: challenge.id }, data: { status: "sent" } });
});

const byAYear = async (given: Partial<PostponeInput> = {}): Promise<PostponeInput> => ({
  version: versionOfVisits(await listVisits(challenge.id)),
  decidedBy: "Leader of the Council",
  reason: "The council was asked to reorganise.",
  visits: [{ id: challenge.visitId, what: "new-days", first: "2027-03-01", last: "2027-03-03" }],
  sessions: "with-days",
  moveDates: "move",
  leaveSessions: "yes",
  ...given,
});

const daysNow = async () => daysInWords((await listVisits(challenge.id))[0]?.days ?? []);
const dueOf = async (key: string) =>
  (await db.milestone.findFirstOrThrow({ where: { challengeId: challenge.id, key } })).dueOn;
const placeOf = (index: number) =>
  db.session.findUniqueOrThrow({
    where: { id: sessions[index] ?? "" },
    select: { date: true, start: true, roomId: true },
  });
const places = () => Promise.all(sessions.map((_, index) => placeOf(index)));
const drafts = () => db.outgoingMail.count({ where: { challengeId: challenge.id, status: "draft" } });
const marksSeenBy = async (whose: keyof TestChallenge["permits"]): Promise<ShownMark[]> =>
  (await readPostponing(challenge.permits[whose])).marks;
const events = async () =>
  (
    await db.auditEvent.findMany({
      where: {
        challengeId: challenge.id,
        type: { in: ["visits-postponed", "visits-put-back", "postponement-mark-changed"] },
      },
      orderBy: { id: "asc" },
    })
  ).map(({ type }) => type);

describe("a visit postponed by a year", () => {
  it("keeps the earlier days in view, marks all that rested on them, moves what follows and tells who was invited", async () => {
    const before = await places();
    await postpone(manager(), await byAYear(), laterBy(1));

    expect(await daysNow()).toBe("1 to 3 March 2027");
    expect(await lastDayOnSite(challenge.id)).toBe("2027-03-03");
    expect(await dueOf("draft-report")).toBe("2027-03-24");
    const { standing, marks } = await readPostponing(manager());
    expect(standing).toMatchObject([
      {
        decidedBy: "Leader of the Council",
        reason: "The council was asked to reorganise.",
        visits: [{ name: "Visit", earlier: "2 to 5 March 2026", later: "1 to 3 March 2027" }],
      },
    ]);
    expect(marks.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "Scope agreed by Wexcombe Borough Council",
        "Scope agreed by Harrowmere District Council",
        "Peer: Asha Peer",
        "When people of Wexcombe Borough Council can come",
        "When other people can come",
        "Invitations to sessions: Visit",
        "Data pack",
        "Position statement",
      ]),
    );
    expect(marks.every(({ confirmed }) => confirmed === null)).toBe(true);

    // The sessions stand on the day of the same number, at their times and in their rooms.
    const dayAfter: Record<string, string> = {
      "2026-03-02": "2027-03-01",
      "2026-03-03": "2027-03-02",
      "2026-03-04": "2027-03-03",
    };
    expect(await places()).toEqual(
      before.map((place) => {
        const date = dayAfter[place.date ?? ""] ?? null;
        return { ...place, date, start: date === null ? null : place.start };
      }),
    );

    // The papers say it, with the reason where those read them who arrange the visit.
    const printed = async (kind: "peer-days" | "wall-grid" | "joining-notes") =>
      (await readPaper(manager(), kind, new URLSearchParams(), laterBy(2))).source.standing;
    expect(await printed("peer-days")).toContain(
      "Postponed on 2 February 2026 from 2 to 5 March 2026: The council was asked to reorganise.",
    );
    for (const hung of ["wall-grid", "joining-notes"] as const) {
      expect(await printed(hung)).toMatch(/Postponed on 2 February 2026 from 2 to 5 March 2026$/);
    }

    // So do the pages of what rested on the earlier days, until it is confirmed again.
    expect(await readPostponedLine(permits().councilReader, { about: ["scope"] })).toEqual({
      text: "Postponed on 2 February 2026 from 2 to 5 March 2026",
      open: 2,
    });

    // Each side reads the messages to its own people, and no other's addresses.
    const { lines } = await listMail(challenge.permits.coordinator, { page: 1, status: "draft" });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.some(({ to }) => to.includes("Peer"))).toBe(false);
    const words = JSON.stringify((await readMail(challenge.permits.coordinator, lines[0]?.id ?? "")).blocks);
    expect(words).toContain(
      "The peers' visit planned for 2 to 5 March 2026 was postponed. It is now planned for 1 to 3 March 2027.",
    );
    expect(words).not.toContain("reorganise");
    expect(words).not.toContain("short notice");
  });

  it("prints a long reason whole, once at the head of a paper, and not cut at the foot of each sheet", async () => {
    const reason = `${"The council was asked to reorganise, and its leaders are needed elsewhere. ".repeat(4)}It comes back *next* year.`;
    await postpone(manager(), await byAYear({ reason }), laterBy(1));
    const printed = async (kind: "peer-days" | "reception-list" | "wall-grid") => {
      const { paper, source } = await readPaper(manager(), kind, new URLSearchParams(), laterBy(2));
      return { foot: source.standing, head: JSON.stringify(paper.introduction) };
    };
    for (const kind of ["peer-days", "reception-list"] as const) {
      const { foot, head } = await printed(kind);
      expect(foot).toMatch(/Postponed on 2 February 2026 from 2 to 5 March 2026$/);
      expect(head).toContain("Postponed on 2 February 2026 from 2 to 5 March 2026: The council was asked");
      expect(head).toContain("It comes back \\\\*next\\\\* year.");
    }
    expect((await printed("wall-grid")).head).not.toContain("reorganise");
  });

  it("tells both sides under a kind of its own, and each whose turn it is what waits for them alone", async () => {
    await postpone(manager(), await byAYear(), laterBy(1));
    const told = (kind: string) =>
      db.notice.findMany({
        where: { challengeId: challenge.id, kind, endedAt: null },
        orderBy: [{ space: "asc" }, { title: "asc" }],
        select: { title: true, space: true, councilId: true },
      });
    const shared = { space: "shared", councilId: null };
    expect(await told("visit-postponed")).toEqual([
      { title: "Visit: put off from 2 to 5 March 2026 to 1 to 3 March 2027", ...shared },
    ]);
    expect((await told("date-moved")).some(({ title }) => title.startsWith("Visit"))).toBe(false);
    const all = await marksSeenBy("challengeManager");
    const { coordinator, otherCoordinator } = challenge.permits;
    const turns = async () =>
      new Map(
        (await told("mark-to-confirm")).map(({ councilId, space, title }) => [councilId, { space, title }]),
      );
    const ofCouncil = async (whose: "coordinator" | "otherCoordinator") => ({
      space: "council",
      title: `${(await marksSeenBy(whose)).filter(({ mayConfirm }) => mayConfirm).length} things that rested on the earlier days`,
    });
    expect(await turns()).toEqual(
      new Map([
        [null, { space: "peer-team", title: `${all.length} things that rested on the earlier days` }],
        [coordinator.councilId, await ofCouncil("coordinator")],
        [otherCoordinator.councilId, await ofCouncil("otherCoordinator")],
      ]),
    );

    // Whoever has nothing left to confirm is told nothing any more; the others are.
    for (const { id, mayConfirm } of await marksSeenBy("coordinator")) {
      if (mayConfirm)
        await confirmMark(coordinator, id, { version: 1, confirmed: true, how: "x" }, laterBy(2));
    }
    expect([...(await turns()).keys()]).toEqual([otherCoordinator.councilId, null]);

    // What is open again after it was confirmed is told anew to those who confirm it, and to nobody else.
    const since = {
      at: { gt: laterBy(2) },
      challengeId: challenge.id,
      kind: "mark-to-confirm",
      endedAt: null,
    };
    const toldAnew = async () => {
      const rows = await db.notice.findMany({ where: since, select: { councilId: true, title: true } });
      return new Map(rows.map(({ councilId, title }) => [councilId, title]));
    };
    const own = (await marksSeenBy("coordinator")).find(({ mayConfirm }) => mayConfirm);
    await confirmMark(manager(), own?.id ?? "", { version: 2, confirmed: false, how: "" }, laterBy(2.5));
    const leftOpen = (await marksSeenBy("challengeManager")).filter(({ confirmed }) => confirmed === null);
    expect(await toldAnew()).toEqual(
      new Map([
        [coordinator.councilId, "One thing that rested on the earlier days"],
        [null, `${leftOpen.length} things that rested on the earlier days`],
      ]),
    );
    const [newest] = await listPostponements(manager());
    await putVisitsBack(manager(), { postponementId: newest?.id ?? "", reason: "Withdrawn." }, laterBy(3));
    expect(await turns()).toEqual(new Map());
    expect((await told("visit-postponed")).map(({ title }) => title)).toContain(
      "Visit: back on 2 to 5 March 2026",
    );
  });

  it("does not count invitations as confirmed while nobody was told, without a word on how people heard", async () => {
    await postpone(manager(), await byAYear(), laterBy(1));
    const mark = async () =>
      (await marksSeenBy("challengeManager")).find(({ title }) => title.startsWith("Invitations"));
    const { id = "", progress } = (await mark()) ?? {};
    expect(progress).toMatch(/^0 of \d+ messages about the new days were sent$/);
    const yes = { version: 1, confirmed: true, how: "" };
    await expect(confirmMark(manager(), id, yes, laterBy(2))).rejects.toMatchObject({
      code: "invalid",
      field: "how",
      message: expect.stringMatching(/^\d+ messages about the new days have not been sent\./),
    });
    await dropDrafts(manager(), undefined, laterBy(2));
    await expect(confirmMark(manager(), id, yes, laterBy(2))).rejects.toMatchObject({ field: "how" });
    await confirmMark(manager(), id, { ...yes, how: "By telephone." }, laterBy(2));
    await confirmMark(manager(), id, { ...yes, version: 2, confirmed: false }, laterBy(3));
    await db.outgoingMail.updateMany({ where: { challengeId: challenge.id }, data: { status: "sent" } });
    expect((await mark())?.progress).toMatch(/^(\d+) of \1 messages about the new days were sent$/);
    await confirmMark(manager(), id, { ...yes, version: 3 }, laterBy(4));
    expect((await mark())?.confirmed).not.toBeNull();
  });

  it("is confirmed step by step, each by who may, with who and when", async () => {
    await postpone(manager(), await byAYear(), laterBy(1));
    const { coordinator, otherCoordinator, peer, councilReader, supportOfficer } = challenge.permits;
    const markOf = async (title: string) => {
      const mark = (await marksSeenBy("challengeManager")).find((one) => one.title.startsWith(title));
      if (mark === undefined) throw new Error(title);
      return mark;
    };
    const say = (permit: typeof coordinator, id: string, version = 1) =>
      confirmMark(permit, id, { version, confirmed: true, how: "By telephone." }, laterBy(2));

    const own = await markOf("Scope agreed by Wexcombe");
    for (const permit of [otherCoordinator, peer, councilReader]) {
      await expect(say(permit as typeof coordinator, own.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await say(coordinator, own.id);
    await expect(say(manager() as never, own.id)).rejects.toThrow();
    expect(await markOf("Scope agreed by Wexcombe")).toMatchObject({
      confirmed: "Cora Coordinator, 2 February 2026, 12:00pm",
      how: "By telephone.",
    });
    expect((await markOf("Scope agreed by Harrowmere")).confirmed).toBeNull();

    const asha = await markOf("Peer: Asha");
    await expect(say(coordinator, asha.id)).rejects.toMatchObject({ code: "forbidden" });
    await say(supportOfficer as never, asha.id);
    await confirmMark(manager(), asha.id, { version: 2, confirmed: false, how: "" }, laterBy(3));
    expect((await markOf("Peer: Asha")).confirmed).toBeNull();

    // Who answers anew is counted, for those who arrange it.
    await db.personAnswer.updateMany({
      where: { challengeId: challenge.id },
      data: { answeredAt: laterBy(4) },
    });
    expect((await markOf("When people of Wexcombe")).progress).toMatch(/^(\d+) of \1 have answered since$/);
    expect((await marksSeenBy("peer")).every(({ progress }) => progress === null)).toBe(true);
    for (const mark of await marksSeenBy("challengeManager")) {
      if (mark.confirmed !== null) continue;
      const { version } = await db.postponementMark.findUniqueOrThrow({ where: { id: mark.id } });
      await say(manager() as never, mark.id, version);
    }
    expect((await marksSeenBy("councilReader")).every(({ confirmed }) => confirmed !== null)).toBe(true);
    expect(await readPostponedLine(manager(), { about: ["scope", "peer"] })).toBeNull();
  });

  it("is put back: days, sessions, key dates and invitations as they were, its marks lifted, said in the trail", async () => {
    const before = await places();
    const due = await dueOf("draft-report");
    const id = await postpone(manager(), await byAYear(), laterBy(1));
    expect(await drafts()).toBeGreaterThan(0);
    await putVisitsBack(manager(), { postponementId: id, reason: "The order was withdrawn." }, laterBy(2));

    expect(await daysNow()).toBe("2 to 5 March 2026");
    expect(await places()).toEqual(before);
    expect(await dueOf("draft-report")).toBe(due);
    // Nobody had been told yet: nothing is left to be sent.
    expect(await drafts()).toBe(0);
    const { standing, marks, earlier } = await readPostponing(manager());
    expect([standing, marks]).toEqual([[], []]);
    expect(earlier[0]?.putBack).toMatchObject({ by: "Mara Manager", reason: "The order was withdrawn." });
    expect(await events()).toEqual(["visits-postponed", "visits-put-back"]);
    await expect(
      putVisitsBack(manager(), { postponementId: id, reason: "Again." }, laterBy(3)),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("tells those who had heard of it when it is put back, and counts the marks of the one before again", async () => {
    await postpone(manager(), await byAYear(), laterBy(1));
    const [first] = await marksSeenBy("challengeManager");
    await confirmMark(manager(), first?.id ?? "", { version: 1, confirmed: true, how: "" }, laterBy(2));
    await db.outgoingMail.updateMany({ where: { challengeId: challenge.id }, data: { status: "sent" } });
    const second = await postpone(
      manager(),
      await byAYear({ visits: [{ id: challenge.visitId, what: "not-known", first: null, last: null }] }),
      laterBy(3),
    );
    expect(await daysNow()).toBe("no days yet");
    expect(await dueOf("draft-report")).toBeNull();
    expect((await places()).every(({ date, start }) => date === null && start === null)).toBe(true);
    expect((await marksSeenBy("challengeManager")).every(({ confirmed }) => confirmed === null)).toBe(true);
    await db.outgoingMail.updateMany({ where: { challengeId: challenge.id }, data: { status: "sent" } });

    await putVisitsBack(manager(), { postponementId: second, reason: "Days were found." }, laterBy(4));
    expect(await daysNow()).toBe("1 to 3 March 2027");
    expect(await dueOf("draft-report")).toBe("2027-03-24");
    expect(await drafts()).toBeGreaterThan(0);
    expect((await marksSeenBy("challengeManager")).find(({ id }) => id === first?.id)?.confirmed).toContain(
      "Mara",
    );
    // Both stay in view.
    expect(
      (await listPostponements(manager())).map(({ visits }) => daysInWords(visits[0]?.earlierDays ?? [])),
    ).toEqual(["1 to 3 March 2027", "2 to 5 March 2026"]);
  });

  it("makes sessions lose their places where the timetable is to be made anew", async () => {
    await postpone(manager(), await byAYear({ sessions: "anew", moveDates: "keep" }), laterBy(1));
    expect((await places()).every(({ date }) => date === null)).toBe(true);
    expect(await dueOf("draft-report")).toBe("2026-03-26");
  });
});

describe("postponing is refused", () => {
  it.each<[string, Partial<PostponeInput>, object]>([
    [
      "without new days",
      { visits: [{ id: "", what: "new-days", first: null, last: null }] },
      { field: "visits[0].first" },
    ],
    [
      "with an end before the beginning",
      { visits: [{ id: "", what: "new-days", first: "2027-03-03", last: "2027-03-01" }] },
      { field: "visits[0].first" },
    ],
    [
      "where nothing moves",
      { visits: [{ id: "", what: "stays", first: null, last: null }] },
      { field: "visits[0].what" },
    ],
    [
      "to the days it has",
      { visits: [{ id: "", what: "new-days", first: "2026-03-02", last: "2026-03-05" }] },
      { field: "visits[0].what" },
    ],
    [
      "to days that are past",
      { visits: [{ id: "", what: "new-days", first: "2025-03-03", last: "2025-03-06" }] },
      {
        field: "pastDays",
        message:
          "A visit is put off to days that are still to come, and these are past: 3 to 6 March 2025. Look at the year, or say below that they are meant",
      },
    ],
  ])("%s", async (_, given, refusal) => {
    const input = await byAYear(given);
    const visits = input.visits.map((visit) => ({ ...visit, id: challenge.visitId }));
    await expect(postpone(manager(), { ...input, visits }, NOW)).rejects.toMatchObject(refusal);
    expect(await listPostponements(manager())).toEqual([]);
  });

  it("to fewer days, without a word of the sessions that lose their places", async () => {
    await db.session.update({
      where: { id: sessions[0] ?? "" },
      data: { date: "2026-03-05", title: "Meet the Leader" },
    });
    await expect(postpone(manager(), await byAYear({ leaveSessions: undefined }), NOW)).rejects.toMatchObject(
      {
        field: "leaveSessions",
        message:
          "One session is on days that this leaves out (5 March 2026: “Meet the Leader”). Visit has fewer days now, so they lose their places. Say below that this is meant",
      },
    );
    expect(await daysNow()).toBe("2 to 5 March 2026");
    await postpone(manager(), await byAYear(), NOW);
    expect(await placeOf(0)).toMatchObject({ date: null, start: null });
  });

  it("for a council, for peers, once the visit is over or has begun, and for what somebody changed meanwhile", async () => {
    const input = await byAYear();
    for (const permit of [challenge.permits.coordinator, challenge.permits.peer]) {
      await expect(postpone(permit, input, NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(putVisitsBack(permit, { postponementId: "x", reason: "x" }, NOW)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(postpone(atStage(manager(), "reporting"), input, NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await db.visit.update({ where: { id: challenge.visitId }, data: { version: { increment: 1 } } });
    await expect(postpone(manager(), input, NOW)).rejects.toThrow();
    await db.session.update({ where: { id: sessions[0] ?? "" }, data: { outcome: "held" } });
    await expect(postpone(manager(), await byAYear(), NOW)).rejects.toMatchObject({
      message: expect.stringContaining("has begun"),
    });
    expect(await daysNow()).toBe("2 to 5 March 2026");
  });
});
