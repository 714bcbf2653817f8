import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { to } from "#app/addresses.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { RefusedForm } from "#app/platform/form-answer.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { answerForm } from "./answer-form.server.ts";
import { guarded, guardedIntents, intent, open, openForm } from "./guard.server.ts";

const ORIGIN = "https://workspace.example";

let challenge: TestChallenge;
let stranger: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "on-site" });
  stranger = (await makeTestAccount("Sid Stranger")).id;
});

async function cookieOf(accountId: string): Promise<string> {
  const known = cookies.get(accountId) ?? (await sessionCookie(accountId));
  cookies.set(accountId, known);
  return known;
}

interface Asked {
  accountId?: string;
  challengeId?: string;
  body?: FormData | URLSearchParams;
  headers?: Record<string, string>;
}

async function argsOf({ accountId, challengeId = challenge.id, body, headers = {} }: Asked) {
  const request = new Request(`${ORIGIN}/challenges/${challengeId}/evidence`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      ...(accountId === undefined ? {} : { Cookie: await cookieOf(accountId) }),
      ...(body === undefined ? {} : { Origin: ORIGIN }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return {
    request,
    params: { challengeId },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as ActionFunctionArgs;
}

/** The status a loader or action ends in, thrown or returned. */
async function statusOf(work: Promise<unknown>): Promise<number> {
  const answer = await work.catch((error: unknown) => error);
  if (answer instanceof Error) throw answer;
  const { status, init } = answer as { status?: number; init?: { status?: number } };
  return status ?? init?.status ?? 200;
}

const readNotes = guarded({ permission: "notes.read" }, () => ({ secret: true }));

async function refusals(): Promise<{ accountId: string | null; challengeId: string | null; data: string }[]> {
  return db.auditEvent.findMany({
    where: { type: "refused" },
    orderBy: { id: "desc" },
    take: 10,
    select: { accountId: true, challengeId: true, data: true },
  });
}

it("lets a member with the permission in, sends nobody to sign in, and hides the challenge from a stranger", async () => {
  const { peer, coordinator } = challenge.permits;
  expect(await statusOf(readNotes(await argsOf({ accountId: peer.actor.accountId })))).toBe(200);
  expect(await statusOf(readNotes(await argsOf({})))).toBe(302);
  expect(await statusOf(readNotes(await argsOf({ accountId: stranger })))).toBe(404);
  expect(await statusOf(readNotes(await argsOf({ accountId: coordinator.actor.accountId })))).toBe(403);
});

it("writes a stranger's attempt into the trail of the challenge, once a request", async () => {
  const before = (await refusals()).length;
  const args = await argsOf({ accountId: stranger });
  await statusOf(readNotes(args));
  await statusOf(readNotes(args));
  const after = await refusals();
  expect(after).toHaveLength(before + 1);
  expect(after[0]).toMatchObject({ accountId: stranger, challengeId: challenge.id });
  expect(after[0]?.data).toContain("membership");
});

it("keeps the attempt at a challenge that does not exist without one", async () => {
  expect(await statusOf(readNotes(await argsOf({ accountId: stranger, challengeId: newId() })))).toBe(404);
  expect((await refusals())[0]).toMatchObject({ accountId: stranger, challengeId: null });
});

it("reads no more than a megabyte of a form when no button is the person's, and refuses it whatever it holds", async () => {
  const save = guardedIntents(
    to.evidence.front,
    {
      save: intent({ permission: "notes.write", form: z.object({}), run: async () => new Response() }),
    },
    { takesFile: true },
  );
  const accountId = challenge.permits.coordinator.actor.accountId;
  for (const text of ["Words", "x".repeat(2 * 1024 * 1024)]) {
    const args = await argsOf({ accountId, body: new URLSearchParams({ intent: "save", text }) });
    expect(await statusOf(save(args))).toBe(403);
  }
});

it("refuses a form of another site, and one with neither origin nor fetch metadata", async () => {
  const { peer } = challenge.permits;
  const send = guardedIntents(to.evidence.front, {
    save: intent({ permission: "notes.write", form: z.object({}), run: async () => new Response() }),
  });
  const body = () => new URLSearchParams({ intent: "save" });
  const accountId = peer.actor.accountId;
  const from = async (headers: Record<string, string>) =>
    statusOf(send(await argsOf({ accountId, body: body(), headers })));
  expect(await from({})).toBe(200);
  expect(await from({ Origin: "https://elsewhere.example" })).toBe(403);
  expect(await from({ Origin: "null" })).toBe(403);
  expect(await from({ "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(await from({ "Sec-Fetch-Site": "same-site" })).toBe(403);
});

const openTest = (run: () => void) =>
  openForm({
    why: "For the test.",
    form: z.object({ a: z.string() }),
    run: async () => {
      run();
      return new Response();
    },
  });

const memberTest = (rule: { takesFile?: boolean }) =>
  guardedIntents(
    to.evidence.front,
    { save: intent({ permission: "notes.write", form: z.object({}), run: async () => new Response() }) },
    rule,
  );

it.each([
  ["anybody", 64 * 1024],
  ["a member whose page is still there", 1024 * 1024],
  ["a member with a file", 64 * 1024 * 1024],
])("takes from %s no more than %i bytes, and reads nothing of what is more", async (who, most) => {
  let runs = 0;
  const send =
    who === "anybody" ? openTest(() => runs++) : memberTest({ takesFile: who === "a member with a file" });
  const accountId = challenge.permits.peer.actor.accountId;
  const ask = async (length: number) => {
    const args = await argsOf({
      ...(who === "anybody" ? {} : { accountId }),
      body: new URLSearchParams({ a: "1" }),
      headers: { "Content-Length": String(length) },
    });
    args.context.isDocument = who !== "a member whose page is still there";
    return [await statusOf(send(args)), args.request.bodyUsed];
  };
  expect(await ask(most + 1)).toEqual([413, false]);
  expect(runs).toBe(0);
  expect(await ask(most)).toEqual([200, true]);
});

it("gives back what a member without scripts typed that is too large, up to four megabytes, and says where the rest is", async () => {
  const accountId = challenge.permits.peer.actor.accountId;
  const ask = async (length: number) => {
    const text = "x".repeat(length - "intent=save&text=".length);
    const args = await argsOf({ accountId, body: new URLSearchParams({ intent: "save", text }) });
    const answer = (await memberTest({})(args)) as {
      data: RefusedForm;
      init: { status: number };
    };
    const { initialValue, error } = answer.data.lastResult;
    return {
      status: answer.init.status,
      given: initialValue?.text?.toString().length,
      said: error?.[""]?.[0],
    };
  };
  const megabyte = 1024 * 1024;
  for (const length of [megabyte + 1, 4 * megabyte]) {
    const { status, given, said } = await ask(length);
    expect([status, given]).toEqual([413, length - "intent=save&text=".length]);
    expect(said).toMatch(/takes 1 MB at most. Nothing was saved. Everything you typed is still here/);
  }
  const { status, given, said } = await ask(4 * megabyte + 1);
  expect([status, given]).toEqual([413, undefined]);
  expect(said).toMatch(
    /Nothing was saved. What you typed cannot be shown here. Go back with your browser’s own button/,
  );
});

it("gives no handler a body to read", async () => {
  const bodies: unknown[] = [];
  const see = ({ request }: { request: Request }) => {
    bodies.push(request.body, request.method);
    return null;
  };
  const ask = async (handler: (args: ActionFunctionArgs) => unknown, accountId?: string) =>
    handler(await argsOf({ ...(accountId && { accountId }), body: new URLSearchParams({ a: "1" }) }));
  const accountId = challenge.permits.peer.actor.accountId;
  await ask(open({ why: "For the test." }, see));
  await ask(open({ why: "For the test." }, (_visit, args) => see(args)));
  await ask(guarded({ permission: "notes.write" }, see), accountId);
  await ask(
    guardedIntents(to.evidence.front, {
      save: intent({
        permission: "notes.write",
        form: z.object({}),
        run: async (routeRequest) => {
          see(routeRequest);
          return new Response();
        },
      }),
    }),
    accountId,
  );
  expect(bodies).toEqual([null, "POST", null, "POST", null, "POST", null, "POST"]);
});

it.each(["password", "newPassword"])("never sends the field %s back", async (name) => {
  const form = new FormData();
  form.set("email", "somebody@example.org");
  form.set(name, "correct horse battery");
  const schema = z.object({ email: z.string(), [name]: z.string() });
  const refused = await answerForm(form, schema, () => {
    throw new AppError("invalid", "The password is not right.", { field: "email" });
  });
  const unread = await answerForm(
    form,
    schema.extend({ age: z.string("Enter an age") }),
    async () => new Response(),
  );
  for (const answer of [refused, unread]) {
    expect(JSON.stringify(answer)).toContain("somebody@example.org");
    expect(JSON.stringify(answer)).not.toContain("correct horse");
  }
});

const failing = (what: "bug" | "refusal") =>
  open({ why: "For the test." }, () => {
    if (what === "bug") throw new TypeError("a secret of the code");
    throw new AppError("forbidden", "Not <you>, Ann & Lee.");
  });

it("says of a bug the reference under which the log has it, and nothing else", async () => {
  const args = await argsOf({});
  const answer = (await failing("bug")(args as never).catch((error: unknown) => error)) as {
    data: unknown;
    init: { status: number };
  };
  expect(answer.data).toEqual({ code: "failure", reference: args.context.requestId });
  expect(answer.init.status).toBe(500);
});

it.each([
  ["refusal", 403, "<h1>You cannot do this</h1>\n<p>Not &#60;you&#62;, Ann &#38; Lee.</p>"],
  ["bug", 500, "<h1>Sorry, there is a problem with the service</h1>"],
] as const)("draws a page for a %s where the address has none of its own", async (what, status, html) => {
  const args = await argsOf({});
  args.context.answersWithoutPage = true;
  const answer = (await failing(what)(args as never).catch((error: unknown) => error)) as Response;
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  const text = await answer.text();
  expect(text).toContain(html);
  expect(text).not.toContain("secret of the code");
  if (what === "bug") expect(text).toContain(args.context.requestId);
});

describe("the parameters of a route", () => {
  const ask = async (
    handler: (args: ActionFunctionArgs) => Promise<unknown>,
    params: Record<string, string>,
  ) => {
    const args = await argsOf({ accountId: challenge.permits.peer.actor.accountId });
    return handler({ ...args, params: { ...args.params, ...params } });
  };
  const readNote = guarded({ at: to.evidence.note, permission: "notes.read" }, ({ params }) => params);

  it("are those of its own pattern, each of them there", async () => {
    const noteId = newId();
    expect(await ask(readNote, { noteId, "*": "rest" })).toEqual({ challengeId: challenge.id, noteId });
    const changed: unknown[] = [];
    const change = guardedIntents(to.evidence.changeNote, {
      save: intent({
        permission: "notes.write",
        form: z.object({}),
        run: async ({ params }) => {
          changed.push(params.noteId);
          return new Response();
        },
      }),
    });
    const args = await argsOf({
      accountId: challenge.permits.peer.actor.accountId,
      body: new URLSearchParams({ intent: "save" }),
    });
    await change({ ...args, params: { ...args.params, noteId } });
    expect(changed).toEqual([noteId]);
  });

  it("cannot be ids without the shape of one", async () => {
    expect(await statusOf(ask(readNote, { noteId: "no-id" }))).toBe(404);
  });

  it("are a bug where the handler names the address of another route", async () => {
    expect(await statusOf(ask(readNote, {}))).toBe(500);
  });

  it("are unknown to the types where no address is named, and under another name", () => {
    // @ts-expect-error: this address has no finding.
    guarded({ at: to.evidence.note, permission: "notes.read" }, ({ params }) => params.findingId);
    // @ts-expect-error: nothing says which parameters there are.
    guarded({ permission: "notes.read" }, ({ params }) => params.noteId);
  });
});

describe("a form at a visit", () => {
  let reviewing: TestChallenge;
  let reviewId: string;
  let elsewhereId: string;
  let runs = 0;

  beforeAll(async () => {
    reviewing = await makeTestChallenge({ stage: "reviewing" });
    reviewId = await addReview(reviewing.id);
    elsewhereId = await addReview(challenge.id);
  });

  async function addReview(challengeId: string): Promise<string> {
    const id = newId();
    const days = { create: [{ date: "2027-01-20" }] };
    await db.visit.create({ data: { id, challengeId, kind: "progress-review", position: 2, days } });
    return id;
  }

  const change = guardedIntents(
    to.timetable.sites,
    {
      save: intent({
        permission: "timetable.edit",
        form: z.object({}),
        run: async ({ permit }) => {
          runs += 1;
          expect(permit.visitId).toBe(reviewId);
          return new Response();
        },
      }),
    },
    { takesFile: true },
  );

  const press = async (accountId: string, visitId: string, length = 0) => {
    const args = await argsOf({
      accountId,
      challengeId: reviewing.id,
      body: new URLSearchParams({ intent: "save" }),
      headers: length === 0 ? {} : { "Content-Length": String(length) },
    });
    const status = await statusOf(change({ ...args, params: { ...args.params, visitId } }));
    return { status, isRead: args.request.bodyUsed };
  };

  const MORE_THAN_WORDS = 2 * 1024 * 1024;

  it("is taken where the stage allows it at that visit, and read as far as its page may send", async () => {
    const { accountId } = reviewing.permits.coordinator.actor;
    for (const length of [0, MORE_THAN_WORDS]) {
      expect(await press(accountId, reviewId, length)).toEqual({ status: 200, isRead: true });
    }
    expect(runs).toBe(2);
  });

  it.each<[string, number, () => [string, string]]>([
    ["at a visit that is over at this stage", 403, () => [coordinator(), reviewing.visitId]],
    ["in a role that may not at any visit", 403, () => [reviewing.permits.peer.actor.accountId, reviewId]],
    ["at a visit of another challenge", 404, () => [coordinator(), elsewhereId]],
    ["at a visit that is nowhere", 404, () => [coordinator(), newId()]],
    ["by a stranger", 404, () => [stranger, reviewId]],
  ])("is refused %s with %i, read no further than words go", async (_what, status, asked) => {
    const before = runs;
    expect(await press(...asked())).toMatchObject({ status });
    expect(await press(...asked(), MORE_THAN_WORDS)).toEqual({ status, isRead: false });
    expect(runs).toBe(before);
  });

  const coordinator = () => reviewing.permits.coordinator.actor.accountId;
});
