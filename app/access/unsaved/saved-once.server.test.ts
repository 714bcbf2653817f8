import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { to } from "#app/addresses.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { SENDING_FIELD } from "#app/platform/form-answer.ts";
import { newId } from "#app/platform/ids.ts";
import { takeNotice } from "#app/platform/notice.server.ts";
import { DRAFT_FIELD } from "#app/writing/drafts/draft.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { guardedIntents, intent } from "../guard.server.ts";
import {
  forgetOverdueSavedForms,
  hasOverdueSavedForms,
  SAVED_BEFORE,
  SAVED_FOR_MS,
} from "./saved-once.server.ts";

const ORIGIN = "https://workspace.example";

let challenge: TestChallenge;
let peer: string;
let manager: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "on-site" });
  peer = challenge.permits.peer.actor.accountId;
  manager = challenge.permits.challengeManager.actor.accountId;
  for (const accountId of [peer, manager]) cookies.set(accountId, await sessionCookie(accountId));
});

let saved: string[] = [];
let refusal: AppError | null = null;
/** Called once something is being saved; saving goes on when it is done. */
let whileSaving: () => Promise<unknown> = async () => undefined;

beforeEach(async () => {
  saved = [];
  refusal = null;
  whileSaving = async () => undefined;
  await db.savedForm.deleteMany();
});

const action = guardedIntents(
  to.evidence.front,
  {
    save: intent({
      permission: "challenge.read",
      form: z.looseObject({ text: z.string("Write it") }),
      run: async ({ value }) => {
        await whileSaving();
        if (refusal !== null) throw refusal;
        saved.push(value.text);
        return new Response(null, { status: 302, headers: { Location: `/saved/${saved.length}` } });
      },
    }),
  },
  { takesFile: true },
);

async function send(fields: Record<string, string | File>, accountId = peer) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ intent: "save", text: "Typed", ...fields }))
    body.set(name, value);
  const request = new Request(`${ORIGIN}/challenges/${challenge.id}/evidence`, {
    method: "POST",
    headers: { Cookie: cookies.get(accountId) ?? "", Origin: ORIGIN },
    body,
  });
  const args = {
    request,
    params: { challengeId: challenge.id },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
  } as unknown as ActionFunctionArgs;
  const answer: unknown = await action(args).catch((error: unknown) => error);
  if (!(answer instanceof Response)) {
    const { init } = answer as { init?: { status?: number } };
    return { status: init?.status, leadsTo: null, notice: null };
  }
  const cookie = answer.headers.get("Set-Cookie");
  const notice =
    cookie === null ? null : await takeNotice(new Request(ORIGIN, { headers: { Cookie: cookie } }));
  return { status: answer.status, leadsTo: answer.headers.get("Location"), notice: notice?.notice ?? null };
}

const once = { [SENDING_FIELD]: "0a" };

describe("a form that is sent twice", () => {
  it("is saved once, leads where it led, and says so", async () => {
    expect(await send(once)).toEqual({ status: 302, leadsTo: "/saved/1", notice: null });
    // What it says of its draft is another time by time.
    expect(await send({ ...once, [DRAFT_FIELD]: "form" })).toEqual({
      status: 302,
      leadsTo: "/saved/1",
      notice: SAVED_BEFORE,
    });
    expect(saved).toEqual(["Typed"]);
  });

  it("is saved once also while the first is under way", async () => {
    let second: ReturnType<typeof send> | undefined;
    whileSaving = async () => {
      whileSaving = async () => undefined;
      second = send(once);
      // The second is past its sign-in by then, or comes later: in either case it finds the first.
      await new Promise((resolve) => setImmediate(resolve));
    };
    expect((await send(once)).leadsTo).toBe("/saved/1");
    expect((await second)?.leadsTo).toBe("/saved/1");
    expect(saved).toEqual(["Typed"]);
  });

  it.each<[string, Record<string, string | File>, Record<string, string | File>]>([
    ["other words", once, { ...once, text: "Typed on" }],
    ["a choice between two texts", once, { ...once, settled: "3" }],
    ["opened again", once, { [SENDING_FIELD]: "0b" }],
    ["no name, as a script sends it", {}, {}],
    ["a password", { ...once, password: "x" }, { ...once, password: "x" }],
    [
      "another file of the same name and length",
      { ...once, file: new File(["one"], "plan.xlsx") },
      { ...once, file: new File(["two"], "plan.xlsx") },
    ],
  ])("is saved both times with %s", async (_, first, second) => {
    await send(first);
    expect((await send(second)).leadsTo).toBe("/saved/2");
  });

  it("is saved once with the same file, and for each of two people", async () => {
    const file = () => ({ ...once, file: new File(["one"], "plan.xlsx") });
    await send(file());
    expect((await send(file())).leadsTo).toBe("/saved/1");
    expect((await send(file(), manager)).leadsTo).toBe("/saved/2");
  });

  it("is saved the second time when the first was refused, or failed", async () => {
    refusal = new AppError("conflict", "Not now");
    expect((await send(once)).status).toBe(409);
    refusal = new AppError("not-writable", "The disk is full");
    await send(once);
    refusal = null;
    expect((await send(once)).leadsTo).toBe("/saved/1");
  });

  it("is saved when the service was stopped before it remembered the first, as by a power cut", async () => {
    await send(once);
    await db.savedForm.deleteMany();
    expect((await send(once)).leadsTo).toBe("/saved/2");
  });

  it("is remembered for an hour, by a mark that tells nothing of what was typed", async () => {
    await send(once);
    const row = await db.savedForm.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain("Typed");
    expect(await hasOverdueSavedForms()).toBe(false);
    await db.savedForm.updateMany({ data: { sentAt: new Date(Date.now() - SAVED_FOR_MS - 1_000) } });
    expect(await hasOverdueSavedForms()).toBe(true);
    await forgetOverdueSavedForms(new Date());
    expect(await db.savedForm.count()).toBe(0);
  });
});
