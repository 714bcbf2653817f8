import { to } from "#app/addresses.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { makeLink } from "./account-links.server.ts";

/**
 * The address by which the first administrator is made, while nobody has an account; else null. Each start makes a new
 * one, and the one before ends. Whoever can read what the server prints runs the machine already.
 */
export async function offerFirstAdministrator(now: Date): Promise<string | null> {
  if ((await db.account.count()) > 0) return null;
  const token = await transaction((tx) =>
    makeLink(tx, { kind: "first-administrator", accountId: null }, now),
  );
  return absoluteUrl(to.people.firstAdministrator({ token }));
}
