import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSignInSession } from "#app/access/sign-in-session.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount, makeTestChallenge } from "#tests/support/factories.ts";
import { type ProviderPerson, startIdentityProvider } from "#tests/support/identity-provider.ts";
import { makeLink } from "../accounts/account-links.server.ts";
import { disconnectIdentity, listOwnIdentities } from "./connect-identity.server.ts";
import { RETURN_PATH } from "./identity-provider.server.ts";
import { beginSingleSignOn, finishSingleSignOn, type SignOnPurpose } from "./single-sign-on.server.ts";

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
const NAME = "Wexcombe account";

/** Where this provider, which does not know how to ask for an account, is asked once more. */
let askedOtherwise: string;

beforeAll(async () => {
  provider = await startIdentityProvider(absoluteUrl(RETURN_PATH));
  setUp();
  const { url, cookie } = await beginSingleSignOn(SIGN_IN, new Date());
  askedOtherwise = (await finish(cookie, (await throughProvider(url)).search)).to;
});
beforeEach(() => setUp());

function setUp(): void {
  const { issuer, clientId, clientSecret } = provider;
  env.singleSignOn = { issuer, clientId, clientSecret, name: NAME, userRole: null, administratorRole: null };
}

afterAll(async () => {
  env.singleSignOn = null;
  await provider.stop();
});

const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";
const withCookie = (cookie: string) =>
  new Request("https://anything.example/", { headers: { Cookie: pairOf(cookie) } });
const sessionOf = (cookie: string | undefined) => readSignInSession(withCookie(cookie ?? ""), new Date());

/** Goes through the provider as a browser does, with its cookies, up to the address it sends people back to. */
async function throughProvider(url: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(url);
  for (let hop = 0; hop < 10; hop += 1) {
    if (next.pathname === RETURN_PATH) return next;
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = pairOf(cookie).split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = answer.headers.get("Location");
    if (location === null) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
    next = new URL(location, next);
  }
  throw new Error("the provider sends people round in circles");
}

const finish = (cookie: string, query: string, accountId: string | null = null) =>
  finishSingleSignOn(
    { request: withCookie(cookie), query, requestId: "r", clientAddress: "203.0.113.9", accountId },
    new Date(),
  );

/** The whole way: begins, signs in there as `person`, comes back. */
async function signOn(purpose: SignOnPurpose, person: ProviderPerson, accountId: string | null = null) {
  provider.signInAs(person);
  const { url, cookie } = await beginSingleSignOn(purpose, new Date());
  return finish(cookie, (await throughProvider(url)).search, accountId);
}

let number = 0;
/** A person with a new invitation and no password, and their mark at the provider. */
async function makeInvited(challengeId: string | null = null) {
  number += 1;
  const account = await makeTestAccount(`Ina ${number}`);
  await db.account.update({
    where: { id: account.id },
    data: { passwordHash: null, totpConfirmedAt: null, totpSecret: null },
  });
  const token = await transaction((tx) =>
    makeLink(tx, { kind: "invitation", accountId: account.id, challengeId }, new Date()),
  );
  return { id: account.id, token, subject: `subject-${number}` };
}

const SIGN_IN = { what: "sign-in", returnTo: "/account" } as const;

describe("an invitation", () => {
  it("is accepted by single sign-on, once, and the identity opens that account from then on", async () => {
    const challenge = await makeTestChallenge();
    const { id, token, subject } = await makeInvited(challenge.id);
    const arrival = await signOn({ what: "invitation", token }, { subject });
    expect(arrival.to).toBe(`/challenges/${challenge.id}`);
    expect((await sessionOf(arrival.cookies[0]))?.account.id).toBe(id);
    await expect(beginSingleSignOn({ what: "invitation", token }, new Date())).rejects.toMatchObject({
      code: "gone",
    });
    const again = await signOn(SIGN_IN, { subject });
    expect(again.to).toBe("/account");
    expect((await sessionOf(again.cookies[0]))?.account.id).toBe(id);
    const types = await db.auditEvent.findMany({ where: { accountId: id }, select: { type: true } });
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["link-used", "identity-connected", "signed-in"]),
    );
  });

  it("does not give a second account to one identity", async () => {
    const first = await makeInvited();
    const second = await makeInvited();
    await signOn({ what: "invitation", token: first.token }, first);
    await expect(signOn({ what: "invitation", token: second.token }, first)).rejects.toMatchObject({
      code: "conflict",
    });
    // Nothing half-done: the invitation is still good.
    await expect(signOn({ what: "invitation", token: second.token }, second)).resolves.toBeDefined();
  });
});

