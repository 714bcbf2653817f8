import { beforeEach, describe, expect, it } from "vitest";
import { sayThereWasNone } from "#app/areas/decisions/correct-decision.server.ts";
import type { DecisionInput } from "#app/areas/decisions/forms.ts";
import { listDecisions } from "#app/areas/decisions/store.server.ts";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { readScopeRecord } from "#app/areas/scope/read-scope-record.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { confirmWithoutAgreement, readMissingAgreement } from "./confirm-peer.server.ts";
import { endProposal, proposePeer } from "./propose-peer.server.ts";
import {
  answerProposal,
  listNotAnswered,
  listPeerProposals,
  readPeerProposal,
} from "./read-proposals.server.ts";
import { listTeamAt, listTeamToPlan, readNotPlannedAt } from "./read-visit-team.server.ts";
import { removePeer } from "./remove-peer.server.ts";
import { savePeer } from "./save-peer.server.ts";
import { shownPeers } from "./shown-peers.ts";
import { listPeers, readPeer } from "./store.server.ts";

let challenge: TestChallenge;
let peerId: string;

beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  peerId = challenge.peerIds[1];
  await db.peer.update({
    where: { id: peerId },
    data: {
      status: "approached",
      organisation: "Saltmere City Council",
      brief: "quillwort brief",
      email: "quillwort@peer.example",
      biography: "quillwort life",
    },
  });
});

const propose = async (given: { post?: string; why?: string } = {}) => {
  const { version } = await db.peer.findUniqueOrThrow({ where: { id: peerId } });
  const words = { post: "Director of Finance", why: "Knows shared services.", ...given, version };
  return proposePeer(challenge.permits.challengeManager, peerId, words, TEST_NOW);
};

const answer = (given: Partial<DecisionInput> = {}): DecisionInput & { seen: string } => ({
  outcome: "agreed",
  against: "",
  takenByKind: "person",
  takenBy: "Ann Field",
  post: "Leader of the Council",
  decidedOn: "2026-01-12",
  resolution: "",
  changedInMeeting: "",
  callInEndsOn: null,
  takesEffectOn: null,
  seen: "",
  ...given,
});

const standsFor = async (permit: Parameters<typeof listPeerProposals>[0]) =>
  (await listPeerProposals(permit)).flatMap(({ councils }) => councils.map(({ stand }) => stand.state));

it("puts somebody by name, post, council and why, and each council answers for itself", async () => {
  const { coordinator, otherCouncilReader, challengeManager } = challenge.permits;
  const id = await propose();
  const shown = JSON.stringify(await listPeerProposals(coordinator));
  for (const words of [
    "Ben Peer",
    "Director of Finance",
    "Saltmere City Council",
    "Knows shared services.",
  ]) {
    expect(shown).toContain(words);
  }
  expect(shown).not.toContain("quillwort");
  await answerProposal(coordinator, id, answer(), TEST_NOW);
  const against = { outcome: "against", against: "thistledown worked here until May." } as const;
  await answerProposal(otherCouncilReader, id, answer(against), TEST_NOW);
  expect(await standsFor(challengeManager)).toEqual(["agreed", "against"]);
  const { sha256 } = await readPeerProposal(challengeManager, id);
  expect(await listDecisions(challengeManager)).toMatchObject([
    { about: "proposed-peer", proposalId: id, sha256, against: against.against },
    {
      about: "proposed-peer",
      proposalId: id,
      sha256,
      subject: "Ben Peer, Director of Finance, Saltmere City Council",
    },
  ]);
});

