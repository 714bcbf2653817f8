import type { Db } from "#app/platform/db.server.ts";

/**
 * The cookie of a new sign-in session of an account, "name=value", as its browser would send it: what a test asks in the name of somebody
 * with. `at` is when it is begun, `client` the database where that is not this process's own. The product is loaded when it is asked for
 * first, since some callers say before where the data are.
 */
export async function sessionCookie(accountId: string, at = new Date(), client?: Db): Promise<string> {
  const { createSignInSession } = await import("#app/access/sign-in-session.server.ts");
  const { db } = await import("#app/platform/db.server.ts");
  return (await createSignInSession(client ?? db, accountId, at)).split(";")[0] ?? "";
}

/** The same for the account with an address. */
export async function sessionCookieOf(email: string, client?: Db): Promise<string> {
  const { db } = await import("#app/platform/db.server.ts");
  const { id } = await (client ?? db).account.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return sessionCookie(id, new Date(), client);
}
