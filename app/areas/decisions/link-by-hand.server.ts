import type { ChallengePermit } from "#app/access/permit.ts";
import { findPurposeLink } from "#app/access/purpose-links/purpose-links.server.ts";
import { readMailOutlook, sayOnItsWay } from "#app/mail/deliveries.server.ts";
import { type LinkToPassOn, openLinkToPassOn } from "#app/mail/link-to-pass-on.server.ts";
import { db } from "#app/platform/db.server.ts";

/**
 * What becomes of the link that was just made for somebody to decide by, by its secret: a sentence where its message goes by itself, or waits
 * for a mail server; where no mail is set up the link itself, for whoever asked. Throws as openLinkToPassOn.
 */
export async function linkOnItsWay(
  permit: ChallengePermit,
  { token, name }: { token: string; name: string },
  now: Date,
): Promise<{ said: string } | { link: LinkToPassOn }> {
  const outlook = await readMailOutlook();
  if (outlook === "goes") return { said: `Link sent to ${name}.` };
  if (outlook === "halted") return { said: await sayOnItsWay(`The message to ${name}`) };
  const mailId = (await findPurposeLink(db, "approval", token))?.mailId ?? "";
  return { link: await openLinkToPassOn(permit, mailId, now) };
}
