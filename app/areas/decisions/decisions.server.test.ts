import { beforeEach, describe, expect, it } from "vitest";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { answerChanges } from "./answer-changes.server.ts";
import { listChangedAgreements } from "./changed-agreements.server.ts";
import { correctDecision, sayThereWasNone } from "./correct-decision.server.ts";
import type { ChangesAnswerInput, DecisionInput } from "./forms.ts";
import { hasNewEffects, noteEffects } from "./note-effect.server.ts";
import { listUndertakings, readStands } from "./read-stands.server.ts";
import { recordDecision } from "./record-decision.server.ts";
import { listDecisions, readDecision } from "./store.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(TEST_NOW.getTime() + days * DAY_MS);

const words = (given: Partial<DecisionInput> = {}): DecisionInput => ({
  outcome: "agreed",
  against: "",
  takenByKind: "body",
  takenBy: "Executive",
  post: "",
  decidedOn: "2026-01-12",
  resolution: "RESOLVED: That it be agreed.",
  changedInMeeting: "",
  callInEndsOn: null,
  takesEffectOn: null,
  ...given,
});

let challenge: TestChallenge;
let versionId: string;

beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  await db.milestone.create({
    data: {
      id: `${challenge.id.slice(0, 25)}M`,
      challengeId: challenge.id,
      key: "scope-agreed",
      label: "Scope agreed",
      rule: "T − 6 months",
      position: 1,
    },
  });
  versionId = (await sendScope(challenge.permits.challengeManager, TEST_NOW)).id;
});

const keyDate = async () =>
  (await db.milestone.findFirstOrThrow({ where: { challengeId: challenge.id, key: "scope-agreed" } })).doneOn;

const decide = (
  whose: "coordinator" | "otherCoordinator" | "councilReader",
  given: Partial<DecisionInput> = {},
  more: { seen?: string; versionId?: string } = {},
  now = TEST_NOW,
) =>
  recordDecision(challenge.permits[whose], "scope", { ...words(given), seen: "", versionId, ...more }, now);

const stands = async () =>
  (await readStands(challenge.permits.peer, "scope", versionId)).map(({ stand }) => stand.state);

