import { type LimitKey, takeTry } from "#app/access/rate-limits.server.ts";
import { to } from "#app/addresses.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { takeBackMail } from "#app/mail/unsent-messages.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { makeLink } from "../accounts/account-links.server.ts";

/** What is asked for on the sign-in page. */
export type AskedLink = "password-reset" | "sign-in";

/** Who asks, and from where. */
export interface LinkRequest {
  email: string;
  clientAddress: string;
  requestId: string;
}

const WORDS = {
  "password-reset": {
    kind: "password-reset",
    page: to.people.resetPassword,
    subject: "Choose a new password",
    reason: "Somebody, we hope you, asked to choose a new password for the peer challenge workspace.",
    label: "Choose a new password",
    end: "The link works once, for one hour. If you did not ask for it, you need do nothing.",
  },
  "sign-in": {
    kind: "sign-in-link",
    page: to.people.useLink,
    subject: "Your link to sign in",
    reason: "Somebody, we hope you, asked for a link to sign in to the peer challenge workspace.",
    label: "Sign in",
    end: "The link works once, for 15 minutes. If you did not ask for it, you need do nothing.",
  },
} as const;

/**
 * Sends a person a link, if there is such an account. Answers alike and does the same work whether there is or not:
 * otherwise the page would tell who has an account. That somebody asked is written down and committed in both cases,
 * since waiting for the disk is most of the time it takes. Throws too-many.
 */
export async function askForLink(asked: AskedLink, request: LinkRequest, now: Date): Promise<void> {
  const limits: LimitKey[] = [
    ["link by account", request.email],
    ["link by address", request.clientAddress],
  ];
  await takeTry(limits);
  await transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { email: request.email },
      select: { id: true, name: true, disabledAt: true },
    });
    const isKnown = account !== null && account.disabledAt === null;
    const mailId = await sendLink(tx, asked, isKnown ? account : null, request, now);
    // The mail and the link to nobody were written like any other and are taken back; else these find nothing.
    await takeBackMail(tx, isKnown ? "" : mailId);
    await tx.accountLink.deleteMany({ where: { kind: asked, accountId: null } });
  });
}

async function sendLink(
  tx: Tx,
  asked: AskedLink,
  account: { id: string; name: string } | null,
  { email, requestId }: LinkRequest,
  now: Date,
): Promise<string> {
  const words = WORDS[asked];
  const token = await makeLink(tx, { kind: asked, accountId: account?.id ?? null }, now);
  const name = account?.name ?? "";
  const body: MailBlock[] = [
    { text: `Dear ${name},` },
    { text: words.reason },
    { link: { url: absoluteUrl(words.page({ token })), label: words.label, isSecret: true } },
    { text: words.end },
  ];
  const mailId = await queueMail(
    tx,
    {
      kind: words.kind,
      to: { address: email, name },
      subject: words.subject,
      body,
      challengeId: null,
      createdByName: null,
    },
    now,
  );
  const actor = account === null ? null : { accountId: account.id, name };
  await recordOutsideChallenge(
    tx,
    { actor, challengeId: null, requestId },
    { type: "link-asked-for", data: { kind: asked } },
    now,
  );
  return mailId;
}