it("tells a council nothing of the other's answer, and the peers nothing of who is proposed", async () => {
  const { coordinator, otherCoordinator, peer, actionOwner } = challenge.permits;
  const id = await propose();
  await answerProposal(
    otherCoordinator,
    id,
    answer({ outcome: "against", against: "thistledown" }),
    TEST_NOW,
  );
  expect(await standsFor(coordinator)).toEqual(["wanted"]);
  expect(
    JSON.stringify([await listPeerProposals(coordinator), await listDecisions(coordinator)]),
  ).not.toContain("thistledown");
  for (const permit of [peer, actionOwner]) {
    await expect(listPeerProposals(permit)).rejects.toMatchObject({ code: "forbidden" });
    await expect(readPeerProposal(permit, id)).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const permit of [coordinator, peer]) {
    expect(shownPeers(await listPeers(permit), false).map(({ name }) => name)).toEqual(["Asha Peer"]);
    expect((await readScopeRecord(permit, "2026-01-12")).team.map(({ name }) => name)).toEqual([
      "Asha Peer",
      "",
    ]);
  }
});

it("asks again in other words: what was decided rests on the words before", async () => {
  const { coordinator, challengeManager } = challenge.permits;
  const first = await propose();
  await answerProposal(coordinator, first, answer(), TEST_NOW);
  const second = await propose({ why: "Knows housing." });
  expect(await standsFor(challengeManager)).toEqual(["wanted", "wanted"]);
  expect((await readPeerProposal(coordinator, first)).sha256).not.toBe(
    (await readPeerProposal(coordinator, second)).sha256,
  );
  await expect(answerProposal(coordinator, first, answer(), TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
});

it("refuses a second answer that did not see the first, and follows a correction", async () => {
  const { coordinator, councilReader, challengeManager } = challenge.permits;
  const id = await propose();
  const decision = await answerProposal(coordinator, id, answer(), TEST_NOW);
  await expect(answerProposal(councilReader, id, answer(), TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await sayThereWasNone(coordinator, decision, "Of another person.", TEST_NOW);
  expect(await standsFor(challengeManager)).toEqual(["wanted", "wanted"]);
});

it("is ended with a reason, once, and is the team's to put and to end", async () => {
  const { challengeManager, coordinator } = challenge.permits;
  const id = await propose();
  await endProposal(challengeManager, peerId, "Cannot come.", TEST_NOW);
  expect(await listPeerProposals(coordinator)).toEqual([]);
  expect((await db.peer.findUniqueOrThrow({ where: { id: peerId } })).status).toBe("approached");
  await expect(endProposal(challengeManager, peerId, "Again.", TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(answerProposal(coordinator, id, answer(), TEST_NOW)).rejects.toMatchObject({
    code: "conflict",
  });
  const words = { post: "x", why: "y", version: 0 };
  for (const permit of [challenge.permits.peer, coordinator as never]) {
    await expect(proposePeer(permit, peerId, words, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  }
});

it.each([
  [{ status: "confirmed" }, "conflict"],
  [{ status: "withdrawn" }, "conflict"],
  [{ organisation: "" }, "invalid"],
  [{ name: "" }, "invalid"],
])("is refused of a place with %j", async (data, code) => {
  await db.peer.update({ where: { id: peerId }, data });
  await expect(propose()).rejects.toMatchObject({ code });
});

it("ends with the place's being set to another status, and the status says no proposal that there is not", async () => {
  const { challengeManager, coordinator } = challenge.permits;
  const save = async (status: "approached" | "confirmed" | "proposed" | "withdrawn") => {
    const { id, themes, version, unagreed, ...facts } = await readPeer(challengeManager, peerId);
    const input = { ...facts, email: facts.email ?? undefined, status, version, themeIds: [] };
    await savePeer(challengeManager, id, input, TEST_NOW);
  };
  await expect(save("proposed")).rejects.toMatchObject({ code: "invalid" });
  const asked = () =>
    db.notice.count({ where: { challengeId: challenge.id, kind: "approval-wanted", endedAt: null } });
  await propose();
  expect(await asked()).toBe(2);
  await save("proposed");
  const { version } = await readPeer(challengeManager, peerId);
  await confirmWithoutAgreement(
    challengeManager,
    peerId,
    { reason: "Both Leaders agree.", version },
    TEST_NOW,
  );
  await save("confirmed");
  expect(await listPeerProposals(coordinator)).toHaveLength(1);
  await save("withdrawn");
  expect(await listPeerProposals(coordinator)).toEqual([]);
  expect(await asked()).toBe(0);
});

describe("confirming somebody", () => {
  const confirm = async () => {
    const {
      id,
      themes: _,
      email,
      unagreed: __,
      ...facts
    } = await readPeer(challenge.permits.challengeManager, peerId);
    const input = { ...facts, email: email ?? undefined, status: "confirmed" as const, themeIds: [] };
    await savePeer(challenge.permits.challengeManager, id, { ...input, brief: "Another brief" }, TEST_NOW);
    return readPeer(challenge.permits.challengeManager, peerId);
  };
  const reason = "The Leaders spoke of it.";

  it("asks first where nobody was put to the councils, or one decided against them, and keeps what was typed", async () => {
    expect(await confirm()).toMatchObject({ status: "approached", brief: "Another brief", unagreed: null });
    const id = await propose();
    await answerProposal(challenge.permits.coordinator, id, answer(), TEST_NOW);
    const against = answer({ outcome: "against", against: "Worked here until May." });
    await answerProposal(challenge.permits.otherCoordinator, id, against, TEST_NOW);
    const { version, ...place } = await confirm();
    expect(place).toMatchObject({ status: "proposed", unagreed: null });
    expect(await readMissingAgreement(challenge.permits.challengeManager, place)).toEqual([
      `${challenge.otherCouncil?.name} decided against this person on 12 January 2026.`,
    ]);
    await confirmWithoutAgreement(challenge.permits.challengeManager, peerId, { reason, version }, TEST_NOW);
    expect(await readPeer(challenge.permits.challengeManager, peerId)).toMatchObject({
      status: "confirmed",
      unagreed: { reason, what: expect.stringContaining("decided against this person"), at: TEST_NOW },
    });
    const seen = await readPeerProposal(challenge.permits.coordinator, id);
    expect(seen.confirmedWithoutAllAt).toEqual(TEST_NOW);
    expect(JSON.stringify(seen)).not.toContain(reason);
    // Once confirmed, saving the place asks nothing more.
    expect(await confirm()).toMatchObject({ status: "confirmed", unagreed: { reason } });
  });

  it("asks nothing where every council has agreed, nor of the LGA's staff", async () => {
    const id = await propose();
    await answerProposal(challenge.permits.coordinator, id, answer(), TEST_NOW);
    await answerProposal(challenge.permits.otherCoordinator, id, answer(), TEST_NOW);
    expect(await confirm()).toMatchObject({ status: "confirmed", unagreed: null });
  });

  it("is for whoever arranges the team", async () => {
    const { version } = await readPeer(challenge.permits.challengeManager, peerId);
    await expect(
      confirmWithoutAgreement(challenge.permits.peer, peerId, { reason, version }, TEST_NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("plans no sessions for somebody a council decided against, until they are confirmed all the same", async () => {
    const { challengeManager, coordinator } = challenge.permits;
    const at = await permitAtVisit(challengeManager, challenge.visitId);
    const planned = async () => (await listTeamToPlan(at)).map(({ id }) => id);
    const id = await propose();
    expect(await planned()).toContain(peerId);
    await answerProposal(coordinator, id, answer({ outcome: "against", against: "No." }), TEST_NOW);
    expect(await planned()).not.toContain(peerId);
    // The page of the visit's team says who it is, and why, to whoever arranges it alone.
    const why = {
      [peerId]: expect.stringContaining(`${challenge.council.name} decided against this person`),
    };
    expect(await readNotPlannedAt(at, await listTeamAt(at))).toEqual(why);
    const peerAt = await permitAtVisit(challenge.permits.peer, challenge.visitId);
    expect(await readNotPlannedAt(peerAt, await listTeamAt(at))).toEqual({});
    expect((await readTimetable(at)).peers.map((peer) => peer.id)).not.toContain(peerId);
    const { version } = await readPeer(challengeManager, peerId);
    await confirmWithoutAgreement(challengeManager, peerId, { reason, version }, TEST_NOW);
    expect(await planned()).toContain(peerId);
    expect(await readNotPlannedAt(at, await listTeamAt(at))).toEqual({});
  });
});

it("says to whoever manages which councils have not answered, and to a council only that itself has not", async () => {
  const { challengeManager, coordinator, otherCoordinator } = challenge.permits;
  const id = await propose();
  await answerProposal(coordinator, id, answer(), TEST_NOW);
  const names = [challenge.otherCouncil?.name];
  expect(await listNotAnswered(challengeManager, id)).toEqual(names);
  expect(await listNotAnswered(otherCoordinator, id)).toEqual(names);
  expect(await listNotAnswered(coordinator, id)).toEqual([]);
});

it("stays on the record: whoever was put to the councils is not removed", async () => {
  const id = await propose();
  await answerProposal(challenge.permits.coordinator, id, answer(), TEST_NOW);
  await endProposal(challenge.permits.challengeManager, peerId, "Cannot come.", TEST_NOW);
  await expect(removePeer(challenge.permits.challengeManager, peerId, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
  });
});

it("tells each council's office alone, by no name, and the team what was decided", async () => {
  const { permits, otherCouncil, council, id: challengeId } = challenge;
  const id = await propose();
  const told = (kind: string) =>
    db.notice.findMany({
      where: { challengeId, kind, endedAt: null },
      orderBy: { councilId: "asc" },
      select: { councilId: true, space: true, title: true, page: true },
    });
  const wanted = await told("approval-wanted");
  expect(new Set(wanted.map(({ councilId }) => councilId))).toEqual(new Set([council.id, otherCouncil?.id]));
  expect(new Set(wanted.map(({ title }) => title))).toEqual(new Set(["A proposed peer"]));
  expect(wanted[0]?.page).toBe(`/challenges/${challengeId}/peer-team/proposals/${id}`);
  await answerProposal(
    permits.coordinator,
    id,
    answer({ outcome: "against", against: "thistledown" }),
    TEST_NOW,
  );
  expect((await told("approval-wanted")).map(({ councilId }) => councilId)).toEqual([otherCouncil?.id]);
  const decided = await told("council-decided");
  expect(decided).toMatchObject([{ space: "peer-team" }]);
  expect(decided[0]?.title).toMatch(/: A proposed peer\. Not agreed$/);
  // What was an error is the council's turn again, in the same words and on the same page.
  const [counts] = await db.decision.findMany({ where: { challengeId }, select: { id: true } });
  await sayThereWasNone(permits.coordinator, counts?.id ?? "", "Of another person.", TEST_NOW);
  expect(await told("approval-wanted")).toEqual(wanted);
});

it("counts on a council's first page those put to it and those it answered, corrections too", async () => {
  const { coordinator, otherCoordinator, challengeManager } = challenge.permits;
  const counted = async (permit: typeof coordinator) => {
    const { decisions } = await readProgress(permit, "2026-01-12");
    return [decisions?.peersPut, decisions?.peersAnswered];
  };
  expect(await counted(coordinator)).toEqual([0, 0]);
  const id = await propose();
  expect(await counted(coordinator)).toEqual([1, 0]);
  const decision = await answerProposal(coordinator, id, answer(), TEST_NOW);
  expect(await counted(coordinator)).toEqual([1, 1]);
  expect(await counted(otherCoordinator)).toEqual([1, 0]);
  await sayThereWasNone(coordinator, decision, "A slip.", TEST_NOW);
  expect(await counted(coordinator)).toEqual([1, 0]);
  await endProposal(challengeManager, peerId, "Cannot come.", TEST_NOW);
  expect(await counted(coordinator)).toEqual([0, 0]);
});
