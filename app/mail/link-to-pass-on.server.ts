import { type ChallengePermit, demand } from "../access/permit.ts";
import { record } from "../audit/record.server.ts";
import { transaction } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { sealedCookie } from "../platform/sealed-cookie.server.ts";
import { mailTransport } from "../platform/transports/mail-transport.server.ts";
import { openSealedMail } from "./sealed-mail.server.ts";
import { sendableMail } from "./store.server.ts";

/** The link of a message that cannot go, for whoever passes it on by hand. */
export interface LinkToPassOn {
  /** Whose link it is. */
  to: string;
  url: string;
}

/**
 * The link of a message of the challenge that waits while no mail is set up, for whoever may send the messages of that side: it is nobody
 * else's to see, and leaves a line in the trail each time. Throws forbidden, not-found for a message of the other side, or conflict where the
 * message goes by itself, has gone, or carries no link.
 */
export async function openLinkToPassOn(
  permit: ChallengePermit,
  mailId: string,
  now: Date,
): Promise<LinkToPassOn> {
  demand(permit, "mail.send");
  if (mailTransport() !== null) {
    throw new AppError("conflict", "Mail is set up by now: the message goes by itself.");
  }
  return transaction(async (tx) => {
    const mail = await tx.outgoingMail.findFirst({
      where: { ...sendableMail(permit), id: mailId },
      select: { kind: true, status: true, toName: true, toAddress: true, bodySealed: true },
    });
    if (mail === null) throw new AppError("not-found", "There is no such message.");
    const [url] = openSealedMail(mail.bodySealed).blocks.flatMap((block) =>
      "link" in block && block.link.isSecret === true ? [block.link.url] : [],
    );
    if (mail.status !== "waiting" || url === undefined) {
      throw new AppError("conflict", "This message has no link to pass on any more.");
    }
    await record(tx, permit, { type: "mail-read", data: { mailId, kind: mail.kind } }, now);
    return { to: mail.toName === "" ? mail.toAddress : mail.toName, url };
  });
}

/** Until it has been copied the link travels, sealed, in the browser of whoever asked for it, to one page. */
const linkCookie = sealedCookie<LinkToPassOn & { accountId: string; page: string }>("link-to-pass-on", {
  seconds: 120,
});

/** The header that carries a link to a page, by its path, where it is shown once. */
export function carryLink(accountId: string, page: string, link: LinkToPassOn): Promise<string> {
  return linkCookie.carry({ ...link, accountId, page });
}

/** The link that was carried to the page of a request, with the header that ends it: the next look has it no more. Null when there is none. */
export async function takeLink(
  request: Request,
  accountId: string,
  now: Date,
): Promise<{ link: LinkToPassOn; clear: string } | null> {
  const carried = await linkCookie.carried(request, now);
  const { pathname } = new URL(request.url);
  if (carried === null || carried.accountId !== accountId || carried.page !== pathname) return null;
  return { link: { to: carried.to, url: carried.url }, clear: await linkCookie.clear() };
}
