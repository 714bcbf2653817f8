import { beforeEach, expect, it } from "vitest";
import { composeActionPlanDocument } from "#app/areas/action-plan/document.server.ts";
import { sayThereWasNone } from "#app/areas/decisions/correct-decision.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { composePositionStatementDocument } from "#app/areas/preparation/document.server.ts";
import { composeProgressReviewDocument } from "#app/areas/progress-review/document.server.ts";
import { beginReport } from "#app/areas/report/begin-report.server.ts";
import { composeReportDocument } from "#app/areas/report/document.server.ts";
import { undertakingSlips } from "#app/areas/report/undertaking-slips.ts";
import { composeScopeDocument } from "#app/areas/scope/document.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import type { WordKind } from "#app/word/document.ts";
import { documentWords } from "#app/word/document-words.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";

let challenge: TestChallenge;

beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "reporting" });
  // The format whose report has a part on the next steps without being asked for it.
  await db.challenge.update({
    where: { id: challenge.id },
    data: { reportFormat: "2021" },
    select: { id: true },
  });
});

/** What each document says of a council's having undertaken to publish, as its first text has it. */
async function claims(): Promise<Partial<Record<WordKind, string[]>>> {
  const { challengeManager, coordinator, otherCoordinator } = challenge.permits;
  await beginReport(challengeManager, TEST_NOW);
  const documents = [
    await composeScopeDocument(challengeManager, TEST_NOW),
    await composeReportDocument(challengeManager),
    await composeProgressReviewDocument(challengeManager),
    await composePositionStatementDocument(coordinator),
    await composeActionPlanDocument(coordinator, challenge.council.id),
    await composeActionPlanDocument(otherCoordinator, challenge.otherCouncil?.id ?? ""),
  ];
  expect(new Set(documents.map(({ kind }) => kind)).size).toBe(5);
  return Object.fromEntries(
    documents
      .map((document) => {
        // Of a council that no document names: every sentence that speaks of councils is found.
        const found = undertakingSlips(documentWords(document), [{ name: "any", hasUndertaken: false }]);
        return [document.kind, found.map(({ quote }) => quote)] as const;
      })
      .filter(([, found]) => found.length > 0),
  );
}

const undertake = (day: string, more: { callInEndsOn?: string } = {}) =>
  recordDecision(
    challenge.permits.coordinator,
    "publishing",
    {
      outcome: "agreed",
      against: "",
      takenByKind: "body",
      takenBy: "Executive",
      post: "",
      decidedOn: day,
      resolution: "",
      changedInMeeting: "",
      callInEndsOn: null,
      takesEffectOn: null,
      seen: "",
      versionId: "",
      ...more,
    },
    TEST_NOW,
  );

it("is said by no document while none is on record", async () => {
  expect(await claims()).toEqual({});
});

it("is said by no document while it can be called in", async () => {
  await undertake(dayOf(TEST_NOW), { callInEndsOn: "2030-01-01" });
  expect(await claims()).toEqual({});
});

it("is said of the council that did, in the letter and in the report, and not of the other", async () => {
  await undertake(dayOf(TEST_NOW));
  const found = await claims();
  expect(Object.keys(found).sort()).toEqual(["report", "scope"]);
  for (const sentence of Object.values(found).flat()) {
    expect(sentence).toMatch(/^Wexcombe Borough Council undertook on /);
  }
});

it("is said no more once the record was an error", async () => {
  const id = await undertake(dayOf(TEST_NOW));
  await sayThereWasNone(challenge.permits.coordinator, id, "A slip.", TEST_NOW);
  expect(await claims()).toEqual({});
});
