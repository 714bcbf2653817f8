import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSignInSession } from "#app/access/sign-in-session.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonOf } from "#app/platform/failures/failure-reason.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { type OddIdentityProvider, startOddIdentityProvider } from "#tests/support/odd-identity-provider.ts";
import { action as begin, loader as leave } from "../routes/begin-single-sign-on.tsx";
import { signOut } from "../sign-in/sign-out.server.ts";
import { signOutAddress } from "./identity-provider.server.ts";
import { beginSingleSignOn, finishSingleSignOn, LEAVE_PATH } from "./single-sign-on.server.ts";

/** A provider that is wrong, gone or somewhere else, and people who share a machine. */

const performanceNow = performance.now.bind(performance);

let provider: OddIdentityProvider;
beforeAll(async () => {
  // Known to nobody, so that what is remembered of other providers is no help.
  provider = await startOddIdentityProvider();
});
beforeEach(() => {
  const { issuer, clientId, clientSecret } = provider;
  Object.assign(provider.manners, { claims: {}, metadata: {} });
  env.singleSignOn = {
    issuer,
    clientId,
    clientSecret,
    name: "Wexcombe account",
    userRole: null,
    administratorRole: null,
  };
});
// Its own again: that of the class.
afterEach(() => Reflect.deleteProperty(performance, "now"));
afterAll(async () => {
  env.singleSignOn = null;
  await provider.stop();
});

const withCookie = (cookie: string) =>
  new Request("https://anything.example/", { headers: { Cookie: cookie.split(";")[0] ?? "" } });

async function signOn() {
  const { url, cookie } = await beginSingleSignOn({ what: "sign-in", returnTo: "" }, new Date());
  const back = (await fetch(url, { redirect: "manual" })).headers.get("Location") ?? "";
  return finishSingleSignOn(
    {
      request: withCookie(cookie),
      query: new URL(back).search,
      requestId: "r",
      clientAddress: "203.0.113.80",
      accountId: null,
    },
    new Date(),
  );
}

/** Minutes later by the clock of the process. */
function laterBy(minutes: number): void {
  Object.defineProperty(performance, "now", {
    value: () => performanceNow() + minutes * 60_000,
    configurable: true,
  });
}

async function failureOf(trying: Promise<unknown>): Promise<AppError> {
  const error = await trying.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("it did not fail as expected", { cause: error });
  return error;
}

/** Somebody who is connected with the provider's own person. */
async function connect({ isAdministrator }: { isAdministrator: boolean }): Promise<string> {
  const { id } = await makeTestAccount("Odile Odd", { isAdministrator });
  await db.externalIdentity.deleteMany({ where: { issuer: provider.issuer } });
  await db.externalIdentity.create({
    data: { id: newId(), accountId: id, issuer: provider.issuer, subject: "odd", createdAt: new Date() },
    select: { id: true },
  });
  return id;
}

describe("an answer that is wrong", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a clock an hour behind", { iat: 1, exp: Math.floor(Date.now() / 1000) - 3600 }, /exp/],
    ["somebody else's audience", { aud: "another" }, /aud/],
    ["the nonce of another question", { nonce: "another" }, /nonce/],
    ["another issuer", { iss: "https://evil.example" }, /iss/],
  ])(
    "by %s is refused, with the reason for the log and none of the claims",
    async (_what, claims, reason) => {
      provider.manners.claims = { ...claims, email: "odile@example.org" };
      const failure = await failureOf(signOn());
      expect(failure.code).toBe("invalid");
      expect(failure.logMessage).toBeDefined();
      expect(reasonOf(failure.cause)).toMatch(reason);
      expect(reasonOf(failure.cause)).not.toContain("odile");
    },
  );

  it("by a wrong secret is a failure of the service, named by its code", async () => {
    // The secret is kept with what the provider said of itself: this is one that was not asked yet.
    const other = await startOddIdentityProvider();
    Object.assign(env.singleSignOn ?? {}, { clientSecret: "an old secret", issuer: other.issuer });
    const { url, cookie } = await beginSingleSignOn({ what: "sign-in", returnTo: "" }, new Date());
    const back = new URL((await fetch(url, { redirect: "manual" })).headers.get("Location") ?? "");
    const failure = await failureOf(
      finishSingleSignOn(
        {
          request: withCookie(cookie),
          query: back.search,
          requestId: "r",
          clientAddress: "203.0.113.81",
          accountId: null,
        },
        new Date(),
      ),
    );
    expect([failure.code, failure.status]).toEqual(["unavailable", 503]);
    expect(reasonOf(failure.cause)).toContain("invalid_client");
    await other.stop();
  });

  it("is said to be no change by somebody else when the provider is gone", async () => {
    const gone = await startOddIdentityProvider();
    Object.assign(env.singleSignOn ?? {}, { issuer: gone.issuer });
    await gone.stop();
    const failure = await failureOf(signOn());
    expect([failure.code, failure.status]).toEqual(["unavailable", 503]);
    expect(failure.message).toContain("does not work just now");
    expect(reasonOf(failure.cause)).toMatch(/ECONNREFUSED/);
  });
});

