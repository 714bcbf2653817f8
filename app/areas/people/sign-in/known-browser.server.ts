import { createHash, randomUUID } from "node:crypto";
import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";

/** Half a year, in seconds: longer than a challenge lasts on site, and somebody who comes back after it is not locked out either. */
const KNOWN_FOR_SECONDS = 183 * 24 * 60 * 60;

const cookie = sealedCookie<{ browser: string; person: string }>("known-browser", {
  seconds: KNOWN_FOR_SECONDS,
});

/** The address as the cookie names it: whoever gets hold of it and of the key learns no address. */
const nameOf = (email: string) => createHash("sha256").update(email).digest("base64url");

/** The mark of a browser with which this person has signed in by their password before; null for any other. */
export async function knownBrowserOf(request: Request, email: string, now: Date): Promise<string | null> {
  const carried = await cookie.carried(request, now);
  return carried?.person === nameOf(email) ? carried.browser : null;
}

/** The `Set-Cookie` header by which a browser is known from now on: after the password was right. */
export async function rememberBrowser(request: Request, email: string, now: Date): Promise<string> {
  const browser = (await knownBrowserOf(request, email, now)) ?? randomUUID();
  return cookie.carry({ browser, person: nameOf(email) });
}
