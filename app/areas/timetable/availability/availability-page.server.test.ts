import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { newSecretToken } from "#app/access/secret-token.server.ts";
import { db } from "#app/platform/db.server.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { savePerson } from "../plan/save-person.server.ts";
import { makePersonLink } from "./ask-availability.server.ts";
import { action, loader } from "./routes/availability.tsx";

const ORIGIN = "https://workspace.example";

let challenge: TestChallenge;
let personId: string;
let token: string;

beforeAll(async () => {
  const now = new Date();
  challenge = await makeTestChallenge({ stage: "preparing" });
  const { coordinator } = challenge.permits;
  // The page asks the clock: the visit must lie ahead of it.
  const day = (plus: number) => new Date(now.getTime() + plus * 86_400_000).toISOString().slice(0, 10);
  await setDaysOnSite(db, challenge.id, [day(10), day(11), day(12)]);
  const input = {
    name: "Sam Hale",
    jobTitle: "",
    kind: "officer",
    organisation: "",
    accessNeeds: "",
  } as const;
  const ids = { councilId: null, lineManagerId: null, version: 1 };
  personId = await savePerson(coordinator, null, { ...input, ...ids }, now);
  token = await makePersonLink(coordinator, personId, now);
});

/** What the page answers, asked as Remix asks it: nobody is signed in. */
function argsFor(secret: string, fields?: [string, string][], origin = ORIGIN) {
  const request =
    fields === undefined
      ? new Request(`${ORIGIN}/availability/${secret}`)
      : new Request(`${ORIGIN}/availability/${secret}`, {
          method: "POST",
          body: new URLSearchParams(fields),
          headers: { Origin: origin },
        });
  return {
    request,
    params: { token: secret },
    context: {
      cspNonce: "",
      requestId: "request",
      clientAddress: "203.0.113.9",
      isDocument: true,
      accountId: null,
    },
  } as unknown as ActionFunctionArgs;
}

const statusOf = async (answer: Promise<unknown>) => {
  const given = (await answer.catch((thrown: unknown) => thrown)) as {
    status?: number;
    init?: { status?: number };
  };
  return given.status ?? given.init?.status ?? 200;
};

it("opens for whoever has the link, and answers 410 to any other", async () => {
  const page = (await loader(argsFor(token))) as { name: string; days: unknown[] };
  expect(page).toMatchObject({ name: "Sam Hale", challengeTitle: "Wexcombe", answered: null });
  expect(page.days).toHaveLength(3);
  expect(await statusOf(loader(argsFor(newSecretToken().token)))).toBe(410);
  expect(await statusOf(action(argsFor(newSecretToken().token, [["answer", "cannot-come"]])))).toBe(410);
});

it("keeps everything typed when something is missing, and saves nothing", async () => {
  const typed: [string, string][] = [
    ["answer", "some-times"],
    ["note", "Not before ten"],
    ["times[0].date", ""],
    ["times[0].start", "9.30"],
    ["times[0].end", ""],
  ];
  const answer = (await action(argsFor(token, typed))) as {
    data: { lastResult: { initialValue: object; error: object } };
    init: { status: number };
  };
  expect(answer.init.status).toBe(400);
  expect(answer.data.lastResult).toMatchObject({
    initialValue: { answer: "some-times", note: "Not before ten", times: [{ start: "9.30" }] },
    error: { "times[0].date": ["Choose the day"] },
  });
  expect(await db.personAnswer.findMany({ where: { personId } })).toMatchObject([{ availability: "asked" }]);
});

it("refuses a form that another site sends", async () => {
  const forged = argsFor(token, [["answer", "cannot-come"]], "https://elsewhere.example");
  expect(await statusOf(action(forged))).toBe(403);
  expect(await db.personAnswer.findMany({ where: { personId } })).toMatchObject([{ availability: "asked" }]);
});

it("says thank you after an answer, and shows it", async () => {
  const answer = (await action(argsFor(token, [["answer", "any-time"]]))) as Response;
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/availability/${token}?thanks=yes`]);
  expect(await loader(argsFor(token))).toMatchObject({ before: { answer: "any-time" } });
});
