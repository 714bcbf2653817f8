import type { ActionFunctionArgs, data } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { to } from "#app/addresses.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { RefusedForm } from "#app/platform/form-answer.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { guardedIntents, intent, open } from "./guard.server.ts";
import { forgetOverdueKeptForms, KEPT_FOR_MS } from "./kept-forms.server.ts";
import { openedAsOf } from "./opened-as.server.ts";
import { formsKeptFor } from "./person.server.ts";
import { accountNamedBy, createSignInSession, endSignInSessionsOf } from "./sign-in-session.server.ts";
import type { Unsaved } from "./unsaved/unsaved-words.tsx";

const ORIGIN = "https://workspace.example";
const WORDS = "The leader said “yes”,\nthen looked out of the window.";

let challenge: TestChallenge;
let peer: string;
let colleague: string;

beforeAll(async () => {
  challenge = await makeTestChallenge({ stage: "on-site" });
  peer = challenge.permits.peer.actor.accountId;
  colleague = challenge.permits.coordinator.actor.accountId;
});

beforeEach(async () => {
  await db.keptForm.deleteMany();
});

/** The cookie of a session of the account; ended by `end` afterwards. */
async function cookieOf(accountId: string, at = new Date()): Promise<string> {
  return sessionCookie(accountId, at);
}

interface Sent {
  cookie?: string;
  body?: FormData | URLSearchParams;
  isDocument?: boolean;
  search?: string;
}

