import { beforeEach, expect, it } from "vitest";
import { makeVisit, removeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { declareConflict } from "#app/areas/peer-team/declare-conflict.server.ts";
import { proposePeer } from "#app/areas/peer-team/propose-peer.server.ts";
import { answerProposal } from "#app/areas/peer-team/read-proposals.server.ts";
import { addPeerAtVisit } from "#app/areas/peer-team/save-visit-peer.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { daysInWords } from "#app/areas/visits/postponement.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { writeVisit } from "#app/areas/visits/write-visits.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { confirmMark } from "./confirm-mark.server.ts";
import { postpone, versionOfVisits, whyNotPostponed } from "./postpone.server.ts";
import { putVisitsBack } from "./put-back.server.ts";
import { readPostponing } from "./read-postponing.server.ts";

const laterBy = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000);

let challenge: TestChallenge;
let calls: string;
let review: string;
const manager = () => challenge.permits.challengeManager;
const manage = (stage: Parameters<typeof atStage>[1]) => atStage(manager(), stage);

/** Calls before, one phase, a review; the team of two, and a third who comes to the review alone. */
beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  const days = (first: string, last: string) => ({ title: "", first, last });
  calls = await makeVisit(
    manager(),
    { kind: "conversations", ...days("2026-02-10", "2026-02-11") },
    TEST_NOW,
  );
  review = await makeVisit(
    manager(),
    { kind: "progress-review", ...days("2027-01-20", "2027-01-21") },
    TEST_NOW,
  );
  await addPeerAtVisit(
    await permitAtVisit(manager(), review, db),
    {
      name: "Rhoda Review",
      role: "officer-peer",
      status: "confirmed",
      organisation: "Saltmere City Council",
      brief: "",
      biography: "",
      themeIds: [],
      version: 0,
    } as never,
    TEST_NOW,
  );
  // Whoever is added is not confirmed before the councils agreed.
  await db.peer.updateMany({ where: { name: "Rhoda Review" }, data: { status: "confirmed" } });
});

const putOff = async (
  visitId: string,
  first: string | null,
  { stage = "preparing" as Parameters<typeof atStage>[1], at = laterBy(1) } = {},
) =>
  postpone(
    manage(stage),
    {
      version: versionOfVisits(await listVisits(challenge.id)),
      decidedBy: "Leader of the Council",
      reason: "The council asked for it.",
      visits: [
        {
          id: visitId,
          what: first === null ? "not-known" : "new-days",
          first,
          last:
            first === null ? null : first.replace(/\d\d$/, (day) => String(Number(day) + 1).padStart(2, "0")),
        },
      ],
      sessions: "with-days",
      moveDates: "move",
    },
    at,
  );
const titles = async (whose: keyof TestChallenge["permits"]) =>
  (await readPostponing(challenge.permits[whose])).marks.map(({ title }) => title);
const daysNow = async (visitId: string) =>
  daysInWords((await listVisits(challenge.id)).find(({ id }) => id === visitId)?.days ?? []);

it("marks the team of a review, who may be others, at the stage at which it is planned, and nothing that rests on the days on site", async () => {
  const { id: challengeId, visitId } = challenge;
  const person = { challengeId, kind: "officer" };
  const answer = { challengeId, availability: "any-time" };
  await db.person.create({
    data: {
      id: "asked",
      name: "Ann",
      councilId: challenge.council.id,
      ...person,
      answers: { create: { ...answer, visitId: review } },
    },
  });
  await db.person.create({
    data: { id: "of-the-stay", name: "Bea", ...person, answers: { create: { ...answer, visitId } } },
  });
  await putOff(review, "2027-03-10", { stage: "reviewing" });
  expect(await daysNow(review)).toBe("10 to 11 March 2027");
  expect(await titles("challengeManager")).toEqual([
    "Peer: Asha Peer, Progress review",
    "Peer: Ben Peer, Progress review",
    "Peer: Rhoda Review, Progress review",
    "When people of Wexcombe Borough Council can come, Progress review",
  ]);
  const at = { visitId: review, about: ["peer", "interests"] as const };
  expect((await readPostponedLine(challenge.permits.councilReader, at))?.open).toBe(3);
  expect(await readPostponedLine(manager(), { ...at, visitId: challenge.visitId })).toBeNull();
  expect((await readPostponedLine(manager()))?.text).toBe(
    "Progress review: postponed on 12 January 2026 from 20 to 21 January 2027",
  );
});

it("marks who is at a call, and not who comes to the review alone", async () => {
  await putOff(calls, "2026-02-20");
  expect(await titles("coordinator")).toEqual([
    "Peer: Asha Peer, Conversations before the visit",
    "Peer: Ben Peer, Conversations before the visit",
  ]);
});

