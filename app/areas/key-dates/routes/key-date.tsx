import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import { MilestoneForm } from "#app/areas/challenge/forms.ts";
import { ruleInWords } from "#app/areas/challenge/rule-words.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { WarningLines } from "../components/warning-lines.tsx";
import { readKeyDate } from "../read-key-dates.server.ts";

/** The dates of which the LGA counts from two bases. */
const COUNTED_EITHER_WAY: readonly string[] = ["progress-review", "progress-review-report"];

export const loader = guarded(
  { at: to.keyDates.keyDate, permission: "milestones.edit" },
  async ({ permit, params, now }) => {
    const date = await readKeyDate(permit, params.milestoneId, now);
    const mayChooseBase =
      COUNTED_EITHER_WAY.includes(date.key) && (date.base === "visit" || date.base === "final-report");
    return {
      id: permit.challengeId,
      challenge: permit.challengeTitle,
      date: { ...date, rule: ruleInWords(date.rule) },
      base: mayChooseBase ? date.base : null,
    };
  },
);

export const action = guardedIntents(to.keyDates.keyDate, {
  save: intent({
    permission: "milestones.edit",
    form: MilestoneForm,
    run: async ({ permit, params, value, now }) => {
      await editMilestone(permit, params.milestoneId, value, now);
      return redirectWithNotice(to.keyDates.front(permit), "Key date saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.date.label ?? "Key date", { challenge: data?.challenge }) },
];

export default function KeyDatePage() {
  const { id, date, base } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof MilestoneForm>>({
    id: "key-date",
    defaultValue: {
      dueOn: date.dueOn ?? undefined,
      latestOn: date.latestOn ?? undefined,
      notBefore: date.notBefore ?? undefined,
      countFrom: base ?? undefined,
      doneOn: date.doneOn ?? undefined,
      lateReason: date.lateReason ?? "",
    } as never,
  });
  const { fields } = state;
  const hasOtherDays =
    date.latestOn !== null ||
    date.notBefore !== null ||
    (fields.latestOn.errors ?? []).length > 0 ||
    (fields.notBefore.errors ?? []).length > 0;
  return (
    <>
      <BackLink href={to.keyDates.front({ challengeId: id })}>Key dates</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={date.version}>
            <PageHeading lead={`Rule: ${date.rule}${date.isHouseRule ? " (house rule)" : ""}.`}>
              {date.label}
            </PageHeading>
            <p className="govuk-body">{date.why}</p>
            <WarningLines warnings={date.warnings} />
            <DateInput
              {...dateProps(fields.dueOn)}
              legend="Planned for"
              hint="When you plan a later day, say why below."
            />
            <Details summary="Earliest and very latest day" open={hasOtherDays}>
              <DateInput {...dateProps(fields.notBefore)} legend="Not before" hint="Leave empty for none." />
              <DateInput
                {...dateProps(fields.latestOn)}
                legend="At the very latest"
                hint="Leave empty for none."
              />
            </Details>
            {base === null ? null : (
              <Radios
                {...fieldProps(fields.countFrom)}
                legend="Counted from"
                hint="The LGA’s own texts count it both ways. A day that you plan yourself above stays."
                items={[
                  { value: "visit", label: "The last day on site" },
                  { value: "final-report", label: "The day the final report was finished" },
                ]}
              />
            )}
            <DateInput
              {...dateProps(fields.doneOn)}
              legend="Done on"
              hint="Fills itself when it happens here. Leave empty while it has not happened."
            />
            <LongText
              {...fieldProps(fields.lateReason)}
              most={1_000}
              label="Reason for a delay"
              hint="Wanted when it was done late or is planned later. Everybody in the challenge can read it."
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