describe("recording what a council decided", () => {
  it("is each council's for itself; the key date is met when the last one's takes effect", async () => {
    expect(await stands()).toEqual(["wanted", "wanted"]);
    await decide("coordinator");
    expect(await stands()).toEqual(["agreed", "wanted"]);
    expect(await keyDate()).toBeNull();
    await decide("otherCoordinator", { decidedOn: "2026-01-15", takenBy: "Full council" }, {}, later(5));
    expect(await stands()).toEqual(["agreed", "agreed"]);
    expect(await keyDate()).toBe("2026-01-15");
  });

  it("waits for the end of call-in, and writes the day by itself when it comes", async () => {
    await decide("coordinator");
    await decide("otherCoordinator", { callInEndsOn: "2026-01-19" });
    expect(await keyDate()).toBeNull();
    for (const now of [TEST_NOW, later(7)]) {
      expect(await hasNewEffects(now)).toBe(false);
      expect(await noteEffects(now)).toEqual([]);
    }
    // Nothing of a closed challenge is changed: it is noted once that is open again.
    await db.challenge.update({ where: { id: challenge.id }, data: { stage: "closed" } });
    expect(await hasNewEffects(later(8))).toBe(false);
    expect(await noteEffects(later(8))).toEqual([]);
    await db.challenge.update({ where: { id: challenge.id }, data: { stage: "scoping" } });
    expect(await hasNewEffects(later(8))).toBe(true);
    expect(await noteEffects(later(9))).toHaveLength(1);
    expect(await keyDate()).toBe("2026-01-20");
    expect(await noteEffects(later(9))).toEqual([]);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { challengeId: challenge.id, type: "decision-took-effect" },
    });
    expect(event.actorName).toBe("The workspace");
  });

  it("leaves alone the day that somebody wrote", async () => {
    await db.milestone.updateMany({ where: { challengeId: challenge.id }, data: { doneOn: "2026-01-02" } });
    const id = await decide("coordinator");
    await decide("otherCoordinator");
    await sayThereWasNone(challenge.permits.coordinator, id, "Typed into the wrong challenge.", TEST_NOW);
    expect(await keyDate()).toBe("2026-01-02");
  });

  it("keeps what stands against it, and agrees to nothing by it", async () => {
    await decide("coordinator");
    await decide("otherCoordinator", { outcome: "against", against: "Theme 4 asks too little of us." });
    expect(await stands()).toEqual(["agreed", "against"]);
    expect(await keyDate()).toBeNull();
  });

  it("is refused for a version that is no longer the newest, and before anything was sent", async () => {
    const empty = await makeTestChallenge({ stage: "scoping" });
    await expect(
      recordDecision(empty.permits.coordinator, "scope", { ...words(), seen: "", versionId: "" }, TEST_NOW),
    ).rejects.toMatchObject({ code: "conflict", message: "Nothing has been sent to decide about yet." });
    await sendScope(challenge.permits.challengeManager, TEST_NOW);
    await expect(decide("coordinator")).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Scope, version 2"),
    });
  });

  it("does not pass over a decision that somebody else recorded meanwhile", async () => {
    const first = await decide("coordinator");
    await expect(decide("councilReader")).rejects.toMatchObject({
      code: "conflict",
      name: "ChangedMeanwhile",
    });
    await decide("councilReader", { takenBy: "Full council", decidedOn: "2026-01-12" }, { seen: first });
    expect(await listDecisions(challenge.permits.coordinator)).toHaveLength(2);
  });

  it("takes one of two that are sent at once", async () => {
    const results = await Promise.allSettled([decide("coordinator"), decide("councilReader")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each<[Partial<DecisionInput>, string]>([
    [{ decidedOn: "2026-01-13" }, "decidedOn"],
    [{ callInEndsOn: "2026-01-11" }, "callInEndsOn"],
    [{ takesEffectOn: "2026-01-11" }, "takesEffectOn"],
  ])("refuses %j at %s", async (given, field) => {
    await expect(decide("coordinator", given)).rejects.toMatchObject({ code: "invalid", field });
  });
});

describe("correcting a record", () => {
  it("puts another in its place, with the reason, and keeps the first", async () => {
    const { coordinator } = challenge.permits;
    const wrong = await decide("coordinator");
    const right = await correctDecision(
      coordinator,
      wrong,
      { ...words({ takenBy: "Full council" }), correctionReason: "It was full council." },
      later(1),
    );
    expect(await readDecision(coordinator, wrong)).toMatchObject({
      takenBy: "Executive",
      supersededById: right,
    });
    expect(await readDecision(coordinator, right)).toMatchObject({
      takenBy: "Full council",
      supersedesId: wrong,
      correctionReason: "It was full council.",
      issuedVersionId: versionId,
    });
    expect(await stands()).toEqual(["agreed", "wanted"]);
  });

  it("takes the day of the key date back with the decision that it came from", async () => {
    await decide("coordinator");
    const id = await decide("otherCoordinator");
    expect(await keyDate()).toBe("2026-01-12");
    const later13 = { ...words({ decidedOn: "2026-01-13" }), correctionReason: "It was the next day." };
    await correctDecision(challenge.permits.otherCoordinator, id, later13, later(2));
    expect(await keyDate()).toBe("2026-01-13");
    const [last] = await listDecisions(challenge.permits.otherCoordinator);
    await sayThereWasNone(
      challenge.permits.otherCoordinator,
      last?.id ?? "",
      "Not decided at all.",
      later(3),
    );
    expect(await keyDate()).toBeNull();
    expect(await stands()).toEqual(["agreed", "wanted"]);
  });

  it("asks the council again, and no other, when there was no decision after all", async () => {
    const asked = async () =>
      (
        await db.notice.findMany({
          where: { challengeId: challenge.id, kind: "approval-wanted", endedAt: null },
          select: { councilId: true, title: true },
        })
      ).map(({ councilId, title }) => [councilId, title]);
    const { coordinator, challengeManager } = challenge.permits;
    const first = await decide("coordinator");
    await decide("otherCoordinator");
    expect(await asked()).toEqual([]);
    await sayThereWasNone(coordinator, first, "A slip.", TEST_NOW);
    expect(await asked()).toEqual([[coordinator.councilId, "Scope, version 1"]]);
    const second = await decide("coordinator");
    expect(await asked()).toEqual([]);
    // Once a later version was sent, that one is to be decided about.
    await sendScope(challengeManager, later(1));
    await sayThereWasNone(coordinator, second, "A slip.", later(2));
    expect(new Set((await asked()).map(([, title]) => title))).toEqual(new Set(["Scope, version 2"]));
  });

  it("is done once: the second is told", async () => {
    const { coordinator, councilReader } = challenge.permits;
    const wrong = await decide("coordinator");
    const given = { ...words(), correctionReason: "Again." };
    await correctDecision(coordinator, wrong, given, TEST_NOW);
    await expect(correctDecision(councilReader, wrong, given, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(sayThereWasNone(councilReader, wrong, "No.", TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("the wall", () => {
  it("gives the words to their own council and to whoever manages, and to nobody else", async () => {
    const id = await decide("coordinator", { resolution: "quillwort" });
    const { permits } = challenge;
    for (const permit of [
      permits.coordinator,
      permits.councilReader,
      permits.challengeManager,
      permits.supportOfficer,
    ]) {
      expect(JSON.stringify(await listDecisions(permit))).toContain("quillwort");
      expect(await readDecision(permit, id)).toMatchObject({ id });
    }
    expect(await listDecisions(permits.otherCoordinator)).toEqual([]);
    await expect(readDecision(permits.otherCoordinator, id)).rejects.toMatchObject({ code: "not-found" });
    for (const permit of [permits.peer, permits.actionOwner]) {
      await expect(listDecisions(permit)).rejects.toMatchObject({ code: "forbidden" });
      await expect(readDecision(permit, id)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(JSON.stringify(await readStands(permits.peer, "scope", versionId))).not.toMatch(
      /quillwort|Executive/,
    );
  });

  it("lets nobody record or correct for another council, nor after the challenge is closed", async () => {
    const id = await decide("coordinator");
    const { permits } = challenge;
    const given = { ...words(), correctionReason: "x" };
    await expect(correctDecision(permits.otherCoordinator, id, given, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    const closed = atStage(permits.coordinator, "closed");
    const input = { ...words(), seen: "", versionId };
    for (const refused of [
      correctDecision(closed, id, given, TEST_NOW),
      recordDecision(closed, "scope", input, TEST_NOW),
      recordDecision(permits.actionOwner, "scope", input, TEST_NOW),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("a scope that is agreed with changes", () => {
  const CHANGES = "Theme 4 to ask about the housing company as well.";
  const counts = async () => {
    const { shared } = await readProgress(challenge.permits.challengeManager, "2026-01-20");
    const { decisions } = await readProgress(challenge.permits.coordinator, "2026-01-20");
    return [
      shared?.scopeAgreed,
      shared?.scopeChangesOpen,
      decisions?.ownScopeAgreed,
      decisions?.ownScopeChangesOpen,
    ];
  };
  const answer = (decisionId: string, given: Partial<ChangesAnswerInput>) =>
    answerChanges(
      challenge.permits.challengeManager,
      decisionId,
      {
        changes: "not-needed",
        reason: "The day is told in the timetable.",
        inVersion: 0,
        version: 0,
        ...given,
      },
      TEST_NOW,
    );

  it("is not agreed as it was put until somebody has said what became of the changes", async () => {
    const id = await decide("coordinator", { changedInMeeting: CHANGES });
    await decide("otherCoordinator");
    expect(await counts()).toEqual([1, 1, 0, 1]);
    expect(await keyDate()).toBeNull();
    expect(await listChangedAgreements(challenge.permits.coordinator, versionId)).toMatchObject([
      { decisionId: id, words: CHANGES, isOpen: true },
    ]);
    await answer(id, {});
    expect(await counts()).toEqual([2, 0, 1, 0]);
    expect(await keyDate()).toBe("2026-01-12");
    expect(await readDecision(challenge.permits.coordinator, id)).toMatchObject({
      changes: "not-needed",
      changesAnswer: { answerReason: "The day is told in the timetable." },
    });
    const told = await db.notice.findFirst({
      where: { challengeId: challenge.id, kind: "council-decided", occasion: id },
    });
    expect(told?.title).toContain("Agreed with changes: say whether the changes were taken over");
    expect(told?.title).not.toContain("housing");
  });

  it("is put again where a later version has them, and the first is never counted as agreed", async () => {
    const id = await decide("coordinator", { changedInMeeting: CHANGES });
    await decide("otherCoordinator");
    const taken = { changes: "taken-over", inVersion: 2, reason: "" } as const;
    await expect(answer(id, taken)).rejects.toMatchObject({ code: "invalid", field: "changes" });
    const later = await sendScope(challenge.permits.challengeManager, TEST_NOW);
    expect(await listChangedAgreements(challenge.permits.coordinator, later.id)).toMatchObject([
      { isOpen: true },
    ]);
    await answer(id, taken);
    expect(await listChangedAgreements(challenge.permits.coordinator, later.id)).toEqual([]);
    expect(await keyDate()).toBeNull();
    await expect(answer(id, taken)).rejects.toMatchObject({ name: "ChangedMeanwhile" });
    await decide("coordinator", {}, { versionId: later.id });
    await decide("otherCoordinator", {}, { versionId: later.id });
    expect(await counts()).toEqual([2, 0, 1, 0]);
    expect(await keyDate()).toBe("2026-01-12");
  });

  it("tells the other council and the peers that there are changes, never which", async () => {
    await decide("coordinator", { changedInMeeting: CHANGES });
    for (const permit of [challenge.permits.otherCoordinator, challenge.permits.peer]) {
      expect(await listChangedAgreements(permit, versionId)).toEqual([]);
      expect((await readStands(permit, "scope", versionId))[0]?.stand).toMatchObject({ changes: "open" });
    }
  });

  it("is answered by whoever manages, for a decision that counts and changed something", async () => {
    const plain = await decide("otherCoordinator");
    await expect(answer(plain, {})).rejects.toMatchObject({ code: "conflict" });
    const id = await decide("coordinator", { changedInMeeting: CHANGES });
    const given = { changes: "not-needed", reason: "No.", inVersion: 0, version: 0 } as const;
    await expect(answerChanges(challenge.permits.coordinator, id, given, TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await sayThereWasNone(challenge.permits.coordinator, id, "A slip.", TEST_NOW);
    await expect(answer(id, {})).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("undertaking to publish", () => {
  it("is apart from the scope, and said of nobody before it is in effect", async () => {
    const { coordinator, otherCoordinator, peer } = challenge.permits;
    const undertake = (permit: typeof coordinator, given: Partial<DecisionInput>) =>
      recordDecision(permit, "publishing", { ...words(given), seen: "", versionId: "" }, TEST_NOW);
    await decide("coordinator");
    expect(await listUndertakings(peer, "2026-01-12")).toEqual([]);
    await undertake(coordinator, {});
    await undertake(otherCoordinator, { callInEndsOn: "2026-01-19" });
    const council = (index: number) => [challenge.council, challenge.otherCouncil][index]?.name;
    expect(await listUndertakings(peer, "2026-01-19")).toEqual([
      { council: council(0), on: "2026-01-12", withChanges: false },
    ]);
    expect(await listUndertakings(peer, "2026-01-20")).toEqual([
      { council: council(0), on: "2026-01-12", withChanges: false },
      { council: council(1), on: "2026-01-12", withChanges: false },
    ]);
    expect(await keyDate()).toBeNull();
  });
});

it("counts on the first page what the rule says, in one statement", async () => {
  const { coordinator, otherCoordinator, challengeManager } = challenge.permits;
  const counted = async (today: string) => {
    const { shared } = await readProgress(challengeManager, today);
    const { decisions } = await readProgress(otherCoordinator, today);
    const { scopeAgreed, scopeDecided, publishingUndertaken } = shared ?? {};
    return [shared?.councils, scopeAgreed, scopeDecided, publishingUndertaken, decisions?.ownScopeAgreed];
  };
  expect(await counted("2026-01-12")).toEqual([2, 0, 0, 0, 0]);
  const wrong = await decide("coordinator");
  expect(await counted("2026-01-12")).toEqual([2, 1, 1, 0, 0]);
  await decide("otherCoordinator", { callInEndsOn: "2026-01-19" });
  expect(await counted("2026-01-19")).toEqual([2, 1, 2, 0, 0]);
  expect(await counted("2026-01-20")).toEqual([2, 2, 2, 0, 1]);
  const against = await decide("coordinator", { outcome: "against", against: "No." }, { seen: wrong });
  expect(await counted("2026-01-20")).toEqual([2, 1, 1, 0, 1]);
  await sayThereWasNone(coordinator, against, "A slip.", TEST_NOW);
  expect(await counted("2026-01-20")).toEqual([2, 2, 2, 0, 1]);
  await sendScope(challengeManager, TEST_NOW);
  expect(await counted("2026-01-20")).toEqual([2, 0, 0, 0, 0]);
});
