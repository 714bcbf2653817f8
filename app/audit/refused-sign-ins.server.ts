import type { AuditEvent } from "./events.ts";
import { type AuditContext, recordAlone } from "./record.server.ts";

/** Milliseconds in which refusals of one kind, for one account, are one event and then a number. */
const QUARTER_MS = 15 * 60_000;

type Refusal = Extract<AuditEvent, { type: "sign-in-failed" | "sign-in-limited" }>;

/** What was refused since the event that was written for the first. */
interface Quarter {
  context: AuditContext;
  refusal: Refusal;
  beganAt: Date;
  more: number;
}

/** By kind and account; addresses of nobody share one. At most a few for each account there is. */
const quarters = new Map<string, Quarter>();

/**
 * Says in the trail that a sign-in was refused: the first of a quarter of an hour at once, those after it as a number by
 * `writeRefusedSignIns`. A burst of guesses would keep everybody else from writing otherwise.
 */
export async function recordRefusedSignIn(context: AuditContext, refusal: Refusal, now: Date): Promise<void> {
  const key = [context.actor?.accountId, refusal.type, JSON.stringify(refusal.data)].join(" ");
  const open = quarters.get(key);
  if (open !== undefined && !isOver(open, now)) {
    open.more += 1;
    return;
  }
  // Before anything is awaited: of many at once one is the first.
  quarters.set(key, { context, refusal, beganAt: now, more: 0 });
  try {
    if (open !== undefined) await writeMore(open, now);
    await recordAlone(context, refusal, now);
  } catch (error) {
    // The next one is the first then.
    const begun = quarters.get(key);
    if (begun !== undefined) begun.beganAt = new Date(0);
    throw error;
  }
}

/** Which numbers to write: of an account whose owner has come in, of all when the server stops, else those whose quarter is over. */
export type RefusalsAsked = { accountId: string } | "all" | "over";

/** Writes how many sign-ins were refused beside those that stand in the trail already. */
export async function writeRefusedSignIns(asked: RefusalsAsked, now: Date): Promise<void> {
  for (const [key, quarter] of [...quarters]) {
    const isAsked =
      asked === "all" ||
      (asked === "over" ? isOver(quarter, now) : quarter.context.actor?.accountId === asked.accountId);
    if (!isAsked) continue;
    await writeMore(quarter, now);
    // One that came meanwhile is counted on.
    if (quarter.more === 0 && quarters.get(key) === quarter) quarters.delete(key);
  }
}

async function writeMore(quarter: Quarter, now: Date): Promise<void> {
  const { context, refusal, more } = quarter;
  if (more === 0) return;
  quarter.more = 0;
  try {
    await recordAlone(
      { ...context, requestId: null },
      { ...refusal, data: { ...refusal.data, more } } as Refusal,
      now,
    );
  } catch (error) {
    quarter.more += more;
    throw error;
  }
}

/** Also when the clock was turned back: nothing is held for ever. */
function isOver({ beganAt }: Quarter, now: Date): boolean {
  const passedMs = now.getTime() - beganAt.getTime();
  return passedMs < 0 || passedMs >= QUARTER_MS;
}
