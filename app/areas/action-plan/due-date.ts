import { MONTH_NAMES } from "#app/platform/month-names.ts";

/** When an action is due: the words people wrote and the last day that they mean ("YYYY-MM-DD"). */
export interface DueDate {
  text: string;
  lastDay: string;
}

/** The last month (1 to 12) of a quarter of the financial year, which begins in April. */
const QUARTER_ENDS = { 1: 6, 2: 9, 3: 12, 4: 3 } as const;

function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Days in a month, counted from 1. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** The month a name or the beginning of one means; three letters at least. */
function monthOf(word: string): number | null {
  const index = word.length < 3 ? -1 : MONTH_NAMES.findIndex((month) => month.startsWith(word.toLowerCase()));
  return index === -1 ? null : index + 1;
}

function exactDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return dayText(year, month, day);
}

/** The last day that some words mean, or null when they name no date. */
function lastDayOf(words: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return exactDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const isoMonth = /^(\d{4})-(\d{1,2})$/.exec(words);
  if (isoMonth) return endOfMonth(Number(isoMonth[1]), Number(isoMonth[2]));
  const numbers = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4}|\d{2})$/.exec(words);
  if (numbers) return exactDay(fullYear(numbers[3] ?? ""), Number(numbers[2]), Number(numbers[1]));
  const spelled = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4}|\d{2})$/i.exec(words);
  if (spelled) {
    const month = monthOf(spelled[2] ?? "");
    return month === null ? null : exactDay(fullYear(spelled[3] ?? ""), month, Number(spelled[1]));
  }
  const month =
    /^(?:(?:by\s+)?(?:the\s+)?end\s+(?:of\s+)?|by\s+|in\s+)?([a-z]{3,9})\.?,?\s+(\d{4}|\d{2})$/i.exec(words);
  if (month) {
    const number = monthOf(month[1] ?? "");
    return number === null ? null : endOfMonth(fullYear(month[2] ?? ""), number);
  }
  const quarter = /^(?:q|quarter\s*)([1-4])\s+(?:of\s+)?(\d{4})\s*[/-]\s*(\d{4}|\d{2})$/i.exec(words);
  if (quarter) {
    const number = Number(quarter[1]) as 1 | 2 | 3 | 4;
    const start = Number(quarter[2]);
    if (fullYear(quarter[3] ?? "") % 100 !== (start + 1) % 100) return null;
    return endOfMonth(number === 4 ? start + 1 : start, QUARTER_ENDS[number]);
  }
  return null;
}

function endOfMonth(year: number, month: number): string | null {
  return month < 1 || month > 12 ? null : dayText(year, month, daysIn(year, month));
}

/**
 * Reads when an action is due as people write it: a day ("31/3/2027", "31 March 2027"), a month ("Oct 24",
 * "end of March 2027"; it counts to its last day, as published plans mean it) or a quarter of the financial year
 * ("Q2 2026/27"). Null when the words name no date that exists.
 */
export function readDueDate(words: string): DueDate | null {
  const text = words.trim().replace(/\s+/g, " ");
  const lastDay = lastDayOf(text);
  return lastDay === null ? null : { text, lastDay };
}
