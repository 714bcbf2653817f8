import { beforeEach, describe, expect, it } from "vitest";
import type { VisitPermit } from "#app/access/permit.ts";
import { newSecretToken } from "#app/access/secret-token.server.ts";
import { makeVisit, removeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { readGridMarks } from "../grid/read-grid-marks.server.ts";
import { problemOf, readSolverSource } from "../making/read-solver-source.server.ts";
import { readRevision } from "../plan/change-timetable.server.ts";
import type { PersonInput } from "../plan/forms.ts";
import { readNeeds } from "../plan/needs/needs-store.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { savePerson } from "../plan/save-person.server.ts";
import { answerQuestion, readQuestion } from "./answer-availability.server.ts";
import { askAvailability, endPersonLink, makePersonLink } from "./ask-availability.server.ts";
import type { AskInput, AvailabilityAnswerInput } from "./availability-forms.ts";
import { listAnswersElsewhere, listAvailability, readAvailability } from "./availability-store.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The first day on site, when no link of the test works any more. */
const LATER = new Date(TEST_NOW.getTime() + 49 * DAY_MS);

const person = (given: Partial<PersonInput> = {}): PersonInput => ({
  name: "Sam Hale",
  jobTitle: "",
  kind: "officer",
  councilId: null,
  organisation: "",
  email: "sam.hale@wexcombe.example",
  lineManagerId: null,
  accessNeeds: "",
  version: 1,
  ...given,
});

const ask = (given: Partial<AskInput> = {}): AskInput => ({
  group: "not-asked",
  personIds: [],
  answerBy: "2026-01-20",
  message: "",
  ...given,
});

const answer = (given: Partial<AvailabilityAnswerInput> = {}): AvailabilityAnswerInput => ({
  answer: "any-time",
  halves: [],
  times: [],
  note: "",
  ...given,
});

const MORNING = "2026-03-02 morning";

let addresses = 0;
/** An address of its own for every visit, so that no test uses up the tries of another. */
const nextAddress = () => {
  addresses += 1;
  return `192.0.2.${addresses}`;
};

const visit = (token: string | undefined, clientAddress = nextAddress()) => ({
  token,
  clientAddress,
  requestId: "request",
});

let challenge: TestChallenge;

beforeEach(async () => {
  challenge = await makeTestChallenge({ stage: "preparing" });
});

const add = (given: Partial<PersonInput> = {}) =>
  savePerson(challenge.permits.coordinator, null, person(given), TEST_NOW);

/** The secret of the link in the newest message to an address. */
async function tokenFor(address: string): Promise<string> {
  const { bodySealed } = await db.outgoingMail.findFirstOrThrow({
    where: { challengeId: challenge.id, toAddress: address },
    orderBy: { id: "desc" },
    select: { bodySealed: true },
  });
  const { blocks } = openSealedMail(bodySealed);
  const url = blocks.flatMap((block) => ("link" in block ? [block.link.url] : []))[0] ?? "";
  return url.split("/availability/")[1] ?? "";
}

const mails = () =>
  db.outgoingMail.findMany({
    where: { challengeId: challenge.id },
    orderBy: { id: "asc" },
    select: { toAddress: true, status: true, space: true, kind: true, hasSecretLink: true },
  });

describe("asking people when they can come", () => {
  it("drafts one message each for those with an address, and marks them asked", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const lee = await add({ name: "Lee Marsh", email: undefined });
    const revision = await readRevision(coordinator);
    expect(
      await askAvailability(coordinator, ask({ message: "Bring a badge.\n\nPark behind." }), TEST_NOW),
    ).toEqual({ asked: 1, withoutAddress: 0 });
    expect(await mails()).toEqual([
      {
        toAddress: "sam.hale@wexcombe.example",
        status: "draft",
        space: "shared",
        kind: "availability-request",
        hasSecretLink: true,
      },
    ]);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({
      availability: "asked",
      askedAt: TEST_NOW,
      linkUntil: "2026-03-01",
    });
    expect(await readAvailability(coordinator, lee, TEST_NOW)).toMatchObject({
      availability: "not-asked",
      linkUntil: null,
    });
    expect(await readRevision(coordinator)).toBeGreaterThan(revision);
    // Chosen by hand, who has no address is counted.
    const chosen = ask({ group: "chosen", personIds: [sam, lee] });
    expect(await askAvailability(coordinator, chosen, TEST_NOW)).toEqual({ asked: 1, withoutAddress: 1 });
  });

  it("keeps only the hash of a link", async () => {
    await add();
    await askAvailability(challenge.permits.coordinator, ask(), TEST_NOW);
    const token = await tokenFor("sam.hale@wexcombe.example");
    const links = await db.purposeLink.findMany({ where: { challengeId: challenge.id } });
    expect(token).toHaveLength(43);
    expect(links).toHaveLength(1);
    expect(JSON.stringify(links)).not.toContain(token);
  });

  it("ends older links when it asks again, and drops the message that did not go", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    // Somebody who shares the address, such as an assistant, keeps a message and a link that work.
    await add({ name: "Sam Hale's assistant" });
    await askAvailability(coordinator, ask(), TEST_NOW);
    const [first] = await db.purposeLink.findMany({
      where: { recordId: sam },
      select: { id: true, revokedAt: true },
    });
    await askAvailability(coordinator, ask({ group: "chosen", personIds: [sam] }), TEST_NOW);
    expect((await mails()).map(({ status }) => status).sort()).toEqual(["discarded", "draft", "draft"]);
    expect(await db.purposeLink.findUnique({ where: { id: first?.id ?? "" } })).toMatchObject({
      revokedAt: TEST_NOW,
    });
    expect(await db.purposeLink.count({ where: { challengeId: challenge.id, revokedAt: null } })).toBe(2);
  });

  it("keeps the answer of who has answered until they answer again", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    await savePerson(coordinator, sam, person({ availability: "cannot-come" }), TEST_NOW);
    await askAvailability(coordinator, ask({ group: "chosen", personIds: [sam] }), TEST_NOW);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({ availability: "cannot-come" });
  });

  it.each<[Partial<AskInput>, string]>([
    [{ answerBy: "2026-01-11" }, "answerBy"],
    [{ answerBy: "2026-03-02" }, "answerBy"],
    [{ group: "waiting" }, "group"],
    [{ group: "chosen", personIds: ["01ARZ3NDEKTSV4RRFFQ69G5FAV"] }, "personIds"],
  ])("refuses %j at %s and asks nobody", async (given, field) => {
    await add();
    await expect(askAvailability(challenge.permits.coordinator, ask(given), TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field,
    });
    expect(await mails()).toEqual([]);
  });

  it("is for those who arrange this visit", async () => {
    const { councilReader, peer, coordinator, supportOfficer } = challenge.permits;
    const sam = await add();
    for (const permit of [councilReader, peer, atStage(coordinator, "reporting")]) {
      for (const refusal of await Promise.allSettled([
        askAvailability(permit, ask(), TEST_NOW),
        makePersonLink(permit, sam, TEST_NOW),
        endPersonLink(permit, sam, TEST_NOW),
        listAvailability(permit),
        readAvailability(permit, sam, TEST_NOW),
      ])) {
        expect(refusal).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
      }
    }
    const elsewhere = (await makeTestChallenge()).permits.coordinator;
    for (const refusal of await Promise.allSettled([
      makePersonLink(elsewhere, sam, TEST_NOW),
      readAvailability(elsewhere, sam, TEST_NOW),
    ])) {
      expect(refusal).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
    }
    const theirs = ask({ group: "chosen", personIds: [sam] });
    await expect(askAvailability(elsewhere, theirs, TEST_NOW)).rejects.toMatchObject({ field: "personIds" });
    expect(await askAvailability(supportOfficer, theirs, TEST_NOW)).toMatchObject({ asked: 1 });
  });
});

