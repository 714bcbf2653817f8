import { discardMails } from "#app/mail/unsent-messages.server.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { countTry, type LimitKey, refuseWhenLimited } from "../rate-limits.server.ts";
import { newSecretToken, secretTokenId } from "../secret-token.server.ts";
import type { LinkFacts, Purpose, WhyEnded } from "./purpose-link.ts";

/** A link to make. What it does not name is not asked of it. */
export interface NewPurposeLink {
  challengeId: string;
  purpose: Purpose;
  recordId: string;
  expiresAt: Date;
  mostUses: number | null;
  visitId?: string;
  reference?: string;
  councilId?: string;
  sha256?: string;
  person?: { name: string; post: string; address: string };
  createdByName: string;
}

/** A link as whoever works with it sees it; its id is no secret, the token is. */
export interface PurposeLink extends LinkFacts {
  id: string;
  challengeId: string;
  recordId: string;
  visitId: string | null;
  reference: string | null;
  councilId: string | null;
  sha256: string | null;
  mailId: string | null;
  personName: string;
  post: string;
  address: string;
  createdAt: Date;
  createdByName: string;
  /** Who looks after it since it was handed over; empty for whoever made it. */
  keptByName: string;
}

/** States of a message that has not gone, and can be kept from going. */
const UNSENT = ["draft", "waiting", "failed"] as const;

const FACTS = {
  id: true,
  challengeId: true,
  recordId: true,
  visitId: true,
  reference: true,
  councilId: true,
  sha256: true,
  mailId: true,
  personName: true,
  post: true,
  address: true,
  mostUses: true,
  uses: true,
  createdAt: true,
  createdByName: true,
  keptByName: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  whyEnded: true,
} as const;

/** Makes a link and gives its secret, which is kept nowhere; name the message that carries it with `nameMessage`. */
export async function makePurposeLink(
  tx: Tx,
  { purpose, person, ...link }: NewPurposeLink,
  now: Date,
): Promise<{ token: string; id: string }> {
  const { token, id } = newSecretToken();
  await tx.purposeLink.create({
    data: {
      ...link,
      id,
      kind: purpose,
      personName: person?.name ?? "",
      post: person?.post ?? "",
      address: person?.address ?? "",
      createdAt: now,
    },
    select: { id: true },
  });
  return { token, id };
}

/** Names the message that carries a link: when the link ends before the message has gone, it does not go. */
export async function nameMessage(tx: Tx, linkId: string, mailId: string): Promise<void> {
  await tx.purposeLink.update({ where: { id: linkId }, data: { mailId }, select: { id: true } });
}

/** The link of a token, whether or not it works; null where there is none of this purpose. */
export async function findPurposeLink(
  client: Db,
  purpose: Purpose,
  token: string | undefined,
): Promise<PurposeLink | null> {
  const id = secretTokenId(token);
  if (id === null) return null;
  const row = await client.purposeLink.findFirst({ where: { id, kind: purpose }, select: FACTS });
  return row as PurposeLink | null;
}

/**
 * The same for somebody who opens a page by it. Only tries that find nothing are counted against an address of the network: a whole
 * council may sit behind one. Throws too-many.
 */
export async function openPurposeLink(
  purpose: Purpose,
  { token, clientAddress }: { token: string | undefined; clientAddress: string },
  finds: (link: PurposeLink) => boolean | Promise<boolean> = () => true,
): Promise<PurposeLink | null> {
  const limits: LimitKey[] = [["token by address", clientAddress]];
  await refuseWhenLimited(limits);
  const link = await findPurposeLink(db, purpose, token);
  if (link !== null && (await finds(link))) return link;
  await countTry(limits);
  return null;
}

/**
 * Counts one use. Whoever uses it asks inside the transaction that does what the link is for: of two presses at once only as many
 * count as it allows. Returns whether this one does. The message with a link that is used up does not go any more.
 */
export async function countUseOfLink(tx: Tx, link: PurposeLink, now: Date): Promise<boolean> {
  const { count } = await tx.purposeLink.updateMany({
    where: { id: link.id, uses: link.uses, revokedAt: null, expiresAt: { gt: now } },
    data: { uses: { increment: 1 }, lastUsedAt: now },
  });
  if (count === 0) return false;
  if (link.mostUses !== null && link.uses + 1 >= link.mostUses && link.mailId !== null) {
    await discardMails(tx, [link.mailId], UNSENT, link.challengeId);
  }
  return true;
}

