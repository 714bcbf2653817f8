import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { carriesOwnSignInSession, createSignInSession, readSignInSession } from "./sign-in-session.server.ts";

/** The cookie of a new session, and what stands in it. */
async function newCookie(): Promise<{ cookie: string; value: string; accountId: string }> {
  const { id } = await makeTestAccount("Pat Wren");
  const [cookie = ""] = (await createSignInSession(db, id, new Date())).split(";");
  const encoded = decodeURIComponent(cookie.slice("session=".length));
  return { cookie, value: JSON.parse(Buffer.from(encoded, "base64").toString()) as string, accountId: id };
}

const cookieOf = (value: unknown) =>
  `session=${encodeURIComponent(Buffer.from(JSON.stringify(value)).toString("base64"))}`;

const signedIn = async (cookie: string) =>
  (
    await readSignInSession(
      new Request("https://workspace.example/", { headers: { Cookie: cookie } }),
      new Date(),
    )
  )?.account.id;

it("knows a session that it gave out by its mark, whatever stands beside it", async () => {
  const { cookie, value, accountId } = await newCookie();
  expect(carriesOwnSignInSession(cookie)).toBe(true);
  expect(carriesOwnSignInSession(`notice=abc; ${cookie}; other=x`)).toBe(true);
  expect(carriesOwnSignInSession(cookieOf(value))).toBe(true);
  expect(await signedIn(cookie)).toBe(accountId);
});

it("takes no made-up cookie for one of its own", async () => {
  const { value } = await newCookie();
  const [token = "", own = ""] = value.split(".");
  const other = (await newCookie()).value.split(".")[1];
  const made = [
    token,
    `${token}.`,
    `${token}.${other}`,
    `${token.slice(1)}a.${own}`,
    `${token}.${own}a`,
    "a".repeat(43),
    `${"a".repeat(43)}.${"a".repeat(22)}`,
    { token },
    null,
  ];
  for (const each of made) expect(carriesOwnSignInSession(cookieOf(each)), String(each)).toBe(false);
  for (const header of [
    undefined,
    "",
    "session=",
    "session=%zz",
    "session=abc",
    `session=${"a".repeat(5_000)}`,
  ]) {
    expect(carriesOwnSignInSession(header)).toBe(false);
  }
});

it("still opens the sessions that were given out before there were marks", async () => {
  const { value, accountId } = await newCookie();
  expect(await signedIn(cookieOf(value.split(".")[0]))).toBe(accountId);
});
