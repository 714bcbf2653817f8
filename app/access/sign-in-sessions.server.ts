import { type Db, db, type Tx } from "#app/platform/db.server.ts";

/** A signed-in browser as its owner sees it in the list. The id is a hash and opens nothing. */
export interface ListedSignIn {
  id: string;
  method: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** The signed-in browsers of an account, the last used first; at most 100. */
export function listSignInSessions(accountId: string): Promise<ListedSignIn[]> {
  return db.signInSession.findMany({
    where: { accountId },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: { id: true, method: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
}

/** How the person of a session came in; null when it has ended. */
export async function readSignInMethod(id: string, client: Db = db): Promise<string | null> {
  const row = await client.signInSession.findUnique({ where: { id }, select: { method: true } });
  return row?.method ?? null;
}

/** Ends one session of an account. Returns whether it was there. */
export async function endOneSignInSession(tx: Tx, id: string, accountId: string): Promise<boolean> {
  const { count } = await tx.signInSession.deleteMany({ where: { id, accountId } });
  return count > 0;
}

/** Ends every session there is, destroys the forms that were kept for who has to sign in again, and forgets which were saved. Returns how many sessions. */
export async function endAllSignInSessions(tx: Tx): Promise<number> {
  await tx.keptForm.deleteMany();
  await tx.savedForm.deleteMany();
  return (await tx.signInSession.deleteMany()).count;
}
