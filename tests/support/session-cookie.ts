/**
 * The cookie of a new sign-in session of an account, "name=value", as its browser would send it: what a test asks in the name of somebody
 * with. `at` is when it is begun. The product is loaded when it is asked for first, since some callers say before where the data are.
 */
export async function sessionCookie(accountId: string, at = new Date()): Promise<string> {
  const { createSignInSession } = await import("#app/access/sign-in-session.server.ts");
  const { db } = await import("#app/platform/db.server.ts");
  return (await createSignInSession(db, accountId, at)).split(";")[0] ?? "";
}

/** The same for the account with an address. */
export async function sessionCookieOf(email: string): Promise<string> {
  const { db } = await import("#app/platform/db.server.ts");
  const { id } = await db.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return sessionCookie(id);
}
