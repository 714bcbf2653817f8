import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#app/access/permissions.ts";
import { createSignInSession, readSignInSession } from "#app/access/sign-in-session.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestAccount, makeTestChallenge } from "#tests/support/factories.ts";
import { signIn } from "../sign-in/sign-in.server.ts";
import { addAccount } from "./add-account.server.ts";
import { changePassword } from "./change-password.server.ts";
import { endOneSession, endOtherSessions } from "./end-sessions.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  giveSecondFactor,
  type OwnRequest,
  renewRecoveryCodes,
  resetSecondFactor,
  turnOffSecondFactor,
} from "./second-factor.server.ts";
import { codeAt } from "./totp.ts";

const NOW = new Date("2027-03-01T09:00:00Z");
const PASSWORD = "harbour tulip velvet nine";
const HOUR_MS = 3_600_000;

const later = (ms: number) => new Date(NOW.getTime() + ms);
const cookieOf = (header: string) => header.split(";")[0] ?? "";
const requestWith = (cookie = "") =>
  new Request("https://workspace.example/", { headers: { Cookie: cookie, "User-Agent": "Firefox/140.0" } });

let number = 0;
/** An account with a password and no second factor. */
async function makePerson({ isAdministrator = false } = {}) {
  number += 1;
  const email = `person${number}@example.org`;
  const name = `Person ${number}`;
  const id = await addAccount(null, { name, email, password: PASSWORD, isAdministrator }, NOW);
  return { id, email, name };
}

type Person = Awaited<ReturnType<typeof makePerson>>;

const enter = (person: Person, now = NOW) =>
  signIn(
    {
      email: person.email,
      password: PASSWORD,
      requestId: "r",
      clientAddress: person.email,
      request: requestWith(),
    },
    now,
  );

/** What a request of the person carries, with a session of its own. */
async function ownRequest(person: Person, header: string): Promise<OwnRequest> {
  const request = requestWith(cookieOf(header));
  const signedIn = await readSignInSession(request, NOW);
  return {
    actor: { accountId: person.id, name: person.name },
    sessionId: signedIn?.sessionId ?? "",
    request,
    requestId: "r",
  };
}

/** Sets the second factor up; the secret and the codes. */
async function setUp(person: Person) {
  const own = await ownRequest(person, await enter(person));
  const secret = await beginSecondFactor(own.actor);
  const { recoveryCodes, cookie } = await confirmSecondFactor(own, codeAt(secret, NOW), NOW);
  return { secret, recoveryCodes, cookie, own };
}

const awaitsOf = async (header: string, now = NOW) =>
  (await readSignInSession(requestWith(cookieOf(header)), now))?.awaits;

async function join(accountId: string, role: Role, challengeId: string) {
  await db.membership.create({
    data: { id: newId(), accountId, challengeId, role, createdAt: NOW },
    select: { id: true },
  });
}

