import { formatDay } from "#app/platform/day-words.ts";
import { type Day, plusDays, plusMonths } from "#app/platform/days.ts";

/** The days of one decision as they were typed. */
export interface DaysGiven {
  decidedOn: Day;
  /** The last day of call-in; null where none applies. */
  callInEndsOn: Day | null;
  /** The day it takes effect, where the resolution names one. */
  takesEffectOn: Day | null;
}

/** What cannot be so, as a sentence at its field. */
export interface DayProblem {
  field: keyof DaysGiven;
  message: string;
}

/**
 * The first day on which a decision is in effect: the day the resolution names, else the day after call-in has ended, else the day
 * of the decision itself. That a decision waits for the end of call-in is the rule of councils with an executive.
 */
export function effectOf({ decidedOn, callInEndsOn, takesEffectOn }: DaysGiven): Day {
  if (takesEffectOn !== null) return takesEffectOn;
  return callInEndsOn === null ? decidedOn : plusDays(callInEndsOn, 1);
}

/** Months after which nobody records a decision any more (house rule): an earlier day is a wrong year. */
const MOST_MONTHS_AGO = 120;

/** What cannot be so about the days of a decision, in the order of the form. */
export function dayProblems(given: DaysGiven, today: Day): DayProblem[] {
  const { decidedOn, callInEndsOn, takesEffectOn } = given;
  const problems: DayProblem[] = [];
  if (decidedOn > today) {
    problems.push({
      field: "decidedOn",
      message: `The day of the decision cannot be after today, ${formatDay(today)}.`,
    });
  }
  if (decidedOn < plusMonths(today, -MOST_MONTHS_AGO)) {
    problems.push({
      field: "decidedOn",
      message: `The day of the decision, ${formatDay(decidedOn)}, is more than ${MOST_MONTHS_AGO / 12} years ago. Look at the year.`,
    });
  }
  if (callInEndsOn !== null && callInEndsOn < decidedOn) {
    problems.push({
      field: "callInEndsOn",
      message: `Call-in cannot end before the day of the decision, ${formatDay(decidedOn)}.`,
    });
  }
  if (takesEffectOn === null) return problems;
  if (takesEffectOn < decidedOn) {
    problems.push({
      field: "takesEffectOn",
      message: `It cannot take effect before the day of the decision, ${formatDay(decidedOn)}.`,
    });
  } else if (callInEndsOn !== null && takesEffectOn <= callInEndsOn) {
    problems.push({
      field: "takesEffectOn",
      message: `It cannot take effect before call-in has ended, on ${formatDay(callInEndsOn)}.`,
    });
  }
  return problems;
}

/** Call-in and effect in words; `today` says what is still to come. */
export function effectInWords(
  { callInEndsOn, takesEffectOn }: { callInEndsOn: Day | null; takesEffectOn: Day },
  today: Day,
): string {
  if (takesEffectOn <= today) {
    const ended = callInEndsOn === null ? "" : `; it could be called in until ${formatDay(callInEndsOn)}`;
    return `In effect since ${formatDay(takesEffectOn)}${ended}`;
  }
  return callInEndsOn !== null && callInEndsOn >= today
    ? `Takes effect on ${formatDay(takesEffectOn)}; it can be called in until ${formatDay(callInEndsOn)}`
    : `Takes effect on ${formatDay(takesEffectOn)}`;
}
