import { z } from "zod";
import { dateField } from "#app/govuk/date-field.ts";
import { isDay } from "#app/platform/days.ts";
import { ANSWERS, AVAILABILITIES, mergeTimes, type TimeWindow, WHOLE_DAY } from "./availability.ts";
import { readTime } from "./house-rules.ts";

/** Rows of times that one form can hold. */
const MOST_ROWS = 40;

const text = z.string().default("");

/** A day with hours from a form: null when nothing was filled in, all day when no hours were. */
const timeRow = z
  .object({ date: text, start: text, end: text })
  .nullish()
  .transform((row, context): TimeWindow | null => {
    const { date = "", start = "", end = "" } = row ?? {};
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
      return z.NEVER;
    };
    if (date === "" && start.trim() === "" && end.trim() === "") return null;
    if (!isDay(date)) return refuse("date", "Choose the day");
    const from = start.trim() === "" ? WHOLE_DAY.start : readTime(start);
    const to = end.trim() === "" ? WHOLE_DAY.end : readTime(end);
    if (from === null) return refuse("start", "Enter a time such as 9:30 or 14:15, or leave it empty");
    if (to === null) return refuse("end", "Enter a time such as 9:30 or 14:15, or leave it empty");
    if (to <= from) return refuse("end", "Enter a time after the one it starts from");
    return { date, start: from, end: to };
  });

/** Times of a form in order, without the rows that were left empty. */
const timeRows = z
  .array(timeRow)
  .max(MOST_ROWS, `Enter at most ${MOST_ROWS} times`)
  .default([])
  .transform((rows) => mergeTimes(rows.filter((row) => row !== null)));

const note = z.string().trim().max(500, "A note has at most 500 characters");

const NO_TIMES = "Enter at least one day on which they can come, or choose another answer";

/** When somebody can come, part of the form of a person. Left out, it stays as it is. */
export const availabilityFields = {
  availability: z.enum(AVAILABILITIES, "Choose when they can come").optional(),
  times: timeRows,
  availabilityNote: note.optional(),
};

/** What is wrong between the fields above; null when they fit. */
export function availabilityProblem({
  availability,
  times,
}: {
  availability?: string | undefined;
  times: readonly TimeWindow[];
}): { field: "times"; message: string } | null {
  return availability === "some-times" && times.length === 0 ? { field: "times", message: NO_TIMES } : null;
}

/** What a person answers on the page of their own link. */
export const AnswerForm = z
  .object({
    answer: z.enum(ANSWERS, "Choose when you can come"),
    /** Half days: "2026-03-02 morning". */
    halves: z.array(z.string().max(30)).max(60).default([]),
    times: timeRows,
    note: note.default(""),
  })
  .check((context) => {
    const { answer, halves, times } = context.value;
    if (answer === "some-times" && halves.length === 0 && times.length === 0) {
      context.issues.push({
        code: "custom",
        path: ["halves"],
        message: "Tick at least one half day, or enter your own times",
        input: halves,
      });
    }
  });

export type AnswerInput = z.output<typeof AnswerForm>;

/** Whom to ask when they can come. */
export const ASK_GROUPS = ["in-sessions", "not-asked", "waiting", "chosen"] as const;

export type AskGroup = (typeof ASK_GROUPS)[number];

export const AskForm = z
  .object({
    group: z.enum(ASK_GROUPS, "Choose whom to ask"),
    personIds: z.array(z.string().max(40)).max(1000).default([]),
    answerBy: dateField({
      missing: "Enter the day by which they should answer",
      invalid: "The day by which they should answer must be a real date, like 2 3 2027",
    }),
    message: z.string().trim().max(1500, "A message has at most 1,500 characters").default(""),
  })
  .check((context) => {
    const { group, personIds } = context.value;
    if (group === "chosen" && personIds.length === 0) {
      context.issues.push({
        code: "custom",
        path: ["personIds"],
        message: "Tick the people to ask",
        input: personIds,
      });
    }
  });

export type AskInput = z.output<typeof AskForm>;

/** When a peer cannot work. The reason is asked of nobody. */
export const AbsenceForm = z
  .object({
    peerId: z.string("Choose the peer").min(1, "Choose the peer").max(40),
    day: z.string("Choose the day").refine(isDay, "Choose the day"),
    start: text,
    end: text,
  })
  .transform(({ peerId, day, start, end }, context): TimeWindow & { peerId: string } => {
    const read = timeRow.safeParse({ date: day, start, end });
    if (read.success && read.data !== null) return { peerId, ...read.data };
    for (const { path, message } of read.error?.issues ?? []) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
    return z.NEVER;
  });

export type AbsenceInput = z.output<typeof AbsenceForm>;

export const RemoveAbsenceForm = z.object({ absenceId: z.string().max(40) });
