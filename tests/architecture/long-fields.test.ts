import { expect, it } from "vitest";
import { guardRule, open } from "#app/access/guard.server.ts";
import { formsKeptFor } from "#app/access/person.server.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { isSentAlong } from "#app/access/unsaved/field-words.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { textsOfForm } from "#tests/support/form-texts.ts";
import { listedRoutes } from "#tests/support/route-table.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

/**
 * Every long field of every form, read from the schemas of the guard: typed, sent after the sign-in has ended, and there again for whoever
 * typed it. A new field is in this table by being in a form.
 */
const ORIGIN = "https://workspace.example";

/** Characters from which a field is more than a name or a number. */
const LONG_FROM = 200;

/**
 * Forms that ask for a password or a code, drafts, whose own form is still open, and what throws away what was kept: nothing of them is ever
 * kept.
 */
const NEVER_KEPT = [
  "/account/kept-forms discard",
  "/challenges/:challengeId/drafts keep",
  "/challenges/:challengeId/drafts discard",
  "/account/drafts keep",
  "/account/drafts discard",
  "/sign-in/second-factor give",
  "/account/password change",
  "/account/second-factor renew",
  "/account/second-factor turn-off",
  "/account/second-factor/set-up confirm",
  "/account/single-sign-on connect",
];

const valueAt = (value: unknown, name: string): unknown =>
  name
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);

it("is kept when the sign-in has ended, and there again for whoever typed it", async () => {
  const { id: accountId } = await makeTestAccount("Ada Reed");
  const cookieNow = () => sessionCookie(accountId);
  const ended = await cookieNow();
  await endSignInSessionsOf(db, accountId);
  const cookie = await cookieNow();
  const argsOf = (address: string, init: RequestInit, params: Record<string, string>) =>
    ({
      request: new Request(`${ORIGIN}${address}`, init),
      params,
      context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
    }) as never;
  const neverKept: string[] = [];
  const lost: string[] = [];
  let fields = 0;
  for (const { url, file } of await listedRoutes()) {
    const { action } = (await import(`../../app/${file}`)) as { action?: (args: never) => Promise<unknown> };
    const rule = guardRule(action);
    if (action === undefined || rule?.kind !== "guarded") continue;
    const params = Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, newId()]));
    const address = url.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "");
    for (const [intent, form] of Object.entries(rule.forms ?? {})) {
      const long = textsOfForm(form)
        .filter(([name, most]) => most >= LONG_FROM && !isSentAlong(name))
        .map(([name]) => name);
      if (long.length === 0) continue;
      fields += long.length;
      const words = new Map(long.map((name) => [name, `What was typed into ${name} of ${url}`]));
      const body = new URLSearchParams([["formId", "a-form"], ["intent", intent], ...words]);
      const headers = { Cookie: ended, Origin: ORIGIN };
      await action(argsOf(address, { method: "POST", headers, body }, params)).catch(() => null);
      const asked = argsOf(address, { headers: { Cookie: cookie } }, params);
      const [kept] = await open({ why: "A test." }, (request) => formsKeptFor(asked, request))(asked);
      if (kept === undefined) neverKept.push(`${url} ${intent}`);
      else
        for (const [name, text] of words)
          if (valueAt(kept.initialValue, name) !== text) lost.push(`${url} ${name}`);
      await db.keptForm.deleteMany();
    }
  }
  expect(lost).toEqual([]);
  expect(neverKept.filter((each) => !NEVER_KEPT.includes(each))).toEqual([]);
  expect(fields).toBeGreaterThan(60);
}, 300_000);
