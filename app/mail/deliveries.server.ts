import type { ChallengePermit } from "../access/permit.ts";
import { type Db, db } from "../platform/db.server.ts";
import { env } from "../platform/settings/env.server.ts";
import { mailTransport } from "../platform/transports/mail-transport.server.ts";
import { type Delivery, type MailOutlook, onItsWay } from "./delivery-words.ts";
import { type MailKind, type MailState, STUCK_STATES } from "./kinds.ts";
import { readMailHalt } from "./mail-halt.server.ts";
import { readableMail } from "./store.server.ts";

/** Whether what is written now goes at once. */
export async function readMailOutlook(): Promise<MailOutlook> {
  if (mailTransport() === null) return "nowhere";
  return (await readMailHalt()) === null ? "goes" : "halted";
}

/** By which way messages go and where answers to them go, for whoever has them sent; null without a way out. */
export function sayMailWay(): string | null {
  const transport = mailTransport();
  if (transport === null) return null;
  return transport.carriesCalendar
    ? `Messages come from ${env.mailFrom}. Replies go there, not to whoever had them sent.`
    : `Messages go by ${transport.name}, as text with links: an invitation links to its entry for the calendar. Replies go to this installation's address there, not to whoever had them sent.`;
}

/**
 * A sentence for whoever caused a message just now: what becomes of it. `what` begins it: "A message to ann@example.org"; `by`: who passes it on
 * without mail.
 */
export async function sayOnItsWay(what: string, by?: "administrator" | "sender"): Promise<string> {
  return onItsWay(what, await readMailOutlook(), by);
}

/** Messages looked through to find the newest of each address. */
const MOST_READ = 5000;

/**
 * What became of the newest message of some kinds to each of some addresses, by address. For whoever may read the
 * addresses: it tells nothing but the state.
 */
export async function readDeliveries(
  addresses: readonly string[],
  kinds: readonly MailKind[],
  client: Db = db,
): Promise<Map<string, Delivery>> {
  if (addresses.length === 0) return new Map();
  const rows = await client.outgoingMail.findMany({
    where: { space: "account", kind: { in: [...kinds] }, toAddress: { in: [...addresses] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_READ,
    select: { toAddress: true, status: true, lastError: true },
  });
  const newest = new Map<string, Delivery>();
  for (const { toAddress, status, lastError } of rows) {
    if (!newest.has(toAddress)) newest.set(toAddress, { status: status as MailState, lastError });
  }
  return newest;
}

/** Messages that did not go, or of which it is not known. */
export interface StuckMail {
  failed: number;
  unknown: number;
  /** Of which kind; left out: of all. */
  kind?: MailKind;
  challengeId: string;
}

/** How many messages of the challenge, or of one kind of it, did not go, on the person's side of the wall. */
export async function readStuckMail(permit: ChallengePermit, kind?: MailKind): Promise<StuckMail> {
  const groups = await db.outgoingMail.groupBy({
    by: ["status"],
    where: {
      ...readableMail(permit),
      status: { in: [...STUCK_STATES] },
      ...(kind === undefined ? {} : { kind }),
    },
    _count: true,
  });
  const countOf = (wanted: string) => groups.find(({ status }) => status === wanted)?._count ?? 0;
  return {
    failed: countOf("failed"),
    unknown: countOf("unknown"),
    ...(kind === undefined ? {} : { kind }),
    challengeId: permit.challengeId,
  };
}
