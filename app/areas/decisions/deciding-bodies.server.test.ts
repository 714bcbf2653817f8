import { beforeEach, describe, expect, it } from "vitest";
import { makeCouncilRecordPermit } from "#app/access/permit.server.ts";
import type { CouncilPermit, CouncilRecordPermit } from "#app/access/permit.ts";
import { endBody, saveBody } from "#app/areas/councils/save-body.server.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { correctDecision } from "./correct-decision.server.ts";
import { listDecidingBodies } from "./deciding-bodies.server.ts";
import type { DecisionInput } from "./forms.ts";
import { readDecisionPage } from "./read-decision-page.server.ts";
import { recordDecision } from "./record-decision.server.ts";
import { readDecision } from "./store.server.ts";

let challenge: TestChallenge;
let keeper: CouncilRecordPermit;
let coordinator: CouncilPermit;
let bodyId: string;

const BODY = { kind: "executive", partnerIds: [], paperDays: null, meetings: ["2026-01-12"] } as const;

beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  coordinator = challenge.permits.coordinator;
  const { actor } = coordinator;
  const { recordId: councilId, name: councilName } = challenge.council;
  keeper = makeCouncilRecordPermit({ councilId, councilName, role: "coordinator", actor, requestId: null });
  bodyId = await saveBody(keeper, null, { ...BODY, name: "Executive" }, TEST_NOW);
});

const words = (given: Partial<DecisionInput> = {}): DecisionInput => ({
  outcome: "agreed",
  against: "",
  takenByKind: "body",
  bodyId,
  takenBy: "",
  post: "",
  decidedOn: "2026-01-12",
  resolution: "",
  changedInMeeting: "",
  callInEndsOn: null,
  takesEffectOn: null,
  ...given,
});

const record = (permit: CouncilPermit, given: Partial<DecisionInput> = {}) =>
  recordDecision(permit, "publishing", { ...words(given), seen: "", versionId: "" }, TEST_NOW);

const rename = (name: string) => saveBody(keeper, bodyId, { ...BODY, name, version: 1 }, TEST_NOW);

describe("a body of the council's record that decided", () => {
  it("is kept by the name that it had, whatever it is called later", async () => {
    const id = await record(coordinator);
    await rename("Cabinet");
    expect(await readDecision(coordinator, id)).toMatchObject({ bodyId, takenBy: "Executive" });
    const { body } = await readDecisionPage(coordinator, id);
    expect(body).toEqual({ councilId: challenge.council.recordId, bodyId, name: "Cabinet" });
  });

  it("is linked to the record for people of its council alone", async () => {
    const id = await record(coordinator);
    expect((await readDecisionPage(challenge.permits.challengeManager, id)).body).toBeNull();
  });

  it("keeps its name in a correction of something else, also when it is used no more", async () => {
    const wrong = await record(coordinator);
    await rename("Cabinet");
    await endBody(keeper, bodyId, TEST_NOW);
    const correction = { ...words({ resolution: "RESOLVED." }), correctionReason: "The words were missing." };
    const id = await correctDecision(coordinator, wrong, correction, TEST_NOW);
    expect(await readDecision(coordinator, id)).toMatchObject({ bodyId, takenBy: "Executive" });
    expect((await readDecisionPage(coordinator, id)).body).toBeNull();
  });

  it("is not another council's, and none that is used no more", async () => {
    const { otherCoordinator } = challenge.permits;
    expect(await listDecidingBodies(otherCoordinator)).toEqual([]);
    const refusal = { code: "invalid", field: "meeting" };
    await expect(record(otherCoordinator)).rejects.toMatchObject(refusal);
    await endBody(keeper, bodyId, TEST_NOW);
    await expect(record(coordinator)).rejects.toMatchObject(refusal);
  });

  it("may be typed as before", async () => {
    const id = await record(coordinator, { bodyId: null, takenBy: "Urgency Sub-Committee" });
    expect(await readDecision(coordinator, id)).toMatchObject({
      bodyId: null,
      takenBy: "Urgency Sub-Committee",
    });
  });
});
