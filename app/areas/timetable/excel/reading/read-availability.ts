import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDay } from "#app/platform/day-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Availability, TimeWindow } from "../../plan/availability.ts";
import { type Reading, readDayText, readTimeText } from "./read-when.ts";
import { keyOf } from "./sheet.ts";

/** When somebody can come, as a cell says it. */
export interface AvailabilityAnswer {
  availability: Availability;
  times: TimeWindow[];
}

/** A whole day: whatever the hours of the visit are. */
const WHOLE_DAY = { start: "00:00", end: "23:59" };

const ANSWERS: Record<string, Availability> = Object.fromEntries(
  (
    [
      [
        "any-time",
        [
          "any time",
          "anytime",
          "any",
          "free",
          "always",
          "yes",
          "available",
          "all days",
          "all",
          "every day",
          "flexible",
        ],
      ],
      [
        "cannot-come",
        [
          "cannot come",
          "can not come",
          "cannot",
          "can't come",
          "can't",
          "no",
          "none",
          "unavailable",
          "not available",
          "declined",
          "never",
        ],
      ],
      [
        "not-asked",
        ["not asked", "not asked yet", "tbc", "to be confirmed", "unknown", "not known", "n/a", "-"],
      ],
      ["asked", ["asked", "asked no answer yet", "awaiting reply", "waiting", "asked awaiting reply"]],
    ] as const
  ).flatMap(([answer, words]) => words.map((word) => [word, answer])),
);

const TIME = String.raw`(?:\d{1,2}(?:[:.h]\d{1,2})?\s*(?:am|pm)?|noon|midday)`;
const RANGE = String.raw`${TIME}\s*(?:-|–|—|to|until|till)\s*${TIME}`;
const PART = String.raw`${RANGE}|(?:after|from|before|until|till|by)\s+${TIME}|am|pm|mornings?|afternoons?|all day`;
const WITH_TIMES = new RegExp(
  String.raw`^(?:(.*?)[\s,:]+)?((?:${PART})(?:\s*(?:,|&|and|\+)\s*(?:${PART}))*)$`,
  "i",
);

/**
 * When somebody can come: any time, cannot come, not asked, or days with or without times apart by a semicolon ("2 March
 * 9:00–12:30; 3 March; Thu pm"). Times without a day are of the day before them in the cell, or else of every day.
 */
export function readAvailabilityText(text: string, days: readonly Day[]): Reading<AvailabilityAnswer> {
  const answer = ANSWERS[keyOf(text)];
  if (answer !== undefined) return { value: { availability: answer, times: [] } };
  const times: TimeWindow[] = [];
  let last: Day[] = [];
  let note: string | undefined;
  for (const part of text.split(/[;\n]/).map((one) => one.trim())) {
    if (part === "") continue;
    const cut = WITH_TIMES.exec(part);
    const dayText = cut === null ? part : (cut[1] ?? "").trim();
    const those = dayText === "" ? { value: last.length > 0 ? last : [...days] } : readDays(dayText, days);
    if ("wrong" in those) return { wrong: `“${part}”: ${those.wrong}` };
    last = those.value;
    const windows = cut === null ? { value: [WHOLE_DAY] } : readWindows(cut[2] ?? "");
    if ("wrong" in windows) return { wrong: `“${part}”: ${windows.wrong}` };
    note = "note" in windows ? (windows.note ?? note) : note;
    for (const date of those.value) for (const window of windows.value) times.push({ date, ...window });
  }
  if (times.length === 0) return { wrong: "No day of the visit was found in this." };
  return {
    value: { availability: "some-times", times: joined(times) },
    ...(note === undefined ? {} : { note }),
  };
}

/** One day, several ("2 and 3 March"), or from one to another ("2–4 March"). */
function readDays(text: string, days: readonly Day[]): Reading<Day[]> {
  const one = readDayText(text, days);
  if (!("wrong" in one)) return { value: [one.value] };
  const span = /^(.+?)\s*(?:-|–|—|\bto\b)\s*(.+)$/i.exec(text);
  if (span !== null) {
    const to = readDayText(span[2] ?? "", days);
    if (!("wrong" in to)) {
      const from = readDayText(withMonthOf(span[1] ?? "", span[2] ?? ""), days);
      const between = "wrong" in from ? [] : days.filter((day) => day >= from.value && day <= to.value);
      if (between.length > 0) return { value: between };
    }
  }
  const pieces = text.split(/\s*(?:,|&|\band\b)\s*/i).filter((piece) => piece !== "");
  if (pieces.length < 2) return one;
  const found = pieces.map((piece) => readDayText(withMonthOf(piece, pieces.at(-1) ?? ""), days));
  const values = found.flatMap((each) => ("wrong" in each ? [] : [each.value]));
  return values.length === pieces.length ? { value: values } : one;
}

