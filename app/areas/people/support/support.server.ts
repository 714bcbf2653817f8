import type { Actor } from "#app/access/permit.ts";
import { type ChallengePermit, demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listTitles, readTitle } from "#app/areas/challenge/find-challenges.server.ts";
import { record, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { listManagers } from "../members/read-memberships.server.ts";

const HOUR_MS = 3_600_000;

/** One request for leave to read a challenge, as its pages show it. */
export interface SupportRequest {
  id: string;
  challengeTitle: string;
  who: string;
  reason: string;
  hours: number;
  askedAt: Date;
  decision: string | null;
  decidedByName: string | null;
  expiresAt: Date | null;
  endedAt: Date | null;
}

const REQUEST = {
  id: true,
  reason: true,
  hours: true,
  askedAt: true,
  decision: true,
  decidedByName: true,
  expiresAt: true,
  endedAt: true,
  account: { select: { name: true } },
  challenge: { select: { title: true } },
} as const;

type Row = Omit<SupportRequest, "challengeTitle" | "who"> & {
  account: { name: string };
  challenge: { title: string };
};

const requestOf = ({ account, challenge, ...row }: Row): SupportRequest => ({
  ...row,
  who: account.name,
  challengeTitle: challenge.title,
});

/** The requests for one challenge, newest first; at most 100. */
export async function listSupportRequests(permit: PeerTeamPermit): Promise<SupportRequest[]> {
  demand(permit, "support.decide");
  const rows = await db.supportGrant.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { askedAt: "desc" },
    take: 100,
    select: REQUEST,
  });
  return rows.map(requestOf);
}

/** An administrator's own requests, newest first, and the challenges there are to ask for: titles, nothing else. */
export async function listOwnSupport(actor: Actor): Promise<{
  requests: (SupportRequest & { challengeId: string })[];
  challenges: { id: string; title: string }[];
}> {
  const rows = await db.supportGrant.findMany({
    where: { accountId: actor.accountId },
    orderBy: { askedAt: "desc" },
    take: 100,
    select: { ...REQUEST, challengeId: true },
  });
  const challenges = await listTitles();
  return { requests: rows.map((row) => ({ ...requestOf(row), challengeId: row.challengeId })), challenges };
}

/** Asks the managers of a challenge for leave to read it. They are told by mail. Throws invalid at `challengeId`. */
export async function askForSupport(
  actor: Actor,
  input: { challengeId: string; reason: string; hours: number },
  now: Date,
  requestId: string,
): Promise<void> {
  await transaction(async (tx) => {
    const title = await readTitle(input.challengeId, tx);
    if (title === null) {
      throw new AppError("invalid", "Choose a challenge from the list.", { field: "challengeId" });
    }
    const id = newId();
    await tx.supportGrant.create({
      data: { id, accountId: actor.accountId, askedAt: now, ...input },
      select: { id: true },
    });
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: input.challengeId, requestId },
      { type: "support-asked", data: { grantId: id, hours: input.hours } },
      now,
    );
    for (const account of await listManagers(input.challengeId, tx)) {
      await tell(
        tx,
        account,
        "Somebody asks to read a challenge",
        `${actor.name}, who runs the workspace, asks to read ${title} for ${input.hours} hours. Decide on the page below; until you do, nothing is opened.`,
        to.people.supportAccess(input),
        now,
      );
    }
  });
}

/** The challenge manager's answer. Leave begins at once and ends by itself. Throws forbidden or conflict. */
export async function decideSupport(
  permit: ChallengePermit,
  grantId: string,
  decision: "approved" | "refused" | "ended",
  now: Date,
): Promise<void> {
  demand(permit, "support.decide");
  await transaction(async (tx) => {
    const grant = await tx.supportGrant.findFirst({
      where: {
        id: grantId,
        challengeId: permit.challengeId,
        decision: decision === "ended" ? "approved" : null,
        endedAt: null,
      },
      select: { hours: true, account: { select: { id: true, name: true, email: true } } },
    });
    if (grant === null) throw new AppError("conflict", "This request has been answered already.");
    if (grant.account.id === permit.actor.accountId) {
      throw new AppError("conflict", "Nobody decides about their own request.");
    }
    await tx.supportGrant.update({
      where: { id: grantId },
      data:
        decision === "ended"
          ? { endedAt: now }
          : {
              decision,
              decidedAt: now,
              decidedByName: permit.actor.name,
              expiresAt: decision === "approved" ? new Date(now.getTime() + grant.hours * HOUR_MS) : null,
            },
      select: { id: true },
    });
    await record(tx, permit, { type: "support-decided", data: { grantId, decision } }, now);
    await tell(
      tx,
      grant.account,
      "Your request to read a challenge",
      `${permit.actor.name} has ${decision === "ended" ? "ended your leave" : `${decision} your request`} to read ${permit.challengeTitle}.`,
      to.home.front(permit),
      now,
    );
  });
}

async function tell(
  tx: Tx,
  account: { name: string; email: string },
  subject: string,
  text: string,
  path: string,
  now: Date,
): Promise<void> {
  await queueMail(
    tx,
    {
      kind: "support-grant",
      to: { address: account.email, name: account.name },
      subject,
      body: [
        { text: `Dear ${account.name},` },
        { text },
        { link: { url: absoluteUrl(path), label: "Open the page" } },
      ],
      challengeId: null,
      createdByName: null,
    },
    now,
  );
}