describe("a personal link", () => {
  it("is answered again and again until it ends, each time in place of what was said before", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const token = await makePersonLink(coordinator, sam, TEST_NOW);
    const some = answer({ answer: "some-times", halves: [MORNING], note: "After ten is best" });
    await answerQuestion(visit(token), some, TEST_NOW);
    expect(await readQuestion(visit(token), TEST_NOW)).toMatchObject({
      name: "Sam Hale",
      availability: "some-times",
      times: [{ date: "2026-03-02", start: "08:30", end: "13:00" }],
      note: "After ten is best",
      answeredAt: TEST_NOW,
    });
    const revision = await readRevision(coordinator);
    await answerQuestion(visit(token), answer({ answer: "cannot-come" }), TEST_NOW);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({
      availability: "cannot-come",
      times: [],
      note: "",
    });
    expect(await readRevision(coordinator)).toBe(revision + 1);
    expect(
      await db.auditEvent.findFirst({
        where: { challengeId: challenge.id, data: { contains: "answered when they can come" } },
        orderBy: { sequence: "desc" },
        select: { actorName: true, accountId: true },
      }),
    ).toEqual({ actorName: "Somebody not signed in", accountId: null });
  });

  it("answers alike when it is unknown, malformed, expired, ended, replaced or its owner's name was removed", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const old = await makePersonLink(coordinator, sam, TEST_NOW);
    const ended = await makePersonLink(coordinator, sam, TEST_NOW);
    await endPersonLink(coordinator, sam, TEST_NOW);
    await expect(endPersonLink(coordinator, sam, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    const kim = await add({ name: "Kim Reed" });
    const removed = await makePersonLink(coordinator, kim, TEST_NOW);
    await db.person.update({ where: { id: kim }, data: { anonymisedAt: TEST_NOW } });
    const lee = await add({ name: "Lee Marsh" });
    const expired = await makePersonLink(coordinator, lee, TEST_NOW);
    const refusals: [string | undefined, Date][] = [
      [newSecretToken().token, TEST_NOW],
      ["../../etc", TEST_NOW],
      [undefined, TEST_NOW],
      [old, TEST_NOW],
      [ended, TEST_NOW],
      [removed, TEST_NOW],
      [expired, LATER],
    ];
    const said = new Set<string>();
    for (const [token, now] of refusals) {
      for (const refusal of [
        readQuestion(visit(token), now),
        answerQuestion(visit(token), answer({ answer: "cannot-come" }), now),
      ]) {
        const error: unknown = await refusal.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: "gone", status: 410 });
        said.add((error as Error).message);
      }
    }
    expect(said.size).toBe(1);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({ availability: "asked" });
  });

  it("shows nothing of other people or of the timetable", async () => {
    const { coordinator } = challenge.permits;
    await add({ name: "Somebody Else", email: "else@wexcombe.example" });
    await db.session.create({
      data: {
        id: "01ARZ3NDEKTSV4RRFFQ69G5SES",
        challengeId: challenge.id,
        visitId: challenge.visitId,
        kind: "interview",
        title: "Hidden session",
        minutes: 45,
        status: "planned",
      },
    });
    const token = await makePersonLink(coordinator, await add(), TEST_NOW);
    const seen = JSON.stringify(await readQuestion(visit(token), TEST_NOW));
    expect(seen).toContain("Sam Hale");
    expect(seen).not.toMatch(/Somebody Else|else@|sam\.hale@|Hidden|Peer/);
  });

  it("takes answers sent at once one after the other, whole", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const token = await makePersonLink(coordinator, sam, TEST_NOW);
    const mornings = ["2026-03-02 morning", "2026-03-03 morning"];
    const afternoons = ["2026-03-04 afternoon", "2026-03-05 afternoon"];
    await Promise.all(
      [mornings, afternoons, mornings, afternoons].map((halves) =>
        answerQuestion(visit(token), answer({ answer: "some-times", halves }), TEST_NOW),
      ),
    );
    const { times } = await readAvailability(coordinator, sam, TEST_NOW);
    expect([
      ["2026-03-02", "2026-03-03"],
      ["2026-03-04", "2026-03-05"],
    ]).toContainEqual(times.map(({ date }) => date));
  });

  it("makes whoever tries links at random wait, and nobody who has one", async () => {
    const token = await makePersonLink(challenge.permits.coordinator, await add(), TEST_NOW);
    const address = "198.51.100.7";
    for (let count = 0; count < 70; count += 1) await readQuestion(visit(token, address), TEST_NOW);
    for (let count = 0; count < 60; count += 1) {
      await expect(readQuestion(visit(newSecretToken().token, address), TEST_NOW)).rejects.toMatchObject({
        code: "gone",
      });
    }
    await expect(readQuestion(visit(token, address), TEST_NOW)).rejects.toMatchObject({ code: "too-many" });
  });

  it("refuses times outside the visit", async () => {
    const token = await makePersonLink(challenge.permits.coordinator, await add(), TEST_NOW);
    const outside = { date: "2026-05-01", start: "09:00", end: "10:00" };
    await expect(
      answerQuestion(visit(token), answer({ answer: "some-times", times: [outside] }), TEST_NOW),
    ).rejects.toMatchObject({ code: "invalid", field: "halves" });
  });
});

