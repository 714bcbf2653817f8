import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { bankHolidayOn } from "#app/areas/dates/bank-holidays.ts";
import { record } from "#app/audit/record.server.ts";
import { readTellingRules } from "#app/notices/rules-store.server.ts";
import { endTurn, tell } from "#app/notices/tell.server.ts";
import { isTellingDay } from "#app/notices/telling-hours.ts";
import { dayOf, daysBetween, plusDays } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type DeputyTime, deputyRefusal, timeInWords } from "./deputy-rules.ts";
import { type KeptDeputy, listDeputies, listOwnSide, mayNameFor } from "./read-deputies.server.ts";

/** Who stands in for whom, by their memberships, and when. */
export interface WantedDeputy extends DeputyTime {
  awayId: string;
  deputyId: string;
}

/**
 * Says that somebody is away for a time and who stands in: oneself, or for whoever manages also somebody of the own side and council. The
 * deputy is told, and so is whoever is away where somebody else said it. Answers both names, and whether the days are all such on which nobody is
 * told anything: then what comes up waits for whoever is away. Throws forbidden, or invalid at a field.
 */
export async function nameDeputy(
  permit: ChallengePermit,
  { awayId, deputyId, fromOn, untilOn }: WantedDeputy,
  now: Date,
): Promise<{ awayName: string; deputyName: string; areDaysQuiet: boolean }> {
  demand(permit, "deputies.name");
  return transaction(async (tx) => {
    const places = await listOwnSide(permit, now, tx);
    const away = places.find(({ membershipId }) => membershipId === awayId);
    if (away === undefined || !mayNameFor(permit, away)) {
      throw new AppError("invalid", "Choose yourself, or somebody of your own side whom you manage.", {
        field: "away",
      });
    }
    const deputy = places.find(({ membershipId }) => membershipId === deputyId);
    if (deputy === undefined) {
      throw new AppError("invalid", "Choose somebody of the same side, and of the same council.", {
        field: "deputy",
      });
    }
    const time = { id: newId(), away, deputy, fromOn, untilOn };
    const refusal = deputyRefusal(time, await listDeputies(permit.challengeId, now, tx), dayOf(now));
    if (refusal !== null) throw new AppError("invalid", refusal.reason, { field: refusal.field });
    await tx.deputy.create({
      data: {
        id: time.id,
        challengeId: permit.challengeId,
        awayId,
        deputyId,
        fromOn,
        untilOn,
        namedAt: now,
        namedById: permit.actor.accountId,
      },
      select: { id: true },
    });
    await record(
      tx,
      permit,
      {
        type: "deputy-named",
        data: { deputyId: time.id, awayAccountId: away.accountId, accountId: deputy.accountId },
      },
      now,
    );
    const when = timeInWords(time);
    await tellBoth(
      tx,
      permit,
      time,
      {
        occasion: "named",
        deputy: `You stand in for ${away.name} ${when}`,
        away: `${deputy.name} stands in for you ${when}`,
      },
      now,
    );
    const { hours } = await readTellingRules(tx);
    const days = Array.from({ length: daysBetween(fromOn, untilOn) + 1 }, (_, index) =>
      plusDays(fromOn, index),
    );
    const areDaysQuiet = !days.some((day) =>
      isTellingDay(day, hours, (each) => bankHolidayOn(each) !== null),
    );
    return { awayName: away.name, deputyName: deputy.name, areDaysQuiet };
  });
}

/**
 * Ends before its last day that somebody stands in: by whoever could have named them, or by the deputy. Answers both names. Throws forbidden
 * or not-found.
 */
export async function endDeputy(
  permit: ChallengePermit,
  deputyId: string,
  now: Date,
): Promise<{ awayName: string; deputyName: string }> {
  demand(permit, "deputies.name");
  return transaction(async (tx) => {
    const time = (await listDeputies(permit.challengeId, now, tx)).find(({ id }) => id === deputyId);
    const isDeputy = time?.deputy.accountId === permit.actor.accountId;
    if (time === undefined || !(isDeputy || mayNameFor(permit, time.away))) {
      throw new AppError("not-found", "Nobody stands in there any more.");
    }
    await tx.deputy.updateMany({
      where: { id: deputyId, challengeId: permit.challengeId, endedAt: null },
      data: { endedAt: now, endedById: permit.actor.accountId },
    });
    await record(tx, permit, { type: "deputy-ended", data: { deputyId } }, now);
    await endTurn(tx, permit, { kind: "deputy", recordId: deputyId }, now);
    await tellBoth(
      tx,
      permit,
      time,
      {
        occasion: "ended",
        deputy: `You do not stand in for ${time.away.name} any more`,
        away: `${time.deputy.name} does not stand in for you any more`,
      },
      now,
    );
    return { awayName: time.away.name, deputyName: time.deputy.name };
  });
}

/**
 * What comes of the times in which somebody stands in, or is stood in for, when they leave: whoever is away is told that nobody stands in for them
 * any more. Before the place is taken away, with which the times go, in the transaction that does.
 */
export async function endTimesOf(
  tx: Tx,
  permit: ChallengePermit,
  membershipId: string,
  now: Date,
): Promise<void> {
  const times = (await listDeputies(permit.challengeId, now, tx)).filter(({ away, deputy }) =>
    [away.membershipId, deputy.membershipId].includes(membershipId),
  );
  for (const { id, away, deputy } of times) {
    await record(tx, permit, { type: "deputy-ended", data: { deputyId: id } }, now);
    await endTurn(tx, permit, { kind: "deputy", recordId: id }, now);
    const [left, other] = away.membershipId === membershipId ? [away, deputy] : [deputy, away];
    await tell(
      tx,
      permit,
      {
        kind: "deputy",
        recordId: id,
        occasion: "left",
        space: other.councilId === null ? "peer-team" : "council",
        councilId: other.councilId,
        toAccountId: other.accountId,
        title:
          left === deputy
            ? `${left.name} has left the challenge: nobody stands in for you any more`
            : `${left.name} has left the challenge: you do not stand in for them any more`,
        page: to.people.deputies(permit),
      },
      now,
    );
  }
}

/** Tells the deputy, and whoever is away; not whoever did it. */
async function tellBoth(
  tx: Tx,
  permit: ChallengePermit,
  { id, away, deputy }: Omit<KeptDeputy, keyof DeputyTime>,
  words: { occasion: string; deputy: string; away: string },
  now: Date,
): Promise<void> {
  const notice = {
    kind: "deputy",
    recordId: id,
    space: isPeerTeamRole(permit.role) ? "peer-team" : "council",
    councilId: permit.councilId,
    page: to.people.deputies(permit),
  } as const;
  await tell(
    tx,
    permit,
    {
      ...notice,
      occasion: `${words.occasion} deputy`,
      toAccountId: deputy.accountId,
      title: words.deputy,
    },
    now,
  );
  await tell(
    tx,
    permit,
    {
      ...notice,
      occasion: `${words.occasion} away`,
      toAccountId: away.accountId,
      title: words.away,
    },
    now,
  );
}
