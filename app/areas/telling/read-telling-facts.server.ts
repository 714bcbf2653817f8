import { listOpenActions } from "#app/areas/action-plan/read-open-actions.server.ts";
import type { OpenChallenge } from "#app/areas/challenge/find-challenges.server.ts";
import { listOpenDates } from "#app/areas/challenge/read-open-dates.server.ts";
import { bankHolidayOn } from "#app/areas/dates/bank-holidays.ts";
import { listStandIns } from "#app/areas/people/deputies/read-deputies.server.ts";
import {
  listTellablePeople,
  type TellablePerson,
} from "#app/areas/people/members/read-memberships.server.ts";
import { listOpenDocuments } from "#app/areas/preparation/read-pack.server.ts";
import type { NoticeKey, TellingFacts } from "#app/notices/due-notices.ts";
import { listTold, listTurns } from "#app/notices/notice-store.server.ts";
import { listLeftOut } from "#app/notices/rules-store.server.ts";
import type { TellingRules } from "#app/notices/telling-rules.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Db } from "#app/platform/db.server.ts";
import { dueWithin, stepsOf } from "./steps.ts";

export const isBankHoliday = (day: string) => bankHolidayOn(day) !== null;

/** What has to be known to tell the people of a challenge, with their names and addresses. */
export interface ChallengeTelling extends TellingFacts {
  members: readonly TellablePerson[];
}

/**
 * Reads what is to be told in a challenge, and what was told already. `besides`: a message that has not gone and may be written anew; what
 * it tells counts as not told.
 */
export async function readTellingFacts(
  challenge: OpenChallenge,
  rules: TellingRules,
  now: Date,
  client: Db,
  besides: string | null = null,
): Promise<ChallengeTelling> {
  const { id } = challenge;
  const time = dueWithin(dayOf(now), rules);
  const told = new Set(
    (await listTold(id, now, client))
      .filter(({ mailId }) => mailId !== besides)
      .map((each) => toldKey(each.accountId, each)),
  );
  const members = await listTellablePeople(id, now, client);
  const accountIds = members.map(({ accountId }) => accountId);
  const leftOut = new Set(
    (await listLeftOut(accountIds, client)).map(({ accountId, kind }) => `${accountId} ${kind}`),
  );
  return {
    challenge,
    members,
    turns: await listTurns(id, now, client),
    steps: stepsOf(id, {
      dates: await listOpenDates(id, time, client),
      documents: await listOpenDocuments(id, time, client),
      actions: await listOpenActions(id, time, client),
    }),
    standIns: await listStandIns(id, now, client),
    isTold: (accountId, key) => told.has(toldKey(accountId, key)),
    isLeftOut: (accountId, kind) => leftOut.has(`${accountId} ${kind}`),
  };
}

function toldKey(accountId: string, { kind, recordId, occasion }: NoticeKey): string {
  return JSON.stringify([accountId, kind, recordId, occasion]);
}
