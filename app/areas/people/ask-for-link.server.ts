import { countTry, type LimitKey, refuseWhenLimited } from "#app/access/rate-limits.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { makeLink } from "./account-links.server.ts";

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
    path: "/reset",
    subject: "Choose a new password",
    reason: "Somebody, we hope you, asked to choose a new password for the peer challenge workspace.",
    label: "Choose a new password",
    end: "The link works once, for one hour. If you did not ask for it, you need do nothing.",
  },
  "sign-in": {
    kind: "sign-in-link",
    path: "/sign-in/link",
    subject: "Your link to sign in",
    reason: "Somebody, we hope you, asked for a link to sign in to the peer challenge workspace.",
    label: "Sign in",
    end: "The link works once, for 15 minutes. If you did not ask for it, you need do nothing.",
  },
} as const;

/** The account nobody has: what is done for an unknown address is done for it, and undone. */
class NobodyToTell extends Error {}

/**
 * Sends a person a link, if there is such an account. Answers alike and does the same work whether there is or not:
 * otherwise the page would tell who has an account. Throws too-many.
 */
export async function askForLink(asked: AskedLink, request: LinkRequest, now: Date): Promise<void> {
  const limits: LimitKey[] = [
    ["link by account", request.email],
    ["link by address", request.clientAddress],
  ];
  await refuseWhenLimited(limits);
  await countTry(limits);
  try {
    await transaction(async (tx) => {
      const account = await tx.account.findUnique({
        where: { email: request.email },
        select: { id: true, name: true, disabledAt: true },
      });
      const isKnown = account !== null && account.disabledAt === null;
      await sendLink(tx, asked, isKnown ? account : null, request, now);
      if (!isKnown) throw new NobodyToTell();
    });
  } catch (error) {
    // The mail to nobody was written like any other, then taken back with the transaction.
    if (!(error instanceof NobodyToTell)) throw error;
  }
}

async function sendLink(
  tx: Tx,
  asked: AskedLink,
  account: { id: string; name: string } | null,
  { email, requestId }: LinkRequest,
  now: Date,
): Promise<void> {
  const words = WORDS[asked];
  const token = await makeLink(tx, { kind: asked, accountId: account?.id ?? null }, now);
  const name = account?.name ?? "";
  const body: MailBlock[] = [
    { text: `Dear ${name},` },
    { text: words.reason },
    { link: { url: absoluteUrl(`${words.path}/${token}`), label: words.label, isSecret: true } },
    { text: words.end },
  ];
  await queueMail(
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
}
