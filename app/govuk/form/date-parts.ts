/** A day as three boxes hold it, before anybody has checked it. */
export interface DateParts {
  day?: string;
  month?: string;
  year?: string;
}

/** "2024-03-08" as the three boxes show it: 8, 3, 2024. Anything that is not such a day gives empty boxes. */
export function toDateParts(day: string | null | undefined): DateParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? "");
  if (!match) return {};
  return { day: String(Number(match[3])), month: String(Number(match[2])), year: match[1] };
}

const MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Month 1 to 12 from "3", "03", "Mar" or "March"; people do type names (GOV.UK date input guidance). */
function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return text.length < 3 ? 0 : MONTH_NAMES.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

/** `YYYY-MM-DD` from three boxes; null when they name no real day (31 June, year of two digits, a box empty). */
export function fromDateParts(parts: DateParts): string | null {
  const dayText = parts.day?.trim() ?? "";
  const yearText = parts.year?.trim() ?? "";
  const month = monthNumber(parts.month?.trim() ?? "");
  if (!/^\d{1,2}$/.test(dayText) || !/^\d{4}$/.test(yearText) || month < 1 || month > 12) return null;
  const day = Number(dayText);
  const year = Number(yearText);
  const date = new Date(Date.UTC(year, month - 1, day));
  // Years below 100 and days past the end of the month roll over to another date.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10);
}
