import type { VisitPermit } from "#app/access/permit.ts";
import type { StuckMail } from "#app/mail/deliveries.server.ts";
import { listNotGone } from "#app/mail/store.server.ts";
import { readInvitationStates } from "./read-invitations.server.ts";

/** Messages to those who are invited to the sessions of a visit that nobody has got yet. */
export interface WaitingInvitations {
  /** Drafts of this visit, on the person's side of the wall. */
  drafts: number;
  /** Drafts of the other visits, which wait in the same list. */
  ofOtherVisits: number;
  stuck: StuckMail;
}

/**
 * How many invitations of a visit wait to be read or did not go, as far as the person may see them. The outbox knows no visits: which
 * messages are of this one says what was told of its sessions. For those with `mail.read`.
 */
export async function readWaitingInvitations(permit: VisitPermit): Promise<WaitingInvitations> {
  const states = await readInvitationStates(permit);
  const own = new Set(states.flatMap(({ last, before }) => [last.mailId, before.mailId]));
  const notGone = await listNotGone(permit, "session-invitation");
  const count = (status: string, isOwn: boolean) =>
    notGone.filter((mail) => mail.status === status && own.has(mail.id) === isOwn).length;
  return {
    drafts: count("draft", true),
    ofOtherVisits: count("draft", false),
    stuck: {
      failed: count("failed", true),
      unknown: count("unknown", true),
      kind: "session-invitation",
      challengeId: permit.challengeId,
    },
  };
}