describe("what the arrangers were told", () => {
  it("is kept with the person, and left alone by a form that does not ask", async () => {
    const { coordinator, councilReader, peer } = challenge.permits;
    const sam = await add();
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({ availability: "not-asked" });
    const times = [{ date: "2026-03-02", start: "09:00", end: "12:00" }];
    const said = person({ availability: "some-times", times, availabilityNote: "PLANTED note" });
    await savePerson(coordinator, sam, said, TEST_NOW);
    await savePerson(coordinator, sam, person({ name: "Sam J Hale", version: 2 }), LATER);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({
      name: "Sam J Hale",
      availability: "some-times",
      times,
      note: "PLANTED note",
      answeredAt: TEST_NOW,
    });
    for (const permit of [councilReader, peer]) {
      expect(JSON.stringify(await readTimetable(permit))).not.toMatch(/PLANTED|some-times/);
    }
    // Back to not asked: nothing of the answer stays.
    await savePerson(coordinator, sam, person({ availability: "not-asked", version: 3 }), TEST_NOW);
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({
      availability: "not-asked",
      times: [],
      askedAt: null,
      answeredAt: null,
    });
  });

  it("is not written over by somebody who opened the form before the person answered", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const token = await makePersonLink(coordinator, sam, TEST_NOW);
    const { version } = await db.person.findUniqueOrThrow({
      where: { id: sam },
      select: { version: true },
    });
    await answerQuestion(visit(token), answer(), TEST_NOW);
    await expect(
      savePerson(coordinator, sam, person({ availability: "not-asked", version }), TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({ availability: "any-time" });
  });
});

describe("asked about two visits", () => {
  const MORNING_OF_PHASE = { date: "2026-03-02", start: "08:30", end: "13:00" };
  /** After the phase, while the review still lies ahead. */
  const AFTER_PHASE = new Date("2027-01-04T10:00:00Z");
  let review: VisitPermit;

  beforeEach(async () => {
    const dates = { title: "", first: "2027-01-20", last: "2027-01-21" };
    const id = await makeVisit(
      challenge.permits.challengeManager,
      { kind: "progress-review", ...dates },
      TEST_NOW,
    );
    review = await permitAtVisit(atStage(challenge.permits.coordinator, "reviewing"), id);
  });

  it("somebody answers each by its own link, and the plan of each knows its own answer alone", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    const ofPhase = await makePersonLink(coordinator, sam, TEST_NOW);
    const ofReview = await makePersonLink(review, sam, TEST_NOW);
    expect((await readQuestion(visit(ofPhase), TEST_NOW)).days[0]).toBe("2026-03-02");
    const some = answer({ answer: "some-times", halves: [MORNING], note: "Not before nine" });
    await answerQuestion(visit(ofPhase), some, TEST_NOW);

    const question = await readQuestion(visit(ofReview), TEST_NOW);
    expect(question).toMatchObject({
      coming: "They come back to see what has happened since, on 20 to 21 January 2027",
      days: ["2027-01-20", "2027-01-21"],
      availability: "asked",
      times: [],
      note: "",
      answeredAt: null,
    });
    expect((await readGridMarks(review, await readTimetable(review))).waitingIds).toEqual([sam]);
    await answerQuestion(visit(ofReview), answer({ answer: "cannot-come" }), TEST_NOW);

    expect(await readAvailability(coordinator, sam, TEST_NOW)).toMatchObject({
      availability: "some-times",
      times: [MORNING_OF_PHASE],
      note: "Not before nine",
      linkUntil: "2026-03-01",
    });
    expect(await readAvailability(review, sam, TEST_NOW)).toMatchObject({
      availability: "cannot-come",
      times: [],
      note: "",
      linkUntil: "2027-01-19",
    });
    const told = async (permit: VisitPermit) =>
      (await readNeeds(permit)).people.map(({ availability, times }) => ({ availability, times }));
    expect(await told(coordinator)).toEqual([{ availability: "some-times", times: [MORNING_OF_PHASE] }]);
    expect(await told(review)).toEqual([{ availability: "cannot-come", times: [] }]);
    const { id: challengeId, visitId } = challenge;
    for (const of of [visitId, review.visitId]) {
      const session = { challengeId, visitId: of, kind: "interview", title: "Treasurer", status: "planned" };
      const people = { create: { personId: sam } };
      await db.session.create({ data: { id: newId(), ...session, minutes: 45, people } });
    }
    const solved = async (permit: VisitPermit) => problemOf(await readSolverSource(permit));
    expect(await solved(coordinator)).toMatchObject({
      instance: { people: [{ id: sam, available: [MORNING_OF_PHASE] }] },
      leftOut: [],
    });
    expect((await solved(review)).leftOut).toMatchObject([
      { reason: "Sam Hale cannot come on any of the days." },
    ]);
    expect(await listAnswersElsewhere(review, sam)).toMatchObject([
      { visitId: challenge.visitId, visitName: "Visit", availability: "some-times" },
    ]);
  });

  it("is not asked about the one for having been asked about the other, and each list says so", async () => {
    const { coordinator } = challenge.permits;
    const sam = await add();
    await askAvailability(coordinator, ask(), TEST_NOW);
    const first = await tokenFor("sam.hale@wexcombe.example");
    const marks = async (permit: VisitPermit) => {
      const { notAskedIds, waitingIds } = await readGridMarks(permit, await readTimetable(permit));
      return { notAskedIds, waitingIds };
    };
    expect(await marks(coordinator)).toEqual({ notAskedIds: [], waitingIds: [sam] });
    expect(await marks(review)).toEqual({ notAskedIds: [sam], waitingIds: [] });
    expect((await listAvailability(review)).map(({ availability }) => availability)).toEqual(["not-asked"]);

    // Asked about the second: the link and the unsent message of the first stay.
    expect(await askAvailability(review, ask(), TEST_NOW)).toMatchObject({ asked: 1 });
    expect((await mails()).map(({ status }) => status)).toEqual(["draft", "draft"]);
    await answerQuestion(visit(first), answer(), TEST_NOW);
    expect(await marks(coordinator)).toEqual({ notAskedIds: [], waitingIds: [] });
    expect(await marks(review)).toEqual({ notAskedIds: [], waitingIds: [sam] });

    // Ending the link of one leaves that of the other.
    await endPersonLink(review, sam, TEST_NOW);
    expect((await readQuestion(visit(first), TEST_NOW)).answeredAt).toEqual(TEST_NOW);
    expect(await readAvailability(review, sam, TEST_NOW)).toMatchObject({ linkUntil: null });
  });

  it("what is typed on the page of one stays out of the other, and goes with that visit alone", async () => {
    const { coordinator, challengeManager } = challenge.permits;
    const sam = await add({ availability: "any-time", availabilityNote: "Ring first" });
    const times = [{ date: "2027-01-21", start: "09:00", end: "12:00" }];
    const said = person({ availability: "some-times", times, version: 1 });
    await savePerson(review, sam, said, AFTER_PHASE);
    expect(await readAvailability(review, sam, AFTER_PHASE)).toMatchObject({ times, note: "" });
    expect(await readAvailability(coordinator, sam, AFTER_PHASE)).toMatchObject({
      availability: "any-time",
      note: "Ring first",
      answeredAt: TEST_NOW,
    });
    await removeVisit(await permitAtVisit(challengeManager, review.visitId), {}, TEST_NOW);
    expect(await db.personAnswer.findMany({ where: { personId: sam } })).toMatchObject([
      { visitId: challenge.visitId, availability: "any-time" },
    ]);
  });

  it("goes on asking about the first phase where a link says of no visit", async () => {
    const personId = await add();
    const token = await makePersonLink(challenge.permits.coordinator, personId, TEST_NOW);
    await db.purposeLink.updateMany({ where: { challengeId: challenge.id }, data: { visitId: null } });
    expect((await readQuestion(visit(token), TEST_NOW)).days).toEqual([
      "2026-03-02",
      "2026-03-03",
      "2026-03-04",
      "2026-03-05",
    ]);
  });
});
