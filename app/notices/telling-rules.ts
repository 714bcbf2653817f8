import type { NoticeKind, StepKind } from "./kinds.ts";
import type { TellingHours } from "./telling-hours.ts";

/** On which days around the day a step is due somebody is told. Each list in days, the largest first before, the smallest first after. */
export interface StepLeads {
  /** Days before it is due on which its owner is told; 0 is the day itself. */
  before: readonly number[];
  /** Days after, while it is open, on which its owner is told. */
  late: readonly number[];
  /** Days after, while it is open, on which whoever manages is told. */
  escalate: readonly number[];
}

/** How an installation tells people things. */
export interface TellingRules {
  hours: TellingHours;
  /** Minutes after something happened in which more may come together with it. */
  gatherMinutes: number;
  leads: Readonly<Record<StepKind, StepLeads>>;
  /** Kinds that nobody is told. */
  off: ReadonlySet<NoticeKind>;
}

/**
 * The rules that come with the workspace. No public source fixes any of them: they are house rules, which an administrator changes
 * for the installation.
 */
export const HOUSE_TELLING_RULES: TellingRules = {
  hours: { from: "08:00", until: "18:00", onWeekends: false, onBankHolidays: false },
  gatherMinutes: 30,
  leads: {
    "key-date": { before: [28, 7], late: [1], escalate: [7] },
    document: { before: [7, 1], late: [1], escalate: [3] },
    action: { before: [14, 3], late: [1], escalate: [14] },
  },
  off: new Set(),
};

/** Days after which nobody is told any more what they should have been: it is old news. */
export const LAPSES_AFTER_DAYS = 14;