describe("signing in", () => {
  it("goes round once more where the provider does not know how to ask for an account", async () => {
    expect(new URL(askedOtherwise).origin).toBe(provider.issuer);
    expect(new URL(askedOtherwise).searchParams.get("prompt")).toBe("login");
    // Not again: from then on it is asked what it knows.
    const { url } = await beginSingleSignOn(SIGN_IN, new Date());
    expect(new URL(url).searchParams.get("prompt")).toBe("login");
  });

  it("is refused to an identity nobody is connected with, whatever address it claims", async () => {
    await expect(signOn(SIGN_IN, { subject: "stranger" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused to a closed account", async () => {
    const { id, token, subject } = await makeInvited();
    await signOn({ what: "invitation", token }, { subject });
    await db.account.update({ where: { id }, data: { disabledAt: new Date() } });
    await expect(signOn(SIGN_IN, { subject })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("never leads off the workspace", async () => {
    const { token, subject } = await makeInvited();
    await signOn({ what: "invitation", token }, { subject });
    const arrival = await signOn({ what: "sign-in", returnTo: "https://evil.example/" }, { subject });
    expect(arrival.to).toBe("/challenges");
  });

  it("needs the app role where one is asked for", async () => {
    const { token, subject } = await makeInvited();
    await signOn({ what: "invitation", token }, { subject });
    Object.assign(env.singleSignOn ?? {}, { userRole: "Peer.User" });
    await expect(signOn(SIGN_IN, { subject })).rejects.toMatchObject({ code: "forbidden" });
    await expect(signOn(SIGN_IN, { subject, roles: ["Peer.User"] })).resolves.toBeDefined();
  });

  it("makes and unmakes administrators by the app role, but not the last one", async () => {
    const isAdministrator = async () =>
      (await db.account.findUniqueOrThrow({ where: { id }, select: { isAdministrator: true } }))
        .isAdministrator;
    const { id, token, subject } = await makeInvited();
    await signOn({ what: "invitation", token }, { subject });
    Object.assign(env.singleSignOn ?? {}, { administratorRole: "Peer.Admin" });
    await signOn(SIGN_IN, { subject, roles: ["Peer.Admin"] });
    expect(await isAdministrator()).toBe(true);
    await db.account.updateMany({ where: { id: { not: id } }, data: { isAdministrator: false } });
    await signOn(SIGN_IN, { subject });
    expect(await isAdministrator()).toBe(true);
    await makeTestAccount("Ada", { isAdministrator: true });
    const { cookies } = await signOn(SIGN_IN, { subject });
    expect(await isAdministrator()).toBe(false);
    expect((await sessionOf(cookies[0]))?.account.isAdministrator).toBe(false);
  });

  it.each([
    [["pwd"], "set-up-second-factor"],
    [["pwd", "mfa"], null],
  ])("of a manager, asked by the provider with %j, still waits for %s", async (methods, awaits) => {
    const challenge = await makeTestChallenge();
    const { id, token, subject } = await makeInvited();
    await db.membership.create({
      data: {
        id: newId(),
        accountId: id,
        challengeId: challenge.id,
        role: "challenge-manager",
        createdAt: new Date(),
      },
    });
    const { cookies } = await signOn({ what: "invitation", token }, { subject, methods });
    expect((await sessionOf(cookies[0]))?.awaits).toBe(awaits);
  });
});

describe("what comes back", () => {
  async function begun(subject = "anyone") {
    provider.signInAs({ subject });
    const { url, cookie } = await beginSingleSignOn(SIGN_IN, new Date());
    return { cookie, query: (await throughProvider(url)).search };
  }

  it("counts only in the browser that began", async () => {
    const mine = await begun();
    const theirs = await begun();
    await expect(finish("", mine.query)).rejects.toMatchObject({ code: "invalid" });
    await expect(finish(theirs.cookie, mine.query)).rejects.toMatchObject({ code: "invalid" });
  });

  it("works once", async () => {
    const { token, subject } = await makeInvited();
    await signOn({ what: "invitation", token }, { subject });
    const { cookie, query } = await begun(subject);
    await expect(finish(cookie, query)).resolves.toBeDefined();
    await expect(finish(cookie, query)).rejects.toMatchObject({ code: "invalid" });
  });

  it.each([
    ["another state", (query: string) => query.replace(/state=[^&]+/, "state=other")],
    ["another code", (query: string) => query.replace(/code=[^&]+/, "code=other")],
    [
      "an answer of another provider",
      (query: string) => query.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.example"),
    ],
    ["a refusal", (query: string) => `?error=access_denied&state=${/state=([^&]+)/.exec(query)?.[1]}`],
    ["nothing", () => ""],
  ])("is refused with %s", async (_what, change) => {
    const { cookie, query } = await begun();
    expect(change(query)).not.toBe(query);
    await expect(finish(cookie, change(query))).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("connecting it oneself", () => {
  it("works for whoever is signed in, and can be undone once there is a password", async () => {
    const account = await makeTestAccount("Cora");
    const connect = { what: "connect", accountId: account.id } as const;
    await expect(signOn(connect, { subject: "cora" }, null)).rejects.toMatchObject({ code: "conflict" });
    await expect(signOn(connect, { subject: "cora" }, "somebody else")).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await signOn(connect, { subject: "cora" }, account.id)).to).toBe("/account/single-sign-on");
    const [identity] = await listOwnIdentities(account.id);
    const own = {
      actor: { accountId: account.id, name: "Cora" },
      sessionId: "s",
      request: withCookie(""),
      requestId: "r",
    };
    const mails = await db.outgoingMail.count({ where: { kind: "identity-connected" } });
    expect(mails).toBeGreaterThan(0);
    await db.account.update({ where: { id: account.id }, data: { passwordHash: null } });
    await expect(disconnectIdentity(own, identity?.id ?? "", new Date())).rejects.toMatchObject({
      code: "conflict",
    });
    await db.account.update({ where: { id: account.id }, data: { passwordHash: "x" } });
    await expect(disconnectIdentity(own, "other", new Date())).rejects.toMatchObject({ code: "not-found" });
    await disconnectIdentity(own, identity?.id ?? "", new Date());
    expect(await listOwnIdentities(account.id)).toEqual([]);
  });
});

it("is not there where it is not set up", async () => {
  env.singleSignOn = null;
  await expect(beginSingleSignOn(SIGN_IN, new Date())).rejects.toMatchObject({ code: "not-found" });
  await expect(finish("", "")).rejects.toMatchObject({ code: "not-found" });
});
