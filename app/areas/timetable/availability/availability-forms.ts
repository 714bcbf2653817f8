import { z } from "zod";
import { dateField } from "#app/govuk/form/date-field.ts";
import { isDay } from "#app/platform/days.ts";
import { ANSWERS, type TimeWindow } from "../plan/availability.ts";
import { noteOnTimes, timeRow, timeRows } from "../plan/availability-fields.ts";

/** What a person answers on the page of their own link. */
export const AvailabilityAnswerForm = z
  .object({
    answer: z.enum(ANSWERS, "Choose when you can come"),
    /** Half days: "2026-03-02 morning". */
    halves: z.array(z.string().max(30)).max(60).default([]),
    times: timeRows,
    note: noteOnTimes.default(""),
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

export type AvailabilityAnswerInput = z.output<typeof AvailabilityAnswerForm>;

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

/** Which peers to ask for their days. */
export const AskPeersForm = z.object({
  peerIds: z
    .array(z.string().max(40))
    .max(30)
    .default([])
    .check((context) => {
      if (context.value.length > 0) return;
      context.issues.push({ code: "custom", message: "Tick the peers to ask", input: context.value });
    }),
  answerBy: dateField({
    missing: "Enter the day by which they should answer",
    invalid: "The day by which they should answer must be a real date, like 2 3 2027",
  }),
  message: z.string().trim().max(1500, "A message has at most 1,500 characters").default(""),
});

export type AskPeersInput = z.output<typeof AskPeersForm>;

/** When a peer cannot work. The reason is asked of nobody. */
export const AbsenceForm = z
  .object({
    peerId: z.string("Choose the peer").min(1, "Choose the peer").max(40),
    day: z.string("Choose the day").refine(isDay, "Choose the day"),
    start: z.string().default(""),
    end: z.string().default(""),
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
