import { beforeEach, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { transaction } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import type { AuditEvent } from "./events.ts";
import { record, recordAlone } from "./record.server.ts";
import { refuseIfSaved, type SavedIn } from "./saved-meanwhile.server.ts";

let challenge: TestChallenge;

beforeEach(async () => {
  challenge = await makeTestChallenge();
});

const changed = (id: string, what = "site changed"): AuditEvent => ({
  type: "timetable-changed",
  data: { what, id },
});

const did = (permit: ChallengePermit, event: AuditEvent, now = TEST_NOW) =>
  transaction((tx) => record(tx, permit, event, now));

/** By which it is told who saved the site "one": what a file brought may have changed it too. */
const savedIn = (challengeId: string): SavedIn => ({
  challengeId,
  by: [{ type: "timetable-changed", data: { what: ["site added", "site changed"], id: "one" } }],
  or: [{ type: "timetable-changed", except: { what: ["site added", "site changed", "room changed"] } }],
});

/** Who is named in a refusal. */
async function named(of: TestChallenge, saved = savedIn(of.id)): Promise<unknown> {
  const refused = transaction((tx) => refuseIfSaved(tx, { opened: 1, stored: 2 }, saved));
  return refused.then(
    () => "nobody was refused",
    ({ by, code }) => [code, by],
  );
}

it("names whoever saved the record last, by the trail's order and not by its dates", async () => {
  const { coordinator, challengeManager } = challenge.permits;
  expect(await named(challenge)).toEqual(["conflict", null]);
  await did(challengeManager, changed("one"), new Date(TEST_NOW.getTime() + 86_400_000));
  await did(coordinator, changed("one"));
  await did(challengeManager, changed("two"));
  await did(challengeManager, changed("one", "room changed"));
  expect(await named(challenge)).toEqual(["conflict", coordinator.actor.name]);
});

it("says when", async () => {
  await did(challenge.permits.coordinator, changed("one"));
  const refused = transaction((tx) => refuseIfSaved(tx, { opened: "a", stored: "b" }, savedIn(challenge.id)));
  await expect(refused).rejects.toThrow(
    / saved this since you opened it \(\d+ \w+ \d{4}, \d+:\d\d[ap]m\), so yours/,
  );
});

it("names nobody when something else may have changed it since", async () => {
  await did(challenge.permits.coordinator, changed("one"));
  await did(challenge.permits.challengeManager, changed("file", "1 person and 3 sessions imported"));
  expect(await named(challenge)).toEqual(["conflict", null]);
});

it("names nobody of another challenge, and nobody whose name was removed", async () => {
  const other = await makeTestChallenge();
  await did(other.permits.coordinator, changed("one"));
  expect(await named(challenge)).toEqual(["conflict", null]);
  const { accountId } = other.permits.coordinator.actor;
  await recordAlone(
    { actor: null, challengeId: null, requestId: null },
    { type: "account-anonymised", data: { accountId } },
    TEST_NOW,
  );
  expect(await named(other)).toEqual(["conflict", null]);
});

it("refuses nobody who opened what is stored", async () => {
  await did(challenge.permits.coordinator, changed("one"));
  const saved = transaction((tx) => refuseIfSaved(tx, { opened: "2", stored: 2 }, savedIn(challenge.id)));
  await expect(saved).resolves.toBeUndefined();
});
