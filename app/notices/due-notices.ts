import type { Role, Space, Stage } from "../access/permissions.ts";
import { formatDay } from "../platform/day-words.ts";
import { type Day, dayOf, daysBetween } from "../platform/days.ts";
import {
  NOTICE_KINDS,
  type NoticeKind,
  STEP_KINDS,
  type StepKind,
  TURN_KINDS,
  type TurnKind,
} from "./kinds.ts";
import { deputiesFor, type StandIn } from "./stand-ins.ts";
import { managersMark, ownersMark, type StepMark } from "./step-marks.ts";
import { type IsBankHoliday, isQuiet } from "./telling-hours.ts";
import { LAPSES_AFTER_DAYS, type TellingRules } from "./telling-rules.ts";
import { mayBeTold, type NoticeReach, type TellableMember } from "./who-is-told.ts";

/** What tells one notice to a person apart from all others: each is told once. */
export interface NoticeKey {
  kind: NoticeKind;
  recordId: string;
  /** Which of several turns about the same record: a version, a day. */
  occasion: string;
}

/** Something that happened, and that somebody is to be told of. */
export interface Turn {
  kind: TurnKind;
  recordId: string;
  occasion: string;
  space: Space;
  councilId: string | null;
  /** What it is about, in a few words. */
  title: string;
  /** The address of its page. */
  page: string;
  /** Told to this person alone, where they still may be told; null: to all of the roles of its kind. */
  toAccountId: string | null;
  /** Who did it: they know. */
  byAccountId: string | null;
  at: Date;
}

/** Something that is due on a day and still open. */
export interface Step {
  kind: StepKind;
  recordId: string;
  space: Space;
  councilId: string | null;
  title: string;
  page: string;
  /** Where whoever manages finds it: late, of somebody, or of nobody; left out where it is the same page. */
  managerPages?: { late: string; nobodys: string };
  due: Day;
  /** The person whose it is; null where it belongs to roles, or to nobody. */
  ownerAccountId: string | null;
  /** The roles whose it is otherwise. */
  ownerRoles: readonly Role[];
  /** Those who manage: told when it is late, and of what is nobody's. */
  managerRoles: readonly Role[];
}

/** One challenge, as much as has to be known to tell its people. */
export interface TellingFacts {
  challenge: { id: string; stage: Stage; isDemonstration: boolean };
  members: readonly TellableMember[];
  turns: readonly Turn[];
  steps: readonly Step[];
  /** Who is away today, and who stands in: they are told what is somebody's turn as well. */
  standIns: readonly StandIn[];
  /** Whether somebody was told already. */
  isTold: (accountId: string, key: NoticeKey) => boolean;
  /** Whether somebody does without a kind. */
  isLeftOut: (accountId: string, kind: NoticeKind) => boolean;
}

/** A notice somebody is to have now. */
export interface DueNotice extends NoticeKey {
  accountId: string;
  challengeId: string;
  space: Space;
  councilId: string | null;
  /** What it is about and, of a step, until when. */
  text: string;
  page: string;
}

const MINUTE_MS = 60_000;

/**
 * What is due for whom at an instant. Nothing in quiet hours; nothing in a challenge of the demonstration or a closed one; nothing twice;
 * nothing to whom it is not for (mayBeTold); nothing that has lapsed. A step is told to its owner at its marks, to whoever manages when it is
 * late, and to them too when it is nobody's. Whoever stands in for somebody is told what is that person's turn as well, where they
 * may do it themselves; news is not theirs.
 */
export function dueNotices(
  facts: TellingFacts,
  rules: TellingRules,
  isBankHoliday: IsBankHoliday,
  now: Date,
): DueNotice[] {
  if (facts.challenge.isDemonstration || isQuiet(now, rules.hours, isBankHoliday)) return [];
  const wanted = [
    ...newest(facts.turns).flatMap((turn) => ofTurn(turn, facts, rules, now)),
    ...facts.steps.flatMap((step) => ofStep(step, facts, rules, isBankHoliday, dayOf(now))),
  ];
  const told = new Set<string>();
  return wanted.filter((notice) => {
    const { accountId, kind, recordId, occasion } = notice;
    // Somebody with two places in the challenge is told once.
    const key = JSON.stringify([accountId, kind, recordId, occasion]);
    if (rules.off.has(kind) || told.has(key) || facts.isTold(accountId, notice)) return false;
    if (NOTICE_KINDS[kind].isOptional && facts.isLeftOut(accountId, kind)) return false;
    told.add(key);
    return true;
  });
}

/** How far a notice of a kind reaches: by the permission of its kind. */
export function reachOfNotice(notice: {
  kind: NoticeKind;
  space: Space;
  councilId: string | null;
}): NoticeReach {
  const { kind, space, councilId } = notice;
  return { space, councilId, permission: NOTICE_KINDS[kind].permission };
}

/** Of several turns of one kind about one record the last alone, where its kind says so. */
function newest(turns: readonly Turn[]): Turn[] {
  const keyOf = ({ kind, recordId, toAccountId }: Turn) => `${kind} ${recordId} ${toAccountId ?? ""}`;
  const last = new Map<string, Turn>();
  for (const turn of turns) {
    const before = last.get(keyOf(turn));
    if (before === undefined || turn.at >= before.at) last.set(keyOf(turn), turn);
  }
  return turns.filter((turn) => !TURN_KINDS[turn.kind].isNewestOnly || last.get(keyOf(turn)) === turn);
}

