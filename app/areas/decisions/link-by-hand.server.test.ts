import { beforeAll, beforeEach, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import * as messagePage from "#app/mail/routes/message.tsx";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { askToDecide } from "./ask-to-decide.server.ts";
import * as askPage from "./routes/ask.tsx";

/** A link to decide where no mail is set up: whoever asked passes it on, nobody else sees it. */
const NOW = new Date();
const LAST_DAY = new Date(NOW.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);

let challenge: TestChallenge;
let versionId: string;

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  ({ id: versionId } = await sendScope(challenge.permits.challengeManager, NOW));
});
beforeEach(() => {
  env.smtpUrl = null;
});

const ask = drawnPages({
  "/challenges/:challengeId/decisions/ask": askPage,
  "/challenges/:challengeId/mail/:mailId": messagePage,
});
const LINK = /https?:\/\/[^"\s<]*\/decide\/[\w-]+/;
const asked = () => ({
  councilId: "",
  versionId,
  name: "Councillor Ann Field",
  post: "Leader of the Council",
  email: "ann.field@wexcombe.example",
  lastDay: LAST_DAY,
  message: "",
});
/** What a browser keeps of an answer, beside its sign-in. */
const kept = (header: string | null) => header?.split(";")[0] ?? "";

async function open(
  address: string,
  permit: ChallengePermit,
  init: { body?: URLSearchParams; also?: string } = {},
) {
  const cookie = [await sessionCookie(permit.actor.accountId), init.also ?? ""]
    .filter((each) => each !== "")
    .join("; ");
  return ask(address, init.body === undefined ? { cookie } : { cookie, method: "POST", body: init.body });
}

it("shows whoever asked the link once, says that nothing was sent, and leaves a line in the trail", async () => {
  const { coordinator } = challenge.permits;
  const address = `/challenges/${challenge.id}/decisions/ask`;
  const [year = "", month = "", day = ""] = LAST_DAY.split("-");
  const { lastDay: _, ...fields } = asked();
  const body = new URLSearchParams({
    ...fields,
    intent: "ask",
    "lastDay.day": day,
    "lastDay.month": month,
    "lastDay.year": year,
  });
  const sent = await open(address, coordinator, { body });
  expect(sent.location).toBe(address);
  const shown = await open(address, coordinator, { also: kept(sent.cookie) });
  expect(shown.html).toContain("Not sent: no mail is set up");
  expect(shown.html).toMatch(LINK);
  expect(shown.cookie).toContain("Max-Age=0");
  const again = await open(address, coordinator, { also: kept(shown.cookie) });
  expect(again.html).not.toMatch(LINK);
  // In another's browser the same cookie shows nothing.
  const other = await open(address, challenge.permits.otherCoordinator, { also: kept(sent.cookie) });
  expect(other.html).not.toMatch(LINK);
  const trail = { challengeId: challenge.id, type: "mail-read" };
  expect(await db.auditEvent.count({ where: { ...trail, accountId: coordinator.actor.accountId } })).toBe(1);
});

it("shows the link of a message that waits to those who may send it, on their side alone", async () => {
  const { coordinator, otherCoordinator, challengeManager } = challenge.permits;
  await askToDecide(coordinator, asked() as never, NOW);
  const { id: mailId } = await db.outgoingMail.findFirstOrThrow({
    where: { challengeId: challenge.id, status: "waiting" },
  });
  const address = `/challenges/${challenge.id}/mail/${mailId}`;
  const before = await open(address, coordinator);
  expect(before.html).toContain("Not sent: no mail is set up");
  expect(before.html).not.toMatch(LINK);
  const press = () => new URLSearchParams({ intent: "passOn" });
  const pressed = await open(address, coordinator, { body: press() });
  expect((await open(address, coordinator, { also: kept(pressed.cookie) })).html).toMatch(LINK);
  for (const across of [otherCoordinator, challengeManager]) {
    expect((await open(address, across, { body: press() })).status).toBe(404);
  }
  // With mail the message goes by itself.
  env.smtpUrl = "smtp://127.0.0.1:1";
  expect((await open(address, coordinator)).html).not.toContain("Show the link");
  expect((await open(address, coordinator, { body: press() })).status).toBe(409);
});