it("asks a provider whose address has moved at the new one, and describes it at most once a minute", async () => {
  await connect({ isAdministrator: false });
  await signOn();
  provider.manners.tokenPath = "/moved/token";
  const before = provider.seen.descriptions;
  laterBy(2);
  await expect(signOn()).resolves.toMatchObject({ to: expect.any(String) });
  expect(provider.seen.descriptions - before).toBe(1);
  provider.manners.tokenPath = "/moved/again";
  for (let time = 0; time < 3; time += 1) {
    expect((await failureOf(signOn())).code).toBe("unavailable");
  }
  expect(provider.seen.descriptions - before).toBe(1);
  laterBy(4);
  await expect(signOn()).resolves.toBeDefined();
});

describe("roles", () => {
  it("may be one word, and those that cannot be read unmake nobody", async () => {
    const id = await connect({ isAdministrator: true });
    await makeTestAccount("Another", { isAdministrator: true });
    Object.assign(env.singleSignOn ?? {}, { administratorRole: "Workspace.Admin" });
    const other = await createSignInSession(db, id, new Date());
    const isAdministrator = async () =>
      (await db.account.findUniqueOrThrow({ where: { id }, select: { isAdministrator: true } }))
        .isAdministrator;
    for (const roles of ["Workspace.Admin", { odd: true }, 7]) {
      provider.manners.claims = { roles };
      await signOn();
      expect(await isAdministrator()).toBe(true);
      expect(await db.signInSession.count({ where: { accountId: id } })).toBeGreaterThan(1);
    }
    expect(other).toContain("session=");
    provider.manners.claims = { roles: ["Workspace.User"] };
    await signOn();
    expect(await isAdministrator()).toBe(false);
  });
});

describe("on a shared machine", () => {
  it("has the provider ask which account, unless it says that it knows no such question", async () => {
    const prompt = async () =>
      new URL((await beginSingleSignOn({ what: "sign-in", returnTo: "" }, new Date())).url).searchParams.get(
        "prompt",
      );
    expect(await prompt()).toBe("select_account");
    const { id } = await makeTestAccount("Cleo");
    const again = await beginSingleSignOn({ what: "connect", accountId: id }, new Date());
    expect(new URL(again.url).searchParams.get("prompt")).toBe("login");
    provider.manners.metadata = { prompt_values_supported: ["none", "login"] };
    laterBy(20);
    expect(await prompt()).toBeNull();
  });

  it("says after signing out that the provider may still know the person, and where to sign out there", async () => {
    const { id } = await makeTestAccount("Sol");
    const cookie = await createSignInSession(db, id, new Date(), { method: "single-sign-on" });
    expect((await signOut(withCookie(cookie), "r", new Date())).cameByProvider).toBe(true);
    const own = await createSignInSession(db, id, new Date());
    expect((await signOut(withCookie(own), "r", new Date())).cameByProvider).toBe(false);
    provider.manners.metadata = { end_session_endpoint: `${provider.issuer}/end` };
    laterBy(40);
    expect(await signOutAddress()).toBe(`${provider.issuer}/end?client_id=workspace`);
  });
});

describe("without scripts", () => {
  const contextOf = (isDocument: boolean) => ({
    cspNonce: "",
    requestId: newId(),
    clientAddress: "203.0.113.82",
    isDocument,
    accountId: null,
  });
  const press = (isDocument: boolean) =>
    begin({
      request: new Request(`https://workspace.example${LEAVE_PATH}`, {
        method: "POST",
        headers: {
          Origin: "https://workspace.example",
          "Content-Type": "application/x-www-form-urlencoded",
          "Content-Length": "9",
        },
        body: "returnTo=",
      }),
      params: {},
      context: contextOf(isDocument),
    } as unknown as Parameters<typeof begin>[0]);

  it("the form leads to a page of this site alone, which goes on by itself", async () => {
    const answer = (await press(true)) as unknown as Response;
    expect(answer.headers.get("Location")).toBe(LEAVE_PATH);
    const page = (await leave({
      request: new Request(`https://workspace.example${LEAVE_PATH}`, {
        headers: { Cookie: (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "" },
      }),
      params: {},
      context: contextOf(true),
    } as unknown as Parameters<typeof leave>[0])) as unknown as { data: { url: string }; init: ResponseInit };
    expect(page.data.url.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
    expect(new Headers(page.init.headers).get("Refresh")).toBe(`0; url=${page.data.url}`);
  });

  it("is a matter of pages alone: scripts go on at once", async () => {
    const answer = (await press(false)) as unknown as Response;
    expect(answer.headers.get("Location")?.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
  });
});