function ofTurn(turn: Turn, facts: TellingFacts, rules: TellingRules, now: Date): DueNotice[] {
  const age = now.getTime() - turn.at.getTime();
  if (age < rules.gatherMinutes * MINUTE_MS || daysBetween(dayOf(turn.at), dayOf(now)) > LAPSES_AFTER_DAYS) {
    return [];
  }
  // Whoever gives something to themselves knows.
  if (turn.toAccountId !== null && turn.toAccountId === turn.byAccountId) return [];
  const { stage } = facts.challenge;
  const roles: readonly Role[] = TURN_KINDS[turn.kind].roles;
  const may = facts.members.filter(
    (member) =>
      member.accountId !== turn.byAccountId &&
      // Who came later begins with what is there, not with what was news before.
      member.since <= turn.at &&
      mayBeTold(member, stage, reachOfNotice(turn)),
  );
  const named = may.filter(({ accountId }) => accountId === turn.toAccountId);
  const told = named.length > 0 ? named : may.filter(({ role }) => roles.includes(role));
  const { kind, occasion, title } = turn;
  // What says who stands in is for those two alone, and what came before a deputy came is new to what they do.
  const able = facts.members.filter(
    (member) => member.accountId !== turn.byAccountId && mayBeTold(member, stage, reachOfNotice(turn)),
  );
  return toEach(told, kind === "deputy" ? [] : able, kind, facts).map(({ accountId, ending }) =>
    noticeOf(turn, accountId, kind, occasion, `${title}${ending}`, facts),
  );
}

function ofStep(
  step: Step,
  facts: TellingFacts,
  rules: TellingRules,
  isBankHoliday: IsBankHoliday,
  today: Day,
): DueNotice[] {
  const { reminder, escalation } = STEP_KINDS[step.kind];
  const leads = rules.leads[step.kind];
  const owners = ownersOf(step, facts);
  const managers = (kind: NoticeKind) =>
    membersFor(step, facts, kind).filter(
      ({ role, accountId }) =>
        step.managerRoles.includes(role) && owners.every((owner) => owner.accountId !== accountId),
    );
  const isNobodys = owners.length === 0;
  const text = `${stepText(step, today)}${isNobodys ? ". Nobody in the workspace has this as their task" : ""}`;
  const { page, managerPages = { late: page, nobodys: page } } = step;
  const tell = (
    mark: StepMark | null,
    { members, kind, at }: { members: readonly TellableMember[]; kind: NoticeKind; at: string },
  ) =>
    mark === null
      ? []
      : toEach(members, membersFor(step, facts, kind), kind, facts).map(({ accountId, ending }) =>
          noticeOf({ ...step, page: at }, accountId, kind, mark.occasion, `${text}${ending}`, facts),
        );
  return [
    ...tell(ownersMark(step.due, leads, today, rules, isBankHoliday), {
      members: isNobodys ? managers(reminder) : owners,
      kind: reminder,
      at: isNobodys ? managerPages.nobodys : page,
    }),
    ...tell(managersMark(step.due, leads, today), {
      members: managers(escalation),
      kind: escalation,
      at: isNobodys ? managerPages.nobodys : managerPages.late,
    }),
  ];
}

/** Those who are told, and whoever stands in for them of those who may be told; news is nobody's turn. */
function toEach(
  told: readonly TellableMember[],
  able: readonly TellableMember[],
  kind: NoticeKind,
  { standIns }: TellingFacts,
): { accountId: string; ending: string }[] {
  const deputies = NOTICE_KINDS[kind].isOptional ? [] : deputiesFor(told, able, standIns);
  return [
    ...told.map(({ accountId }) => ({ accountId, ending: "" })),
    ...deputies.map(({ member, whom }) => ({
      accountId: member.accountId,
      ending: ` (in place of ${whom})`,
    })),
  ];
}

/** Whose a step is: the person, as long as it can be theirs; else those of its roles. */
function ownersOf(step: Step, facts: TellingFacts): TellableMember[] {
  const may = membersFor(step, facts, STEP_KINDS[step.kind].reminder);
  const named = may.filter(({ accountId }) => accountId === step.ownerAccountId);
  return named.length > 0 ? named : may.filter(({ role }) => step.ownerRoles.includes(role));
}

function membersFor(step: Step, { members, challenge }: TellingFacts, kind: NoticeKind): TellableMember[] {
  return members.filter((member) => mayBeTold(member, challenge.stage, reachOfNotice({ ...step, kind })));
}

/** "Pack sent to the peers: by 5 April 2026, in 7 days". */
function stepText({ title, due }: Step, today: Day): string {
  const days = daysBetween(today, due);
  if (days < 0) return `${title}: was due on ${formatDay(due)}, ${inDays(-days)} ago`;
  return `${title}: by ${formatDay(due)}, ${days === 0 ? "today" : `in ${inDays(days)}`}`;
}

function inDays(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function noticeOf(
  { recordId, space, councilId, page }: Turn | Step,
  accountId: string,
  kind: NoticeKind,
  occasion: string,
  text: string,
  { challenge }: TellingFacts,
): DueNotice {
  return { accountId, challengeId: challenge.id, kind, recordId, occasion, space, councilId, text, page };
}
