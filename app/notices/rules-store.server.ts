import type { Db } from "../platform/db.server.ts";
import { NOTICE_KIND_NAMES, type NoticeKind } from "./kinds.ts";
import { rulesFrom } from "./stored-rules.ts";
import type { TellingRules } from "./telling-rules.ts";

/** Rules kept at most: there are no more. */
const MOST_RULES = 200;

/** The rules of who is told when, as they are in force. */
export async function readTellingRules(client: Db): Promise<TellingRules> {
  return rulesFrom(
    await client.noticeRule.findMany({ take: MOST_RULES, select: { key: true, value: true } }),
  );
}

/** The kinds that each of some people does without, as pairs. */
export function listLeftOut(
  accountIds: readonly string[],
  client: Db,
): Promise<{ accountId: string; kind: string }[]> {
  return client.noticeChoice.findMany({
    where: { accountId: { in: [...accountIds] } },
    take: 10_000,
    select: { accountId: true, kind: true },
  });
}

/** The kinds that somebody does without, in order. */
export async function readLeftOut(accountId: string, client: Db): Promise<NoticeKind[]> {
  const rows = await listLeftOut([accountId], client);
  return NOTICE_KIND_NAMES.filter((kind) => rows.some((row) => row.kind === kind));
}
