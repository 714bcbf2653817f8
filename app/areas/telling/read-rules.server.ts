import { readMailOutlook } from "#app/mail/deliveries.server.ts";
import { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeKind, OPTIONAL_KINDS } from "#app/notices/kinds.ts";
import { readLeftOut, readTellingRules } from "#app/notices/rules-store.server.ts";
import { markOfKinds } from "#app/notices/stored-rules.ts";
import type { TellingRules } from "#app/notices/telling-rules.ts";
import { db } from "#app/platform/db.server.ts";

/** The rules of the installation, for its administrator. */
export function readInstallationRules(): Promise<TellingRules> {
  return readTellingRules(db);
}

/** What somebody is told, for their own page. */
export interface OwnNotices {
  rules: TellingRules;
  /** Kinds that are told in any case. */
  always: NoticeKind[];
  /** Kinds of news that the installation tells. */
  optional: NoticeKind[];
  /** Those of them that the person wants. */
  told: NoticeKind[];
  mark: string;
  /** Whether there is a way to send messages. */
  isSent: boolean;
}

/** Reads it. */
export async function readOwnNotices(accountId: string): Promise<OwnNotices> {
  const rules = await readTellingRules(db);
  const leftOut = await readLeftOut(accountId, db);
  const isOn = (kind: NoticeKind) => !rules.off.has(kind);
  const optional = OPTIONAL_KINDS.filter(isOn);
  return {
    rules,
    always: NOTICE_KIND_NAMES.filter((kind) => isOn(kind) && !NOTICE_KINDS[kind].isOptional),
    optional,
    told: optional.filter((kind) => !leftOut.includes(kind)),
    mark: markOfKinds(leftOut),
    isSent: (await readMailOutlook()) !== "nowhere",
  };
}
