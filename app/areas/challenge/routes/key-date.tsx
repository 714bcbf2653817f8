import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Textarea } from "#app/govuk/form/textarea.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { noteOnDay } from "../day-notes.ts";
import { editMilestone } from "../edit-milestone.server.ts";
import { MilestoneForm } from "../forms.ts";
import { ruleInWords } from "../rule-words.ts";
import { readMilestone } from "../store.server.ts";

export const loader = guarded(
  { at: to.challenge.keyDate, permission: "milestones.edit" },
  async ({ permit, params }) => {
    const date = await readMilestone(permit, params.milestoneId);
    return {
      id: permit.challengeId,
      challenge: permit.challengeTitle,
      date,
      dayNote: date.dueOn === null ? null : noteOnDay(date.dueOn),
    };
  },
);

export const action = guardedIntents(to.challenge.keyDate, {
  save: intent({
    permission: "milestones.edit",
    form: MilestoneForm,
    run: async ({ permit, params, value, now }) => {
      await editMilestone(permit, params.milestoneId, value, now);
      return redirectWithNotice(to.challenge.keyDates(permit), "Key date saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.date.label ?? "Key date", { challenge: data?.challenge }) },
];

export default function KeyDatePage() {
  const { id, date, dayNote } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof MilestoneForm>>({
    id: "key-date",
    defaultValue: {
      dueOn: date.dueOn ?? undefined,
      doneOn: date.doneOn ?? undefined,
      lateReason: date.lateReason ?? "",
    } as never,
  });
  return (
    <>
      <BackLink href={to.challenge.keyDates({ challengeId: id })}>Key dates</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={date.version}>
            <PageHeading lead={`Rule: ${ruleInWords(date.rule)}${date.isHouseRule ? " (house rule)" : ""}.`}>
              {date.label}
            </PageHeading>
            {date.notBefore === null ? null : (
              <p className="govuk-body">Not before {formatDay(date.notBefore)}.</p>
            )}
            <DateInput
              {...dateProps(state.fields.dueOn)}
              legend="Planned for"
              hint={dayNote ?? "When you plan another day than the rule gives, say why below."}
            />
            <DateInput
              {...dateProps(state.fields.doneOn)}
              legend="Done on"
              hint="Leave empty while it has not happened."
            />
            <Textarea
              {...fieldProps(state.fields.lateReason)}
              label="Reason for a delay (optional)"
              hint="Everybody in the challenge can read it."
              rows={3}
            />
            <Button name="intent" value="save" preventDoubleClick>
              Save
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