function argsOf({ cookie = "", body, isDocument = true, search = "" }: Sent): ActionFunctionArgs {
  const request = new Request(`${ORIGIN}/challenges/${challenge.id}/evidence${search}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Cookie: cookie, Origin: ORIGIN },
    ...(body === undefined ? {} : { body }),
  });
  return {
    request,
    params: { challengeId: challenge.id },
    context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument, accountId: null },
  } as unknown as ActionFunctionArgs;
}

let fails: Error | null = null;

const action = guardedIntents(to.evidence.front, {
  save: intent({
    permission: "notes.write",
    form: z.object({ text: z.string("Write it").min(3, "Write more") }),
    run: async () => {
      if (fails !== null) throw fails;
      return new Response(null, { status: 302, headers: { Location: "/" } });
    },
  }),
  release: intent({ permission: "timetable.release", form: z.object({}), run: async () => new Response() }),
});

const withPassword = guardedIntents(to.people.password, {
  save: intent({ permission: "account.self", form: z.object({}), run: async () => new Response() }),
});

const bodyOf = (fields: Record<string, string> = {}) =>
  new URLSearchParams({ formId: "note", intent: "save", text: WORDS, ...fields });

interface Answer {
  status: number;
  location: string | null;
  /** What is in the answer: nothing for a redirect. */
  body: unknown;
}

/** What an action ends in, thrown or returned. */
async function answerTo(work: Promise<unknown>): Promise<Answer> {
  const given = await work.catch((error: unknown) => error);
  if (given instanceof Response) {
    return { status: given.status, location: given.headers.get("Location"), body: null };
  }
  if (given instanceof Error) throw given;
  const { data: body, init } = given as ReturnType<typeof data>;
  return { status: init?.status ?? 200, location: null, body };
}

const keptFor = async (cookie: string, search = "") => {
  const args = argsOf({ cookie, search });
  const look = open({ why: "A test." }, (routeRequest) => formsKeptFor(args, routeRequest));
  return look(args);
};

/** A session that was used for the last time so long ago that it has ended; its row may still be there. */
const endedCookie = (accountId: string) => cookieOf(accountId, new Date(Date.now() - 8 * 24 * 60 * 60_000));

describe("what is sent after the sign-in has ended", () => {
  it("is kept, sealed, and given back to the same account on the same page", async () => {
    const cookie = await endedCookie(peer);
    const sent = await answerTo(action(argsOf({ cookie, body: bodyOf(), search: "?session=1" })));
    expect(sent.status).toBe(302);
    expect(sent.location).toBe(
      `/sign-in?returnTo=${encodeURIComponent(`/challenges/${challenge.id}/evidence?session=1`)}&kept=all`,
    );
    const again = await cookieOf(peer);
    expect(await keptFor(again, "?session=1")).toEqual([
      expect.objectContaining({
        form: "note",
        intent: "save",
        initialValue: { text: WORDS },
        hadFile: false,
      }),
    ]);
    expect(await keptFor(again)).toEqual([]);
    expect(await keptFor(await cookieOf(colleague), "?session=1")).toEqual([]);
    expect(await keptFor(cookie, "?session=1")).toEqual([]);
    const row = await db.keptForm.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain("window");
  });

  it("is kept too when the session was revoked and nothing of it is left", async () => {
    const cookie = await cookieOf(peer);
    await endSignInSessionsOf(db, peer);
    await answerTo(action(argsOf({ cookie, body: bodyOf() })));
    expect(await keptFor(await cookieOf(peer))).toHaveLength(1);
  });

  it("is told to a page with scripts where it stands, which stays", async () => {
    const { status, body } = await answerTo(
      action(argsOf({ cookie: await endedCookie(peer), body: bodyOf(), isDocument: false })),
    );
    expect(status).toBe(401);
    expect(body).toMatchObject({
      form: "note",
      intent: "save",
      signInEnded: { isKept: true, hadFile: false },
    });
    expect((body as RefusedForm).lastResult.initialValue).toMatchObject({ text: WORDS });
  });

  it("comes back to be copied, on a page apart, when the cookie names nobody", async () => {
    const { status, body } = await answerTo(action(argsOf({ body: bodyOf() })));
    expect(status).toBe(401);
    expect(body).toMatchObject({ unsaved: { words: [["Text", WORDS]] } });
    expect(await db.keptForm.count()).toBe(0);
    const scripts = await answerTo(action(argsOf({ body: bodyOf(), isDocument: false })));
    expect(scripts.body).toMatchObject({ signInEnded: { isKept: false } });
  });

  it("leads back where the form says when nothing was typed into it", async () => {
    const discarding = guardedIntents(
      to.evidence.front,
      {
        discard: intent({ permission: "account.self", form: z.object({}), run: async () => new Response() }),
      },
      { leadsTo: (form) => String(form.get("place")) },
    );
    const body = new URLSearchParams({ place: "/a/page?of=it" });
    const { location } = await answerTo(discarding(argsOf({ cookie: await endedCookie(peer), body })));
    expect(location).toBe("/sign-in?returnTo=%2Fa%2Fpage%3Fof%3Dit");
    expect(await db.keptForm.count()).toBe(0);
  });

  it("leads to the sign-in page when a button had no words", async () => {
    const { status, location } = await answerTo(
      action(argsOf({ body: new URLSearchParams({ formId: "note", intent: "save" }) })),
    );
    expect([status, location?.split("?")[0]]).toEqual([302, "/sign-in"]);
  });

  it("is not kept when it asks for a password or a code, and neither is shown", async () => {
    for (const secret of ["password", "newPassword", "code"]) {
      const body = bodyOf({ [secret]: "hunter2-hunter2" });
      const answer = await answerTo(withPassword(argsOf({ cookie: await endedCookie(peer), body })));
      expect(answer.status).toBe(401);
      expect(JSON.stringify(answer)).not.toContain("hunter2");
    }
    expect(await db.keptForm.count()).toBe(0);
  });

  it("keeps the words beside a file, and says that the file has to be chosen again", async () => {
    const takingFile = guardedIntents(
      to.evidence.front,
      { save: intent({ permission: "notes.write", form: z.object({}), run: async () => new Response() }) },
      { takesFile: true },
    );
    const body = new FormData();
    for (const [name, value] of bodyOf()) body.append(name, value);
    body.append("file", new File([Buffer.alloc(2 * 1024 * 1024)], "letter.docx"));
    const { location } = await answerTo(takingFile(argsOf({ cookie: await endedCookie(peer), body })));
    expect(location).toContain("&kept=words");
    expect(await keptFor(await cookieOf(peer))).toMatchObject([
      { hadFile: true, initialValue: { text: WORDS } },
    ]);
  });

  it("is kept up to a megabyte, once a form, and twenty forms an account", async () => {
    const long = "x".repeat(1024 * 1024 - 200);
    const cookie = await endedCookie(peer);
    expect((await answerTo(action(argsOf({ cookie, body: bodyOf({ text: long }) })))).location).toContain(
      "kept=all",
    );
    expect((await keptFor(await cookieOf(peer)))[0]?.initialValue.text).toHaveLength(long.length);
    await answerTo(action(argsOf({ cookie, body: bodyOf({ text: "Shorter" }) })));
    expect(await db.keptForm.count()).toBe(1);
    for (let index = 0; index < 25; index += 1) {
      await answerTo(action(argsOf({ cookie, body: bodyOf({ formId: `note-${index}` }) })));
    }
    expect(await db.keptForm.count()).toBe(20);
  });

  it("is shown to be copied where it is too large to be kept, and looked for in the browser where it is larger still", async () => {
    const cookie = await endedCookie(peer);
    const shown = await answerTo(
      action(argsOf({ cookie, body: bodyOf({ text: "x".repeat(2 * 1024 * 1024) }) })),
    );
    expect(shown.status).toBe(401);
    const { unsaved } = shown.body as { unsaved: Unsaved };
    expect(unsaved).toMatchObject({ isKept: false, isTooLarge: false });
    expect(unsaved.words.map(([, text]) => text.length)).toEqual([2 * 1024 * 1024]);
    const gone = await answerTo(
      action(argsOf({ cookie, body: bodyOf({ text: "x".repeat(5 * 1024 * 1024) }) })),
    );
    expect(gone).toMatchObject({
      status: 401,
      body: { unsaved: { words: [], isKept: false, isTooLarge: true } },
    });
    expect(await db.keptForm.count()).toBe(0);
  });

  it("is no longer given back after an hour, and then destroyed", async () => {
    await answerTo(action(argsOf({ cookie: await endedCookie(peer), body: bodyOf() })));
    const keptAt = new Date(Date.now() - KEPT_FOR_MS - 1_000);
    await db.keptForm.updateMany({ data: { keptAt } });
    expect(await keptFor(await cookieOf(peer))).toEqual([]);
    await forgetOverdueKeptForms(new Date());
    expect(await db.keptForm.count()).toBe(0);
  });

  it("is forgotten once the form is saved, and not before", async () => {
    await answerTo(action(argsOf({ cookie: await endedCookie(peer), body: bodyOf() })));
    const cookie = await cookieOf(peer);
    expect((await answerTo(action(argsOf({ cookie, body: bodyOf({ text: "No" }) })))).status).toBe(400);
    expect(await keptFor(cookie)).toHaveLength(1);
    expect((await answerTo(action(argsOf({ cookie, body: bodyOf() })))).status).toBe(302);
    expect(await keptFor(cookie)).toEqual([]);
  });

  it("is kept for whoever still owes the second step, who gets it only afterwards", async () => {
    const cookie = (await createSignInSession(db, peer, new Date(), { awaits: "second-factor" })).split(
      ";",
    )[0] as string;
    const { location } = await answerTo(action(argsOf({ cookie, body: bodyOf() })));
    expect(location).toMatch(/^\/sign-in\/second-factor\?returnTo=/);
    expect(await keptFor(cookie)).toEqual([]);
    expect(await keptFor(await cookieOf(peer))).toHaveLength(1);
  });

  it("leaves no word in the trail", async () => {
    await answerTo(action(argsOf({ cookie: await endedCookie(peer), body: bodyOf() })));
    const events = await db.auditEvent.findMany({ select: { data: true } });
    expect(JSON.stringify(events)).not.toContain("window");
  });
});

describe("what somebody else sends, who signed in meanwhile in the same browser", () => {
  const sendAsColleague = async (isDocument: boolean) => {
    const body = bodyOf({ openedAs: openedAsOf(peer) });
    return answerTo(action(argsOf({ cookie: await cookieOf(colleague), body, isDocument })));
  };

  it("is kept for whoever opened it, also when the other one may not press the button, who is not blamed for it", async () => {
    const before = await db.auditEvent.count();
    for (const isDocument of [true, false]) {
      const { status, body } = await sendAsColleague(isDocument);
      expect(status).toBe(409);
      expect(JSON.stringify(body)).toContain("is signed in now");
      expect(await keptFor(await cookieOf(colleague))).toEqual([]);
      expect(await keptFor(await cookieOf(peer))).toMatchObject([{ initialValue: { text: WORDS } }]);
      await db.keptForm.deleteMany();
    }
    expect(await db.auditEvent.count()).toBe(before);
  });

  it("is saved when it says of nobody that they opened it, or of the one who is signed in", async () => {
    const cookie = await cookieOf(peer);
    for (const openedAs of ["", openedAsOf(peer), "no mark at all"]) {
      expect((await answerTo(action(argsOf({ cookie, body: bodyOf({ openedAs }) })))).status).toBe(302);
    }
  });

  it("is no draft of theirs", async () => {
    const drafts = guardedIntents(
      to.evidence.front,
      { keep: intent({ permission: "drafts.keep", form: z.object({}), run: async () => new Response() }) },
      { isSentByPage: true },
    );
    const body = new URLSearchParams({ text: WORDS, openedAs: openedAsOf(peer) });
    expect((await answerTo(drafts(argsOf({ cookie: await cookieOf(colleague), body })))).status).toBe(409);
    expect(await db.keptForm.count()).toBe(0);
  });
});

describe("whom a cookie names", () => {
  const requestWith = (cookie: string) => new Request(ORIGIN, { headers: { Cookie: cookie } });

  it("is the account of the session, whatever became of it", async () => {
    expect(await accountNamedBy(requestWith(await cookieOf(peer)))).toBe(peer);
    expect(await accountNamedBy(requestWith(""))).toBeNull();
  });

  it("is nobody when one cookie's seal stands in another", async () => {
    const partsOf = (cookie: string): string[] =>
      (
        JSON.parse(
          Buffer.from(decodeURIComponent(cookie.slice("session=".length)), "base64").toString(),
        ) as string
      ).split(".");
    const [own, other] = [partsOf(await cookieOf(peer)), partsOf(await cookieOf(colleague))];
    const mixed = [...own.slice(0, 2), ...other.slice(2)].join(".");
    const cookie = `session=${Buffer.from(JSON.stringify(mixed)).toString("base64")}`;
    expect(await accountNamedBy(requestWith(cookie))).toBeNull();
  });
});

describe("what could not be saved", () => {
  const answerOf = async (error: Error, sent: Sent = {}) => {
    fails = error;
    try {
      return await answerTo(action(argsOf({ cookie: await cookieOf(peer), body: bodyOf(), ...sent })));
    } finally {
      fails = null;
    }
  };

  it.each([
    ["forbidden", 403],
    ["not-found", 404],
    ["gone", 410],
    ["unavailable", 503],
    ["not-writable", 503],
  ] as const)("comes back with its words: %s", async (code, status) => {
    for (const isDocument of [true, false]) {
      const { status: given, body } = await answerOf(new AppError(code, "It could not be done."), {
        isDocument,
      });
      expect(given).toBe(status);
      expect(body).toMatchObject({
        form: "note",
        lastResult: { initialValue: { text: WORDS }, error: { "": ["It could not be done."] } },
      });
    }
  });

  it("comes back from a stage that does not allow the button", async () => {
    const body = bodyOf({ intent: "release" });
    const { status, body: answer } = await answerTo(action(argsOf({ cookie: await cookieOf(peer), body })));
    expect(status).toBe(403);
    expect((answer as RefusedForm).lastResult.initialValue).toMatchObject({ text: WORDS });
  });
});
