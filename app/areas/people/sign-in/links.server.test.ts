import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetTries } from "#app/access/rate-limits.server.ts";
import { readSignInSession } from "#app/access/sign-in-session.server.ts";
import { plainTextOf } from "#app/mail/mail-body.ts";
import { readAccountMail } from "#app/mail/store.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { makeLink, readLink } from "../accounts/account-links.server.ts";
import { addAccount } from "../accounts/add-account.server.ts";
import { changePassword } from "../accounts/change-password.server.ts";
import { offerFirstAdministrator } from "../accounts/first-administrator.server.ts";
import { linkState } from "../accounts/link-state.ts";
import { choosePassword, makeFirstAdministrator, signInByLink } from "./accept-link.server.ts";
import { askForLink } from "./ask-for-link.server.ts";
import { signIn } from "./sign-in.server.ts";

const NOW = new Date("2027-03-01T09:00:00Z");
const PASSWORD = "harbour tulip velvet nine";
const NEW_PASSWORD = "quince lantern door seven";
const HOUR_MS = 3_600_000;

const later = (ms: number) => new Date(NOW.getTime() + ms);
const request = () => new Request("https://workspace.example/");
const sessionOf = (cookie: string) =>
  readSignInSession(
    new Request("https://workspace.example/", { headers: { Cookie: cookie.split(";")[0] ?? "" } }),
    NOW,
  );

beforeEach(async () => {
  await db.outgoingMail.deleteMany();
});

/** Whether two times are the same as far as anybody could tell from outside. */
const isAlike = (ratio = 0) => ratio > 0.75 && ratio < 1.33;

let number = 0;
async function makePerson() {
  number += 1;
  const account = { name: `Lee ${number}`, email: `lee${number}@example.org` };
  const id = await addAccount(null, { ...account, password: PASSWORD, isAdministrator: false }, NOW);
  return { id, ...account };
}

