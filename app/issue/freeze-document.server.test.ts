import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { exampleDocument } from "#tests/fixtures/word/example-documents.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { type Beside, type Freezing, freezeDocument } from "./freeze-document.server.ts";
import { frozenDocument } from "./frozen-document.ts";
import { listIssuedVersions, readIssuedVersion } from "./issued-versions.server.ts";

const DOCUMENT = exampleDocument("report");

async function freezing() {
  const { id, permits } = await makeTestChallenge({ stage: "reporting" });
  const permit = permits.challengeManager;
  let record = "as it was";
  const freeze = (given: Partial<Freezing<string>> = {}, beside?: Beside<string, void>) =>
    freezeDocument<string>(
      permit,
      {
        kind: "report",
        councilId: null,
        status: "draft",
        read: async () => record,
        changedText: "It was changed.",
        compose: () => DOCUMENT,
        event: ({ kind, number, sha256, status }) => ({
          type: "report-issued",
          data: { kind, number, sha256, status },
        }),
        ...given,
      },
      TEST_NOW,
      beside,
    );
  const change = (words: string) => {
    record = words;
  };
  const events = () => db.auditEvent.count({ where: { challengeId: id, type: "report-issued" } });
  return { permit, freeze, change, events };
}

it("freezes the document with its number, its event and what goes with it", async () => {
  const { permit, freeze, events } = await freezing();
  const { version } = await freeze({}, async (tx, { number }, seen) => {
    expect(await tx.issuedVersion.count({ where: { challengeId: permit.challengeId, number } })).toBe(1);
    expect(seen).toBe("as it was");
  });
  expect(version).toMatchObject({ number: 1, status: "draft", title: DOCUMENT.title });
  expect((await readIssuedVersion(permit, version.id)).document).toEqual(DOCUMENT);
  expect(await events()).toBe(1);
  expect((await freeze()).version.number).toBe(2);
});

it.each<[string, (given: Awaited<ReturnType<typeof freezing>>) => Promise<unknown>, string]>([
  [
    "the record was changed while it was drawn",
    ({ freeze, change }) =>
      freeze({
        compose() {
          change("as somebody else saved it");
          return DOCUMENT;
        },
      }),
    "It was changed.",
  ],
  [
    "it may not be issued any more once it is drawn",
    ({ freeze, change }) =>
      freeze({
        compose() {
          change("over");
          return DOCUMENT;
        },
        refuse(seen) {
          if (seen === "over") throw new AppError("conflict", "It is over.");
        },
      }),
    "It is over.",
  ],
  [
    "its file has a fault",
    ({ freeze }) =>
      freeze({
        async lookOver(bytes) {
          throw new AppError("invalid", bytes.length > 0 ? "A fault." : "Nothing was drawn.");
        },
      }),
    "A fault.",
  ],
  [
    "what goes with it fails",
    ({ freeze }) =>
      freeze({}, async () => {
        throw new AppError("conflict", "No message can be written.");
      }),
    "No message can be written.",
  ],
])("issues nothing when %s", async (_why, attempt, message) => {
  const given = await freezing();
  await expect(attempt(given)).rejects.toThrow(message);
  expect(await listIssuedVersions(given.permit, "report")).toEqual([]);
  expect(await given.events()).toBe(0);
});

it("gives a number to one of two who issue at the same moment", async () => {
  const { permit, freeze } = await freezing();
  const outcomes = await Promise.allSettled([freeze(), freeze()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listIssuedVersions(permit, "report")).toHaveLength(1);
});

it("reads a document that was frozen before versions of its shape were written, with all its room kept beside it", async () => {
  const old = { ...DOCUMENT, ratings: ["on-track"] };
  expect(frozenDocument.read(JSON.stringify(old))).toEqual(old);
  expect(frozenDocument.read(frozenDocument.write(old))).toEqual(old);
});
