import type { ChallengePermit } from "#app/access/permit.ts";
import { demand } from "#app/access/permit.ts";
import { readNames } from "#app/areas/people/accounts/read-accounts.server.ts";
import type { MailState } from "#app/mail/kinds.ts";
import { readMailFates } from "#app/mail/unsent-messages.server.ts";
import type { NoticeKind } from "#app/notices/kinds.ts";
import { countTold, listToldPage } from "#app/notices/readable-notices.server.ts";
import { db } from "#app/platform/db.server.ts";

/** One thing that somebody was told. */
export interface ToldLine {
  id: string;
  name: string;
  kind: NoticeKind;
  /** Empty once the messages of the challenge were destroyed. */
  text: string;
  page: string;
  at: Date;
  /** Where the message stands; null once it was destroyed. */
  status: MailState | null;
  lastError: string | null;
}

/** Things on one page of the list. */
export const TOLD_PAGE_SIZE = 50;

/** What people of the challenge were told, on the person's side of the wall, newest first. `page` counts from 1. */
export async function readTold(
  permit: ChallengePermit,
  page: number,
): Promise<{ lines: ToldLine[]; total: number }> {
  demand(permit, "mail.read");
  const rows = await listToldPage(permit, { skip: (page - 1) * TOLD_PAGE_SIZE, take: TOLD_PAGE_SIZE }, db);
  const names = await readNames(
    rows.map(({ accountId }) => accountId),
    db,
  );
  const fates = await readMailFates(
    rows.map(({ mailId }) => mailId),
    db,
  );
  return {
    total: await countTold(permit, db),
    lines: rows.map(({ accountId, mailId, toldAt, ...row }) => {
      const fate = fates.get(mailId);
      return {
        ...row,
        name: names.get(accountId) ?? "",
        at: fate?.sentAt ?? toldAt,
        status: fate?.status ?? null,
        lastError: fate?.lastError ?? null,
      };
    }),
  };
}
