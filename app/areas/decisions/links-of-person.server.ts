import type { ChallengePermit } from "#app/access/permit.ts";
import { purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import {
  keepPurposeLinks,
  listPurposeLinks,
  type PurposeLink,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { Db, Tx } from "#app/platform/db.server.ts";
import { readableDecisions } from "./store.server.ts";

/** A link to decide that waits for an answer. */
export interface OpenLink {
  reference: string;
  /** Whom it was sent to, as whom they decide, and until when it works. */
  personName: string;
  post: string;
  until: string;
  /** Who looks after it now. */
  keeperName: string;
  /** Empty where that is whoever asked. */
  keptByName: string;
}

/** Links that wait for an answer, of the challenge or of one council. */
async function listOpen(
  which: { challengeId: string; councilId?: string },
  now: Date,
  client: Db,
): Promise<(PurposeLink & OpenLink)[]> {
  const links = await listPurposeLinks({ ...which, purpose: "approval" }, client);
  return links.flatMap((link) => {
    const at = purposeLinkState(link, now);
    if (at.state !== "works" || link.reference === null) return [];
    const { reference, keptByName, createdByName } = link;
    return [{ ...link, reference, until: at.until, keeperName: keptByName || createdByName }];
  });
}

/** The links that somebody looks after and that wait for an answer: those they sent, and those that were handed to them. */
export async function listLinksKeptBy(
  permit: ChallengePermit,
  name: string,
  now: Date,
  client: Db,
): Promise<OpenLink[]> {
  return (await listOpen(readableDecisions(permit), now, client)).filter(
    ({ keeperName }) => keeperName === name,
  );
}

/** The links by which somebody of a council is asked to decide, and that wait for an answer. */
export async function listLinksTo(
  council: { challengeId: string; councilId: string },
  address: string,
  now: Date,
  client: Db,
): Promise<OpenLink[]> {
  return (await listOpen(council, now, client)).filter((link) => link.address === address);
}

/**
 * Says who looks after links from now on, inside the caller's transaction, with an event; who may, the caller has asked. An empty name stands
 * for whoever asked.
 */
export async function handLinksOn(
  tx: Tx,
  permit: ChallengePermit,
  links: readonly { reference: string; keptByName: string }[],
  now: Date,
): Promise<void> {
  if (links.length === 0) return;
  for (const { reference, keptByName } of links) {
    await keepPurposeLinks(
      tx,
      { challengeId: permit.challengeId, purpose: "approval", reference },
      keptByName,
    );
  }
  await record(tx, permit, { type: "decision-link-handed-on", data: { links: links.length } }, now);
}