/** "2" beside "3 March" is 2 March. */
function withMonthOf(piece: string, other: string): string {
  const month = /[a-z]{3,}.*$/i.exec(other)?.[0];
  return /\d(?:st|nd|rd|th)?$/i.test(piece) && !/[a-z]{3}/i.test(piece) && month !== undefined
    ? `${piece} ${month}`
    : piece;
}

type Window = Pick<TimeWindow, "start" | "end">;

function readWindows(text: string): Reading<Window[]> {
  const windows: Window[] = [];
  let note: string | undefined;
  for (const part of text.split(/\s*(?:,|&|\band\b|\+)\s*/i)) {
    const window = readWindow(part.trim());
    if ("wrong" in window) return window;
    note = window.note ?? note;
    windows.push(window.value);
  }
  return { value: windows, ...(note === undefined ? {} : { note }) };
}

function readWindow(text: string): Reading<Window> {
  if (/^(am|mornings?)$/i.test(text)) return { value: { start: "00:00", end: "12:00" } };
  if (/^(pm|afternoons?)$/i.test(text)) return { value: { start: "12:00", end: "23:59" } };
  if (/^all day$/i.test(text)) return { value: WHOLE_DAY };
  const open = /^(after|from|before|until|till|by)\s+(.*)$/i.exec(text);
  if (open !== null) {
    const time = readTimeText(open[2] ?? "");
    if ("wrong" in time) return time;
    return /after|from/i.test(open[1] ?? "")
      ? { value: { start: time.value, end: "23:59" } }
      : { value: { start: "00:00", end: time.value } };
  }
  return readRange(text);
}

const SEVEN = 7 * 60;
const HALF_DAY = 12 * 60;

function readRange(text: string): Reading<Window> {
  const [from = "", to = ""] = text.split(/\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*/i);
  const half = /(am|pm)$/i.exec(to)?.[1];
  const start = readTimeText(/am|pm|noon|midday/i.test(from) || half === undefined ? from : `${from}${half}`);
  const end = readTimeText(to);
  if ("wrong" in start) return start;
  if ("wrong" in end) return end;
  let [first, last] = [minutesOf(start.value), minutesOf(end.value)];
  const isLoose = !/am|pm|^0/i.test(text);
  // "11–1pm" starts before noon; "9–5" and "2–4" are hours of the day, not of the night.
  if (half !== undefined && first >= last && first >= HALF_DAY && !/am|pm/i.test(from)) first -= HALF_DAY;
  if (isLoose && last <= first && last < HALF_DAY) last += HALF_DAY;
  if (isLoose && first < SEVEN && last <= HALF_DAY) [first, last] = [first + HALF_DAY, last + HALF_DAY];
  if (last <= first || last > 24 * 60) return { wrong: "It ends before it starts." };
  const window = { start: timeOf(first), end: timeOf(Math.min(last, 24 * 60 - 1)) };
  const isSame = window.start === start.value && window.end === end.value;
  return { value: window, ...(isSame ? {} : { note: `Read as ${window.start} to ${window.end}.` }) };
}

/** In order, those that touch or overlap as one. */
function joined(times: readonly TimeWindow[]): TimeWindow[] {
  const sorted = [...times].sort((a, b) => `${a.date}${a.start}`.localeCompare(`${b.date}${b.start}`));
  const result: TimeWindow[] = [];
  for (const time of sorted) {
    const before = result.at(-1);
    if (before?.date === time.date && before.end >= time.start) {
      if (time.end > before.end) before.end = time.end;
    } else result.push({ ...time });
  }
  return result;
}

/** The same in words that `readAvailability` reads back. */
export function availabilityText({ availability, times }: AvailabilityAnswer): string {
  if (availability === "any-time") return "Any time";
  if (availability === "cannot-come") return "Cannot come";
  if (availability === "asked") return "Asked, no answer yet";
  if (availability === "not-asked") return "Not asked";
  return joined(times)
    .map(({ date, start, end }) =>
      start === WHOLE_DAY.start && end === WHOLE_DAY.end
        ? formatDay(date)
        : `${formatDay(date)} ${start}–${end}`,
    )
    .join("; ");
}
