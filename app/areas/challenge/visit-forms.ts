import { z } from "zod";
import { VISIT_KINDS_IN_ORDER } from "#app/access/visit-kinds.ts";
import { dateField, optionalDateField } from "#app/govuk/form/date-field.ts";
import { onSiteProblem } from "./new-challenge.ts";

const title = z.string().trim().max(80, "A name has at most 80 characters").default("");

const moveDates = z.enum(["move", "keep"], "Choose whether the dates move").optional();

const yes = z.literal("yes").optional();

const stay = {
  first: optionalDateField({ invalid: "The first day must be a real date, like 8 3 2027" }),
  last: optionalDateField({ invalid: "The last day must be a real date, like 12 3 2027" }),
  pastDays: yes,
  moveDates,
};

function checkStay(value: { first: string | null; last: string | null }, context: z.RefinementCtx): void {
  const problem = onSiteProblem(value.first, value.last);
  if (problem === null) return;
  context.addIssue({ code: "custom", path: [value.first === null ? "first" : "last"], message: problem });
}

/** A visit that is made. */
export const NewVisitForm = z
  .object({ kind: z.enum(VISIT_KINDS_IN_ORDER, "Choose what kind of visit it is"), title, ...stay })
  .superRefine(checkStay);

/** A visit that is changed: its name and its first and last day. */
export const VisitForm = z
  .object({ version: z.coerce.number().int(), title, ...stay, leaveSessions: yes })
  .superRefine(checkStay);

/** One day more of a visit. */
export const VisitDayForm = z.object({
  day: dateField({
    missing: "Enter the day",
    invalid: "The day must be a real date, like 8 3 2027",
  }),
  pastDays: yes,
  moveDates,
});

/** One of the days there are. */
export const LeaveOutForm = z.object({ day: z.iso.date("Choose a day of the visit"), leaveSessions: yes });

/** Taking a visit away. */
export const RemoveVisitForm = z.object({
  confirm: z.literal("yes", "Say that the visit is to be removed"),
  moveDates,
});