describe("the second factor", () => {
  it("is asked for after a password, and a code opens the pages with a new session", async () => {
    const person = await makePerson();
    const { secret } = await setUp(person);
    const waiting = await enter(person, later(60_000));
    expect(await awaitsOf(waiting)).toBe("second-factor");
    const own = await ownRequest(person, waiting);
    const opened = await giveSecondFactor(own, codeAt(secret, later(60_000)), later(60_000));
    expect(await awaitsOf(opened, later(60_000))).toBeNull();
    expect(cookieOf(opened)).not.toBe(cookieOf(waiting));
    expect(await readSignInSession(requestWith(cookieOf(waiting)), NOW)).toBeNull();
  });

  it("takes a code once, also when two requests bring it together", async () => {
    const person = await makePerson();
    const { secret } = await setUp(person);
    const now = later(90_000);
    const tries = await Promise.allSettled(
      [await enter(person, now), await enter(person, now), await enter(person, now)].map(async (header) =>
        giveSecondFactor(await ownRequest(person, header), codeAt(secret, now), now),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const replay = giveSecondFactor(
      await ownRequest(person, await enter(person, now)),
      codeAt(secret, now),
      now,
    );
    await expect(replay).rejects.toMatchObject({ code: "invalid", field: "code" });
  });

  it("takes a recovery code once, written in any way", async () => {
    const person = await makePerson();
    const { recoveryCodes } = await setUp(person);
    const code = (recoveryCodes[3] ?? "").toUpperCase().replaceAll("-", " ");
    const tries = await Promise.allSettled(
      [await enter(person), await enter(person)].map(async (header) =>
        giveSecondFactor(await ownRequest(person, header), code, NOW),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("makes old recovery codes worthless when new ones are made", async () => {
    const person = await makePerson();
    const { recoveryCodes, own } = await setUp(person);
    await expect(renewRecoveryCodes(own, "not it", NOW)).rejects.toMatchObject({ field: "password" });
    const codes = await renewRecoveryCodes(own, PASSWORD, NOW);
    expect(new Set([...codes, ...recoveryCodes]).size).toBe(20);
    const own2 = await ownRequest(person, await enter(person));
    await expect(giveSecondFactor(own2, recoveryCodes[0] ?? "", NOW)).rejects.toMatchObject({
      code: "invalid",
    });
    await giveSecondFactor(own2, codes[0] ?? "", NOW);
  });

  it("asks to wait after ten wrong codes, even for a right one", async () => {
    const person = await makePerson();
    const { secret } = await setUp(person);
    const own = await ownRequest(person, await enter(person));
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(giveSecondFactor(own, "000000", NOW)).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(giveSecondFactor(own, codeAt(secret, later(60_000)), later(60_000))).rejects.toMatchObject({
      code: "too-many",
    });
    expect(await db.auditEvent.count({ where: { accountId: person.id, type: "sign-in-limited" } })).toBe(1);
  });

  it.each<Role>(["challenge-manager", "support-officer"])(
    "is asked of a %s, who cannot turn it off",
    async (role) => {
      const person = await makePerson();
      const header = await enter(person);
      expect(await awaitsOf(header)).toBeNull();
      await join(person.id, role, (await makeTestChallenge()).id);
      expect(await awaitsOf(header)).toBe("set-up-second-factor");
      const { own } = await setUp(person);
      await expect(turnOffSecondFactor(own, PASSWORD, NOW)).rejects.toMatchObject({ code: "conflict" });
    },
  );

  it("is asked of an administrator", async () => {
    expect(await awaitsOf(await enter(await makePerson({ isAdministrator: true })))).toBe(
      "set-up-second-factor",
    );
  });

  it("is turned off by a peer who gives the password, and reset by an administrator; both are told by mail", async () => {
    const peer = await makePerson();
    const { own } = await setUp(peer);
    await turnOffSecondFactor(own, PASSWORD, NOW);
    expect(await awaitsOf(await enter(peer))).toBeNull();

    const { cookie } = await setUp(peer);
    const administrator = await makeTestAccount("Ada Runs", { isAdministrator: true });
    await resetSecondFactor(
      { actor: { accountId: administrator.id, name: administrator.name }, requestId: "r" },
      peer.id,
      NOW,
    );
    expect(await readSignInSession(requestWith(cookieOf(cookie)), NOW)).toBeNull();
    expect(
      await db.outgoingMail.count({ where: { toAddress: peer.email, kind: "second-factor-changed" } }),
    ).toBe(4);
  });

  it("keeps its secret sealed", async () => {
    const person = await makePerson();
    const { secret } = await setUp(person);
    const row = await db.account.findUniqueOrThrow({
      where: { id: person.id },
      select: { totpSecret: true },
    });
    expect(row.totpSecret).not.toContain(secret);
  });
});

describe("a session", () => {
  let peer: Person;
  beforeAll(async () => {
    peer = await makePerson();
  });

  it.each<[Role | null, number, number]>([
    [null, 12, 168],
    ["challenge-manager", 12, 24],
    ["coordinator", 12, 48],
  ])("of a %s ends after %i idle hours and %i in all", async (role, idle, absolute) => {
    const person = await makeTestAccount("Sam Session");
    if (role !== null) await join(person.id, role, (await makeTestChallenge()).id);
    const header = await createSignInSession(db, person.id, NOW);
    const asked = (ms: number) => readSignInSession(requestWith(cookieOf(header)), later(ms));
    for (let hours = idle - 1; hours < absolute; hours += idle - 1) {
      expect(await asked(hours * HOUR_MS)).not.toBeNull();
    }
    expect(await asked(absolute * HOUR_MS)).toBeNull();
    const unused = await createSignInSession(db, person.id, NOW);
    expect(await readSignInSession(requestWith(cookieOf(unused)), later(idle * HOUR_MS + 1))).toBeNull();
  });

  it("can be ended by its owner alone", async () => {
    const other = await makePerson();
    const theirs = await ownRequest(other, await enter(other));
    const own = await ownRequest(peer, await enter(peer));
    await expect(endOneSession(own, theirs.sessionId, NOW)).rejects.toMatchObject({ code: "not-found" });
    const second = await enter(peer);
    await endOneSession(own, (await ownRequest(peer, second)).sessionId, NOW);
    expect(await readSignInSession(requestWith(cookieOf(second)), NOW)).toBeNull();
    await enter(peer);
    await enter(peer);
    expect(await endOtherSessions(own, NOW)).toBe(2);
    expect(await readSignInSession(own.request, NOW)).not.toBeNull();
  });

  it("ends everywhere else when the password changes, which asks the old one and a strong new one", async () => {
    const person = await makePerson();
    const elsewhere = await enter(person);
    const own = await ownRequest(person, await enter(person));
    const change = (currentPassword: string, password: string) =>
      changePassword(own, { currentPassword, password }, NOW);
    await expect(change("wrong", "quince lantern door seven")).rejects.toMatchObject({
      field: "currentPassword",
    });
    await expect(change(PASSWORD, "passwordpassword")).rejects.toMatchObject({ field: "password" });
    await change(PASSWORD, "quince lantern door seven");
    expect(await readSignInSession(requestWith(cookieOf(elsewhere)), NOW)).toBeNull();
    expect(await readSignInSession(own.request, NOW)).not.toBeNull();
  });
});

describe("guessing passwords", () => {
  it("is stopped by browser and account, and locks nobody out elsewhere", async () => {
    const person = await makePerson();
    const attempt = (password: string, clientAddress: string) =>
      signIn({ email: person.email, password, requestId: "r", clientAddress, request: requestWith() }, NOW);
    for (let count = 0; count < 5; count += 1) {
      await expect(attempt("wrong", "192.0.2.66")).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(attempt(PASSWORD, "192.0.2.66")).rejects.toMatchObject({ code: "too-many" });
    await expect(attempt(PASSWORD, "192.0.2.67")).resolves.toContain("session=");
  });

  it("is stopped however many guesses come at once", async () => {
    const person = await makePerson();
    const attempt = () =>
      signIn(
        {
          email: person.email,
          password: "wrong",
          requestId: "r",
          clientAddress: "192.0.2.70",
          request: requestWith(),
        },
        NOW,
      );
    const codes = (await Promise.allSettled(Array.from({ length: 12 }, attempt))).map((each) =>
      each.status === "rejected" ? each.reason.code : "in",
    );
    expect(codes.sort()).toEqual([...Array(5).fill("invalid"), ...Array(7).fill("too-many")]);
  });

  it("is stopped from many addresses too, once they have tried fifty times together", async () => {
    const person = await makePerson();
    const attempt = (password: string, address: number) =>
      signIn(
        {
          email: person.email,
          password,
          requestId: "r",
          clientAddress: `198.51.100.${address}`,
          request: requestWith(),
        },
        NOW,
      );
    for (let address = 0; address < 50; address += 1) {
      await expect(attempt("wrong", address)).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(attempt("wrong", 51)).rejects.toMatchObject({ code: "too-many" });
    await expect(attempt(PASSWORD, 52)).rejects.toMatchObject({ code: "too-many" });
  });

  it("does not close an account to its owner when one address keeps on trying", async () => {
    const person = await makePerson();
    const attempt = (password: string, clientAddress: string) =>
      signIn({ email: person.email, password, requestId: "r", clientAddress, request: requestWith() }, NOW);
    for (let count = 0; count < 60; count += 1) {
      await expect(attempt("wrong", "203.0.113.9")).rejects.toMatchObject({ name: "AppError" });
    }
    await expect(attempt(PASSWORD, "203.0.113.10")).resolves.toContain("session=");
  });

  it("of codes is stopped however many come at once", async () => {
    const person = await makePerson();
    const own = {
      actor: { accountId: person.id, name: person.name },
      sessionId: "none",
      request: requestWith(),
      requestId: "r",
    };
    const codes = (
      await Promise.allSettled(Array.from({ length: 25 }, () => giveSecondFactor(own, "000000", NOW)))
    ).map((each) => (each.status === "rejected" ? each.reason.code : "in"));
    expect(codes.sort()).toEqual([...Array(10).fill("invalid"), ...Array(15).fill("too-many")]);
  });

  it("gives the same answer for an account that is not there", async () => {
    const attempt = () =>
      signIn(
        {
          email: "nobody@example.org",
          password: "x",
          requestId: "r",
          clientAddress: "192.0.2.68",
          request: requestWith(),
        },
        NOW,
      );
    for (let count = 0; count < 5; count += 1) {
      await expect(attempt()).rejects.toMatchObject({ code: "invalid", message: /is not right/ });
    }
    await expect(attempt()).rejects.toMatchObject({ code: "too-many" });
  });
});
