import { formatTime } from "../platform/day-words.ts";
import type { StepLeads, TellingRules } from "./telling-rules.ts";

/** When people are told things: "between 8am and 6pm, not at weekends and not on bank holidays". */
export function tellingHoursInWords({
  from,
  until,
  onWeekends,
  onBankHolidays,
}: TellingRules["hours"]): string {
  const quiet = [
    ...(onWeekends ? [] : ["not at weekends"]),
    ...(onBankHolidays ? [] : ["not on bank holidays"]),
  ];
  const hours = `between ${formatTime(from)} and ${formatTime(until)}`;
  return quiet.length === 0 ? `${hours}, on any day` : `${hours}, ${quiet.join(" and ")}`;
}

/** On which days somebody is told of what is due: "28 and 7 days before, and 1 day after while it is open". */
export function leadsInWords({ before, late, escalate }: StepLeads): string {
  const ownersWords = [
    ...(before.length === 0 ? [] : [`${daysInWords(before)} before`]),
    ...(late.length === 0 ? [] : [`${daysInWords(late)} after, while it is open`]),
  ];
  const owners = ownersWords.length === 0 ? "no reminder" : ownersWords.join(", and ");
  return escalate.length === 0 ? owners : `${owners}; whoever manages is told ${daysInWords(escalate)} after`;
}

function daysInWords(days: readonly number[]): string {
  const last = days.at(-1) ?? 0;
  const numbers = days.length === 1 ? String(last) : `${days.slice(0, -1).join(", ")} and ${last}`;
  return `${numbers} ${days.length === 1 && last === 1 ? "day" : "days"}`;
}
