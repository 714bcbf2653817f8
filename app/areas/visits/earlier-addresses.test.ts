import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { requestContext } from "#tests/wall/ask-loader.ts";
import { action, loader } from "./routes/earlier-timetable.ts";

let challenge: TestChallenge;

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "preparing" });
  // A further phase, made before the first in the order of ids and after it in time.
  await db.visit.create({
    data: {
      id: `00${newId().slice(2)}`,
      challengeId: challenge.id,
      kind: "on-site",
      position: 2,
      days: { create: { date: "2026-03-30" } },
    },
  });
});

async function answerTo(below: string, accountId: string, body: string | null = null): Promise<Response> {
  const cookie = await sessionCookie(accountId);
  const request = new Request(`https://workspace.example/challenges/${challenge.id}/timetable${below}`, {
    headers: { Cookie: cookie, Origin: "https://workspace.example", "Sec-Fetch-Site": "same-origin" },
    ...(body === null ? {} : { method: "POST", body: new URLSearchParams(body) }),
  });
  const args = { request, params: { challengeId: challenge.id, "*": below }, context: requestContext() };
  const answer = body === null ? loader : action;
  return (await answer(args as unknown as LoaderFunctionArgs).catch((thrown: unknown) => thrown)) as Response;
}

it.each([
  "",
  "?view=person&who=abc",
  "/people/01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV/outcome",
  "/releases/01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "/paper/peer-days/word?day=2026-03-02",
  "/people/01ARZ3NDEKTSV4RRFFQ69G5FAV/data/file",
  "/today?day=2026-03-02",
])("an address of before, timetable%s, leads to the first phase on site", async (below) => {
  const answer = await answerTo(below, challenge.permits.coordinator.actor.accountId);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("Location")).toBe(
    `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable${below}`,
  );
});

it("sends a form of before on with what was typed", async () => {
  const { accountId } = challenge.permits.coordinator.actor;
  const answer = await answerTo(
    "/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV?index",
    accountId,
    "intent=save&title=Leader",
  );
  // 302 and 303 would ask for the page and drop the form.
  expect(answer.status).toBe(307);
  expect(answer.headers.get("Location")).toBe(
    `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable/sessions/01ARZ3NDEKTSV4RRFFQ69G5FAV?index`,
  );
});

it("leads nobody on who may not read the timetable", async () => {
  const answer = (await answerTo("", challenge.permits.actionOwner.actor.accountId)) as unknown as {
    init: { status: number };
  };
  expect(answer.init.status).toBe(403);
});