it("marks that a council has agreed to a peer, for that council and whoever manages, and interests for who reads them", async () => {
  const { coordinator, otherCoordinator, peer } = challenge.permits;
  const peerId = challenge.peerIds[1];
  await db.peer.update({
    where: { id: peerId },
    data: { status: "approached", organisation: "Saltmere City Council" },
  });
  const { version } = await db.peer.findUniqueOrThrow({ where: { id: peerId } });
  const proposal = await proposePeer(
    manager(),
    peerId,
    { post: "Director", why: "Knows.", version },
    TEST_NOW,
  );
  await answerProposal(
    coordinator,
    proposal,
    {
      outcome: "agreed",
      against: "",
      takenByKind: "person",
      takenBy: "Ann Field",
      post: "Leader",
      decidedOn: "2026-01-12",
      resolution: "",
      changedInMeeting: "",
      callInEndsOn: null,
      takesEffectOn: null,
      seen: "",
    },
    TEST_NOW,
  );
  await declareConflict(
    manager(),
    challenge.peerIds[0],
    { visitId: challenge.visitId, description: "A sister works there." },
    TEST_NOW,
  );
  await putOff(challenge.visitId, "2027-03-01");

  const agreed = "Proposed peer agreed by Wexcombe Borough Council: Ben Peer";
  expect(await titles("challengeManager")).toEqual([
    agreed,
    "Peer: Asha Peer, Visit",
    "Interests declared, Visit",
  ]);
  expect(await titles("coordinator")).toEqual([agreed, "Peer: Asha Peer, Visit"]);
  // The other council and the peers learn neither, not even by a count or an address that somebody sent them.
  expect(await titles("otherCoordinator")).toEqual(["Peer: Asha Peer, Visit"]);
  expect(await titles("peer")).toEqual(["Peer: Asha Peer, Visit"]);
  expect((await readPostponedLine(peer))?.open).toBe(1);
  const { marks } = await readPostponing(manager());
  const markOf = (title: string) => marks.find((one) => one.title === title)?.id ?? "";
  const yes = { version: 1, confirmed: true, how: "" };
  await expect(confirmMark(otherCoordinator, markOf(agreed), yes, laterBy(2))).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(
    confirmMark(coordinator, markOf("Interests declared, Visit"), yes, laterBy(2)),
  ).rejects.toMatchObject({ code: "not-found" });
  await confirmMark(coordinator, markOf(agreed), yes, laterBy(2));
  await confirmMark(manager(), markOf("Interests declared, Visit"), yes, laterBy(2));
  expect(
    (await readPostponing(manager())).marks.flatMap(({ title, confirmed }) =>
      confirmed === null ? [title] : [],
    ),
  ).toEqual(["Peer: Asha Peer, Visit"]);
});

it("lets the marks of one visit stand when another is put off, and puts each back by itself", async () => {
  const first = await putOff(challenge.visitId, "2027-03-01", { at: laterBy(1) });
  const second = await putOff(review, null, { at: laterBy(2) });
  expect((await titles("peer")).map((title) => title.replace(/^Peer: /, "")).sort()).toEqual([
    "Asha Peer, Progress review",
    "Asha Peer, Visit",
    "Ben Peer, Progress review",
    "Ben Peer, Visit",
    "Rhoda Review, Progress review",
  ]);
  await putVisitsBack(manager(), { postponementId: first, reason: "Withdrawn." }, laterBy(3));
  expect([await daysNow(challenge.visitId), await daysNow(review)]).toEqual([
    "2 to 5 March 2026",
    "no days yet",
  ]);
  expect(await titles("peer")).toHaveLength(3);
  await putVisitsBack(manager(), { postponementId: second, reason: "Found." }, laterBy(4));
  expect(await daysNow(review)).toBe("20 to 21 January 2027");
  expect(await titles("peer")).toEqual([]);
});

it("is put back step by step, the newest of a visit first", async () => {
  const first = await putOff(review, "2027-03-01", { at: laterBy(1) });
  const second = await putOff(review, "2027-05-01", { at: laterBy(2) });
  await expect(
    putVisitsBack(manager(), { postponementId: first, reason: "Too soon." }, laterBy(3)),
  ).rejects.toMatchObject({ code: "conflict" });
  await putVisitsBack(manager(), { postponementId: second, reason: "One step." }, laterBy(3));
  expect(await daysNow(review)).toBe("1 to 2 March 2027");
  await putVisitsBack(manager(), { postponementId: first, reason: "The other." }, laterBy(4));
  expect(await daysNow(review)).toBe("20 to 21 January 2027");
});

it("keeps the earlier days of a visit in view that was removed since, with what it was called", async () => {
  await putOff(calls, null);
  await removeVisit(await permitAtVisit(manager(), calls, db), {}, laterBy(2));
  expect((await readPostponing(challenge.permits.councilReader)).standing).toMatchObject([
    {
      decidedBy: "Leader of the Council",
      visits: [
        {
          name: "Conversations before the visit (removed)",
          earlier: "10 to 11 February 2026",
          later: "no days yet",
        },
      ],
    },
  ]);
  expect((await readPostponedLine(manager()))?.text).toContain("from 10 to 11 February 2026");
  // Nobody is asked whether they can come to it.
  expect(await titles("challengeManager")).toEqual([]);
});

it("refuses calls and days on site once the report is written, and no review before the challenge is closed", async () => {
  const visits = await listVisits(challenge.id);
  expect(whyNotPostponed(manage("reviewing"), visits)).toBeNull();
  expect(whyNotPostponed(manage("closed"), visits)).toContain("closed");
  await expect(putOff(calls, "2026-02-20", { stage: "reporting" })).rejects.toMatchObject({
    code: "conflict",
  });
});

it("names three visits that were put off in one sentence as one would", async () => {
  const third = await transaction((tx) =>
    writeVisit(tx, challenge.id, { kind: "on-site", title: "", days: ["2026-04-13"] }),
  );
  await postpone(
    manager(),
    {
      version: versionOfVisits(await listVisits(challenge.id)),
      decidedBy: "Leader of the Council",
      reason: "The council asked for it.",
      visits: [calls, challenge.visitId, third].map((id) => ({
        id,
        what: "not-known" as const,
        first: null,
        last: null,
      })),
      sessions: "with-days",
      moveDates: "move",
    },
    laterBy(1),
  );
  expect((await readPostponedLine(manager()))?.text).toMatch(
    /from .* \(Conversations before the visit\), .* \(First phase\) and 13 April 2026 \(Second phase\)$/,
  );
});