/** Which links of a challenge are meant. */
export interface WhichLinks {
  challengeId: string;
  purpose: Purpose;
  recordIds?: readonly string[];
  /** All but those of this record. */
  notOf?: string;
  councilId?: string;
  reference?: string;
  address?: string;
  /** Those about some visits, or all but those about some. */
  visits?: { of: readonly string[] } | { notOf: readonly string[] };
}

function whereOf({
  challengeId,
  purpose,
  recordIds,
  notOf,
  councilId,
  reference,
  address,
  visits,
}: WhichLinks) {
  return {
    challengeId,
    kind: purpose,
    ...(recordIds === undefined ? {} : { recordId: { in: [...recordIds] } }),
    ...(notOf === undefined ? {} : { recordId: { not: notOf } }),
    ...(councilId === undefined ? {} : { councilId }),
    ...(reference === undefined ? {} : { reference }),
    ...(address === undefined ? {} : { address }),
    ...(visits === undefined ? {} : aboutVisits(visits)),
  };
}

/** A link that names no visit is about none of those that are named. */
function aboutVisits(visits: NonNullable<WhichLinks["visits"]>) {
  return "of" in visits
    ? { visitId: { in: [...visits.of] } }
    : { OR: [{ visitId: null }, { visitId: { notIn: [...visits.notOf] } }] };
}

/** More links than a challenge has. */
const MOST_LINKS = 10_000;

/**
 * Ends links that are not used up, and drops the messages that carry them where they have not gone: nobody is to be sent a link that
 * does not work. Returns the ids of those that ended, and of those among them that do not name their message.
 */
export async function endPurposeLinks(
  tx: Tx,
  which: WhichLinks,
  why: WhyEnded,
  now: Date,
): Promise<{ ended: string[]; withoutMessage: string[] }> {
  const links = await tx.purposeLink.findMany({
    where: { ...whereOf(which), revokedAt: null },
    take: MOST_LINKS,
    select: { id: true, mailId: true, mostUses: true, uses: true },
  });
  const open = links.filter(({ mostUses, uses }) => mostUses === null || uses < mostUses);
  const ended = open.map(({ id }) => id);
  await tx.purposeLink.updateMany({ where: { id: { in: ended } }, data: { revokedAt: now, whyEnded: why } });
  await discardMails(
    tx,
    open.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])),
    UNSENT,
    which.challengeId,
  );
  return { ended, withoutMessage: open.flatMap(({ id, mailId }) => (mailId === null ? [id] : [])) };
}

/** Says who looks after links from now on; empty for whoever made them. */
export async function keepPurposeLinks(tx: Tx, which: WhichLinks, keptByName: string): Promise<void> {
  await tx.purposeLink.updateMany({ where: whereOf(which), data: { keptByName } });
}

/** Links, newest first, whether or not they work. */
export async function listPurposeLinks(which: WhichLinks, client: Db = db): Promise<PurposeLink[]> {
  const rows = await client.purposeLink.findMany({
    where: whereOf(which),
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_LINKS,
    select: FACTS,
  });
  return rows as PurposeLink[];
}

/** Forgets links: who they were for, and that there were any. Returns how many. */
export async function forgetPurposeLinks(
  tx: Tx,
  which: { challengeId: string; purpose?: Purpose; recordIds?: readonly string[]; address?: string },
): Promise<number> {
  const { count } = await tx.purposeLink.deleteMany({ where: forgotten(which) });
  return count;
}

/** How many there are to forget. */
export function countPurposeLinks(tx: Tx, which: Parameters<typeof forgetPurposeLinks>[1]): Promise<number> {
  return tx.purposeLink.count({ where: forgotten(which) });
}

function forgotten({ challengeId, purpose, recordIds, address }: Parameters<typeof forgetPurposeLinks>[1]) {
  return {
    challengeId,
    ...(purpose === undefined ? {} : { kind: purpose }),
    ...(recordIds === undefined ? {} : { recordId: { in: [...recordIds] } }),
    ...(address === undefined ? {} : { address }),
  };
}
