import type { Role } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { OpenAction } from "#app/areas/action-plan/read-open-actions.server.ts";
import type { OpenDate } from "#app/areas/challenge/read-open-dates.server.ts";
import type { OpenDocument } from "#app/areas/preparation/read-pack.server.ts";
import type { Step } from "#app/notices/due-notices.ts";
import { LAPSES_AFTER_DAYS, type TellingRules } from "#app/notices/telling-rules.ts";
import { type Day, plusDays } from "#app/platform/days.ts";

/** Whose a step is, and who is told when it is late or nobody's. */
interface StepKeepers {
  owners: readonly Role[];
  managers: readonly Role[];
}

const MANAGERS_OWN: StepKeepers = { owners: ["challenge-manager"], managers: ["support-officer"] };
const COUNCILS_OWN: StepKeepers = { owners: ["coordinator"], managers: ["challenge-manager"] };

/**
 * Whose the usual key dates are, by their keys. A house rule: letters say what is due, and seldom who sees to it. A date that people
 * added is the manager's.
 */
const DATE_KEEPERS: Readonly<Record<string, StepKeepers>> = {
  "scope-agreed": MANAGERS_OWN,
  "pack-sent": COUNCILS_OWN,
  "team-call": { owners: ["support-officer"], managers: ["challenge-manager"] },
  "draft-report": MANAGERS_OWN,
  "report-published": COUNCILS_OWN,
  "action-plan-published": COUNCILS_OWN,
  "progress-review": MANAGERS_OWN,
  "progress-review-report": MANAGERS_OWN,
};

/** Key dates that are the turn of roles that nobody has, each label once. `present`: the roles that somebody has. */
export function datesOfNobody(
  dates: readonly { key: string; label: string }[],
  present: ReadonlySet<Role>,
): { label: string; roles: readonly Role[] }[] {
  const found = new Map<string, readonly Role[]>();
  for (const { key, label } of dates) {
    const { owners } = DATE_KEEPERS[key] ?? MANAGERS_OWN;
    if (!owners.some((role) => present.has(role))) found.set(label, owners);
  }
  return [...found].map(([label, roles]) => ({ label, roles }));
}

/** Characters of an action in a message: enough to know it by. */
const MOST_TEXT = 120;

/** Longer than weekends and holidays can bring a reminder forward. */
const BROUGHT_FORWARD_DAYS = 14;

/** The time in which something has to be due to be told of on a day, by the marks of all kinds. */
export function dueWithin(today: Day, { leads }: Pick<TellingRules, "leads">): { from: Day; until: Day } {
  const all = Object.values(leads);
  const before = Math.max(0, ...all.flatMap((each) => each.before));
  const after = Math.max(0, ...all.flatMap(({ late, escalate }) => [...late, ...escalate]));
  return {
    from: plusDays(today, -(after + LAPSES_AFTER_DAYS)),
    until: plusDays(today, before + BROUGHT_FORWARD_DAYS),
  };
}

/** What is open in a challenge, as steps. */
export function stepsOf(
  challengeId: string,
  {
    dates,
    documents,
    actions,
  }: { dates: readonly OpenDate[]; documents: readonly OpenDocument[]; actions: readonly OpenAction[] },
): Step[] {
  const shared = { space: "shared", ownerAccountId: null } as const;
  return [
    ...dates.map(({ id, key, label, day, isVeryLatest }): Step => {
      const { owners, managers } = DATE_KEEPERS[key] ?? MANAGERS_OWN;
      return {
        ...shared,
        kind: "key-date",
        recordId: id,
        councilId: null,
        title: isVeryLatest ? `${label} (very latest day)` : label,
        page: to.keyDates.front({ challengeId }),
        due: day,
        ownerRoles: owners,
        managerRoles: managers,
      };
    }),
    ...documents.map(
      ({ id, title, councilId, dueOn }): Step => ({
        ...shared,
        kind: "document",
        recordId: id,
        councilId,
        title,
        page: to.preparation.pack({ challengeId }),
        due: dueOn,
        ownerRoles: ["coordinator"],
        managerRoles: ["challenge-manager", "support-officer"],
      }),
    ),
    ...actions.map(
      ({ id, councilId, ref, text, dueOn, ownerAccountId }): Step => ({
        kind: "action",
        recordId: id,
        space: "council",
        councilId,
        title: `Action ${ref}, ${cut(text)}`,
        page: to.actionPlan.myActions({ challengeId }),
        managerPages: {
          late: to.actionPlan.front({ challengeId }, { overdue: "yes" }),
          nobodys: to.actionPlan.owners({ challengeId }),
        },
        due: dueOn,
        ownerAccountId,
        ownerRoles: [],
        managerRoles: ["coordinator"],
      }),
    ),
  ];
}

function cut(text: string): string {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT - 1).trimEnd()}…`;
}
