import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { endOfDay, lastDayProblem } from "#app/access/purpose-links/purpose-link.ts";
import {
  endPurposeLinks,
  makePurposeLink,
  nameMessage,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import type { AskToDecideInput } from "./forms.ts";
import { readDecided } from "./record-decision.server.ts";
import { readableDecisions } from "./store.server.ts";

/** The path of the page on which somebody decides by a link. */
export function decidePath(token: string): string {
  return to.decisions.decide({ token });
}

/** The council that is asked: one's own, or for the peer team the one that is named. Throws invalid. */
async function councilOf(
  tx: Tx,
  permit: ChallengePermit,
  named: string,
): Promise<{ id: string; name: string }> {
  const councils = await listCouncils(permit, tx);
  const wanted = isPeerTeamRole(permit.role) ? named : permit.councilId;
  const only = councils.length === 1 ? councils[0] : undefined;
  const council = councils.find(({ id }) => id === wanted) ?? (wanted === "" ? only : undefined);
  if (council === undefined) {
    throw new AppError("invalid", "Choose the council that is to decide.", { field: "councilId" });
  }
  return council;
}

/**
 * Asks somebody without an account to decide for a council about the newest version of the scope: a message with a link that is theirs
 * alone, shows that version and no other, and works for one press. An earlier link of the same person for the council ends. Throws
 * forbidden, conflict where nothing was sent to decide about or where a newer version was sent (`versionId`), and invalid at its field.
 * The secret is returned once and kept nowhere but in the message.
 */
export async function askToDecide(
  permit: ChallengePermit,
  { councilId, versionId, name, post, email, lastDay, message }: AskToDecideInput,
  now: Date,
): Promise<string> {
  demand(permit, "decisions.ask");
  const problem = lastDayProblem(lastDay, now);
  if (problem !== null) throw new AppError("invalid", problem, { field: "lastDay" });
  const { challengeId, actor } = permit;
  return transaction(async (tx) => {
    const council = await councilOf(tx, permit, councilId);
    const decided = await readDecided(tx, permit, "scope");
    if (decided === null || decided.issuedVersionId === null || decided.sha256 === null) {
      throw new AppError("conflict", "The scope has not been sent for agreement yet.");
    }
    if (decided.issuedVersionId !== versionId) {
      throw new AppError(
        "conflict",
        `A newer version has been sent since you opened this page: ${decided.subject}. Look at it, then ask again.`,
      );
    }
    const which = { challengeId, purpose: "approval", councilId: council.id, address: email } as const;
    await endPurposeLinks(tx, which, "replaced", now);
    const { id, token } = await makePurposeLink(
      tx,
      {
        challengeId,
        purpose: "approval",
        recordId: decided.issuedVersionId,
        reference: newId(),
        councilId: council.id,
        sha256: decided.sha256,
        person: { name, post, address: email },
        mostUses: 1,
        expiresAt: endOfDay(lastDay),
        createdByName: actor.name,
      },
      now,
    );
    const isOfTeam = isPeerTeamRole(permit.role);
    const mailId = await queueMail(
      tx,
      {
        kind: "decision-request",
        to: { address: email, name },
        subject: `To decide for ${council.name}: ${permit.challengeTitle}`,
        body: requestBlocks({
          name,
          post,
          councilName: council.name,
          challengeTitle: permit.challengeTitle,
          subject: decided.subject,
          askedBy: actor.name,
          message,
          lastDay,
          token,
        }),
        challengeId,
        space: isOfTeam ? "peer-team" : "council",
        councilId: isOfTeam ? null : council.id,
        createdByName: actor.name,
      },
      now,
    );
    await nameMessage(tx, id, mailId);
    await record(
      tx,
      permit,
      { type: "decision-asked", data: { councilId: council.id, about: "scope", sha256: decided.sha256 } },
      now,
    );
    return token;
  });
}

/** Ends a link that somebody was sent. Throws forbidden, or conflict where none works any more. */
export async function withdrawLink(permit: ChallengePermit, reference: string, now: Date): Promise<void> {
  demand(permit, "decisions.ask");
  await transaction(async (tx) => {
    const which = { ...readableDecisions(permit), purpose: "approval", reference } as const;
    const { ended } = await endPurposeLinks(tx, which, "withdrawn", now);
    if (ended.length === 0) throw new AppError("conflict", "This link works no longer, or was used.");
    await record(tx, permit, { type: "decision-link-ended", data: { links: ended.length } }, now);
  });
}

/** Ends links to versions that are no longer the newest, in the transaction that sends a newer one. */
export async function endLinksToEarlier(
  tx: Tx,
  challengeId: string,
  versionId: string,
  now: Date,
): Promise<void> {
  await endPurposeLinks(tx, { challengeId, purpose: "approval", notOf: versionId }, "newer-version", now);
}

interface Request {
  name: string;
  post: string;
  councilName: string;
  challengeTitle: string;
  subject: string;
  askedBy: string;
  message: string;
  lastDay: string;
  token: string;
}

function requestBlocks(given: Request): MailBlock[] {
  const { name, post, councilName, challengeTitle, subject, askedBy, message, lastDay, token } = given;
  return [
    { text: `Dear ${name},` },
    {
      text: `${askedBy} asks you to decide for ${councilName}, as ${post}, about the scope of its peer challenge: ${challengeTitle}. What you are asked to decide about is ${subject.replace("Scope", "the scope")}.`,
    },
    ...message
      .split(/\n\s*\n/)
      .filter((part) => part.trim() !== "")
      .map((text) => ({ text })),
    { link: { label: "Read the scope and decide", url: absoluteUrl(decidePath(token)), isSecret: true } },
    {
      text: `The link is yours alone, needs no account, works once, and until ${formatDayWithWeekday(lastDay)}. Opening it decides nothing: you decide on the page, by pressing a button. Please do not pass it on.`,
    },
  ];
}
