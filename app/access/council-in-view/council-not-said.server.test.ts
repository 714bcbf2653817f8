import { beforeAll, expect, it } from "vitest";
import * as membersPage from "#app/areas/people/routes/member.tsx";
import * as documentPage from "#app/areas/preparation/routes/section.tsx";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { plainText } from "#tests/support/page-form.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/** Whoever has begun to serve a second council while a page of the first was open: its form does not say of which council it is. */
const WORDS = "The leader said “yes”,\nthen looked out of the window.";

let challenge: TestChallenge;
let cookie: string;
let sectionId: string;

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  const { id: challengeId, council, otherCouncil, permits } = challenge;
  sectionId = newId();
  const section = {
    title: "How it is led",
    body: "",
    status: "not-started",
    position: 1,
    updatedAt: TEST_NOW,
  };
  await db.statementSection.create({
    data: { id: sectionId, challengeId, councilId: council.id, ...section },
  });
  const { accountId } = permits.coordinator.actor;
  const place = { accountId, challengeId, role: "coordinator", councilId: otherCouncil?.id ?? "" };
  await db.membership.create({ data: { id: newId(), ...place, createdAt: TEST_NOW } });
  cookie = await sessionCookie(accountId);
});

const ask = drawnPages({
  "/challenges/:challengeId/preparation/sections/:sectionId": documentPage,
  "/challenges/:challengeId/members/:membershipId": membersPage,
});

it("is shown what was typed, without scripts, and where to choose the council", async () => {
  const address = `/challenges/${challenge.id}/preparation/sections/${sectionId}`;
  const body = new URLSearchParams({ intent: "save", body: WORDS, status: "being-written" });
  const { status, html } = await ask(address, { method: "POST", cookie, body });
  expect(status).toBe(409);
  const page = plainText(html);
  expect(page).toContain("Which council is this for? Nothing was saved");
  expect(page).toContain(WORDS);
  expect(page).toContain(
    `/challenges/${challenge.id}/choose-council?returnTo=${encodeURIComponent(address)}`,
  );
  expect(await db.statementSection.findUniqueOrThrow({ where: { id: sectionId } })).toMatchObject({
    body: "",
  });
});

it("is asked at once for a button with nothing typed", async () => {
  const address = `/challenges/${challenge.id}/members/${newId()}`;
  const body = new URLSearchParams({ intent: "again" });
  const { location } = await ask(address, { method: "POST", cookie, body });
  expect(location).toBe(`/challenges/${challenge.id}/choose-council?returnTo=${encodeURIComponent(address)}`);
});
