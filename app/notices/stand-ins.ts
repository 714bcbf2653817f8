import { formatDay } from "../platform/day-words.ts";
import type { Day } from "../platform/days.ts";
import type { TellableMember } from "./who-is-told.ts";

/** Somebody who is away now, and who stands in: of one council, or both of the peer team. */
export interface StandIn {
  awayAccountId: string;
  awayName: string;
  deputyAccountId: string;
  councilId: string | null;
  /** The last day of it. */
  untilOn: Day;
}

/** "Cora Coordinator until 3 April 2026". */
export function awayInWords({ name, untilOn }: { name: string; untilOn: Day }): string {
  return `${name} until ${formatDay(untilOn)}`;
}

/** A member who is told something for somebody who is away. */
export interface ForSomebody<Member> {
  member: Member;
  /** As awayInWords says it. */
  whom: string;
}

/**
 * Who is told something besides those whose it is: the deputies of those of them who are away. Nobody who has it in their own right, and of
 * several for whom somebody stands in each is said.
 */
export function deputiesFor<Member extends Pick<TellableMember, "accountId" | "councilId">>(
  told: readonly Member[],
  may: readonly Member[],
  standIns: readonly StandIn[],
): ForSomebody<Member>[] {
  const is = (member: Member, accountId: string, councilId: string | null) =>
    member.accountId === accountId && member.councilId === councilId;
  const whom = new Map<Member, string[]>();
  for (const { awayAccountId, awayName, deputyAccountId, councilId, untilOn } of standIns) {
    if (!told.some((member) => is(member, awayAccountId, councilId))) continue;
    if (told.some(({ accountId }) => accountId === deputyAccountId)) continue;
    const member = may.find((each) => is(each, deputyAccountId, councilId));
    if (member === undefined) continue;
    whom.set(member, [...(whom.get(member) ?? []), awayInWords({ name: awayName, untilOn })]);
  }
  return [...whom].map(([member, names]) => ({ member, whom: names.join(" and ") }));
}