/** Asks for a link and takes its token out of the message, as the person would. */
async function tokenAskedFor(asked: "password-reset" | "sign-in", email: string, now = NOW) {
  await askForLink(asked, { email, clientAddress: email, requestId: "r" }, now);
  const mail = await db.outgoingMail.findFirstOrThrow({
    where: { toAddress: email, hasSecretLink: true },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  const text = plainTextOf((await readAccountMail(db, mail.id)).blocks);
  return text.match(/\/([\w-]{43})\s/)?.[1] ?? "";
}

const enter = (email: string, password: string) =>
  signIn({ email, password, requestId: "r", clientAddress: email, request: request() }, NOW);

it.each([
  [{ usedAt: null, revokedAt: null, expiresAt: later(1) }, "good"],
  [{ usedAt: null, revokedAt: null, expiresAt: NOW }, "expired"],
  [{ usedAt: NOW, revokedAt: null, expiresAt: later(1) }, "used"],
  [{ usedAt: null, revokedAt: NOW, expiresAt: later(1) }, "revoked"],
])("of a link %j says %s", (link, state) => {
  expect(linkState(link, NOW)).toBe(state);
});

describe("a reset", () => {
  it("sets a new password, ends every session, tells the person, and works once", async () => {
    const person = await makePerson();
    const before = await enter(person.email, PASSWORD);
    const token = await tokenAskedFor("password-reset", person.email);
    const visit = { token, request: request(), requestId: "r" };
    // Looking at the page, as programs that check mails do, does not use the link up.
    await readLink("password-reset", token, NOW);
    await expect(choosePassword("password-reset", visit, "password1234", NOW)).rejects.toMatchObject({
      field: "password",
    });
    const { cookie } = await choosePassword("password-reset", visit, NEW_PASSWORD, NOW);
    expect((await sessionOf(cookie))?.account.id).toBe(person.id);
    expect(await sessionOf(before)).toBeNull();
    await expect(choosePassword("password-reset", visit, NEW_PASSWORD, NOW)).rejects.toMatchObject({
      code: "gone",
    });
    await expect(enter(person.email, PASSWORD)).rejects.toMatchObject({ code: "invalid" });
    await enter(person.email, NEW_PASSWORD);
    expect(await db.outgoingMail.count({ where: { kind: "password-changed" } })).toBe(1);
  });

  it("works once when two requests bring it together", async () => {
    const person = await makePerson();
    const token = await tokenAskedFor("password-reset", person.email);
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map((each) =>
        choosePassword(
          "password-reset",
          { token, request: request(), requestId: `r${each}` },
          `${NEW_PASSWORD} ${each}`,
          NOW,
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is over once its owner has chosen another password, by whatever way", async () => {
    const person = await makePerson();
    const token = await tokenAskedFor("password-reset", person.email);
    const toSignIn = await tokenAskedFor("sign-in", person.email);
    const own = {
      actor: { accountId: person.id, name: person.name },
      sessionId: "here",
      request: request(),
      requestId: "r",
    };
    await changePassword(own, { currentPassword: PASSWORD, password: NEW_PASSWORD }, NOW);
    await expect(readLink("password-reset", token, NOW)).rejects.toMatchObject({ code: "gone" });
    await expect(readLink("sign-in", toSignIn, NOW)).rejects.toMatchObject({ code: "gone" });
  });

  it("is over after an hour, when a newer one was asked for, and for an account switched off", async () => {
    const person = await makePerson();
    const first = await tokenAskedFor("password-reset", person.email);
    await expect(readLink("password-reset", first, later(HOUR_MS))).rejects.toMatchObject({ code: "gone" });
    const second = await tokenAskedFor("password-reset", person.email);
    await expect(readLink("password-reset", first, NOW)).rejects.toMatchObject({ code: "gone" });
    await expect(readLink("sign-in", second, NOW)).rejects.toMatchObject({ code: "gone" });
    await readLink("password-reset", second, NOW);
    await db.account.update({ where: { id: person.id }, data: { disabledAt: NOW }, select: { id: true } });
    await expect(readLink("password-reset", second, NOW)).rejects.toMatchObject({ code: "gone" });
  });

  it("does the same work for an address nobody has, and leaves nothing behind", async () => {
    const person = await makePerson();
    const off = await makePerson();
    await db.account.update({ where: { id: off.id }, data: { disabledAt: NOW }, select: { id: true } });
    const queries = async (email: string) => {
      const spy = vi.spyOn(db, "$transaction");
      await askForLink("password-reset", { email, clientAddress: email, requestId: "r" }, NOW);
      const count = spy.mock.calls.length;
      spy.mockRestore();
      return count;
    };
    const known = await queries(person.email);
    expect(await queries("nobody@example.org")).toBe(known);
    expect(await queries(off.email)).toBe(known);
    expect(await db.outgoingMail.count()).toBe(1);
    expect(await db.accountLink.count({ where: { accountId: null } })).toBe(0);
  });

  it("takes as long for an address nobody has", async () => {
    const { email } = await makePerson();
    const timesOf = async () => {
      const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
      for (let round = 0; round < 30; round += 1) {
        for (const kind of ["known", "unknown"] as const) {
          const address = kind === "known" ? email : "unknown@example.org";
          await forgetTries([
            ["link by account", address],
            ["link by address", "192.0.2.77"],
          ]);
          const start = performance.now();
          await askForLink(
            "password-reset",
            { email: address, clientAddress: "192.0.2.77", requestId: "r" },
            NOW,
          );
          times[kind].push(performance.now() - start);
        }
      }
      // The quicker ones: the rest tell how busy the machine is.
      const quick = (all: number[]) => all.sort((one, other) => one - other)[7] ?? 0;
      return quick(times.unknown) / quick(times.known);
    };
    // A busy machine can make any one comparison wrong; a real difference shows every time.
    const ratios = [await timesOf()];
    while (!isAlike(ratios.at(-1)) && ratios.length < 4) ratios.push(await timesOf());
    expect(ratios.some(isAlike), `unknown against known: ${ratios.join(", ")}`).toBe(true);
  });

  it("is sent five times an hour at most, to whatever address", async () => {
    for (const email of [(await makePerson()).email, "never@example.org"]) {
      for (let count = 0; count < 5; count += 1) {
        await askForLink("password-reset", { email, clientAddress: "192.0.2.9", requestId: "r" }, NOW);
      }
      await expect(
        askForLink("password-reset", { email, clientAddress: "192.0.2.9", requestId: "r" }, NOW),
      ).rejects.toMatchObject({ code: "too-many" });
    }
  });

  it("leads to this workspace, whatever the request says", async () => {
    env.publicUrl = "https://challenges.example.org";
    const person = await makePerson();
    await tokenAskedFor("password-reset", person.email);
    const mail = await db.outgoingMail.findFirstOrThrow({ select: { id: true } });
    const text = plainTextOf((await readAccountMail(db, mail.id)).blocks);
    expect(text.match(/https?:\/\/[^/]+/g)).toEqual(["https://challenges.example.org"]);
    env.publicUrl = null;
  });
});

describe("a link to sign in", () => {
  it("opens a session once, within a quarter of an hour", async () => {
    const person = await makePerson();
    const token = await tokenAskedFor("sign-in", person.email);
    await expect(readLink("sign-in", token, later(15 * 60_000))).rejects.toMatchObject({ code: "gone" });
    const visit = { token, request: request(), requestId: "r" };
    const tries = await Promise.allSettled([signInByLink(visit, NOW), signInByLink(visit, NOW)]);
    const opened = tries.filter((each) => each.status === "fulfilled");
    expect(opened).toHaveLength(1);
    expect(await sessionOf(opened[0]?.value ?? "")).toMatchObject({
      account: { id: person.id },
      awaits: null,
    });
  });

  it("does not stand in for the second step", async () => {
    const account = await makeTestAccount("Tess Two Steps");
    const token = await tokenAskedFor("sign-in", account.email);
    const cookie = await signInByLink({ token, request: request(), requestId: "r" }, NOW);
    expect((await sessionOf(cookie))?.awaits).toBe("second-factor");
  });
});

describe("the first administrator", () => {
  it("is offered while nobody has an account, each time by a new link, and made once", async () => {
    await db.auditEvent.deleteMany();
    await db.account.deleteMany();
    const first = (await offerFirstAdministrator(NOW))?.split("/").at(-1);
    const second = (await offerFirstAdministrator(NOW))?.split("/").at(-1);
    const input = { name: "Ada Root", email: "ada@example.org", password: NEW_PASSWORD };
    const make = (token: string | undefined) =>
      makeFirstAdministrator({ token, request: request(), requestId: "r" }, input, NOW);
    await expect(make(first)).rejects.toMatchObject({ code: "gone" });
    const cookie = await make(second);
    expect(await sessionOf(cookie)).toMatchObject({
      account: { isAdministrator: true },
      awaits: "set-up-second-factor",
    });
    await expect(make(second)).rejects.toMatchObject({ code: "gone" });
    expect(await offerFirstAdministrator(NOW)).toBeNull();
  });

  it("is not made by a link that lies about, once there is one", async () => {
    const token = await transaction((tx) =>
      makeLink(tx, { kind: "first-administrator", accountId: null }, NOW),
    );
    const input = { name: "Eve", email: "eve@example.org", password: NEW_PASSWORD };
    await expect(
      makeFirstAdministrator({ token, request: request(), requestId: "r" }, input, NOW),
    ).rejects.toMatchObject({ code: "gone" });
  });
});
