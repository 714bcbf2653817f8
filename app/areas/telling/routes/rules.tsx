import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PersonPage } from "#app/areas/people/components/person-page.tsx";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { NOTICE_KIND_NAMES, STEP_KIND_NAMES } from "#app/notices/kinds.ts";
import { resetTellingRules, saveTellingRules } from "#app/notices/save-rules.server.ts";
import { changedRules, LEAD_NAMES, leadsText, markOfRules } from "#app/notices/stored-rules.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RulesFields } from "../components/rules-fields.tsx";
import { ResetRulesForm, rulesOfForm, TellingRulesForm } from "../forms.ts";
import { type LeadField, leadField } from "../lead-field.ts";
import { readInstallationRules } from "../read-rules.server.ts";

const HERE = to.telling.rules();

export const loader = guarded({ permission: "installation.manage" }, async () => {
  const rules = await readInstallationRules();
  const { hours, gatherMinutes, leads, off } = rules;
  return {
    mark: markOfRules(rules),
    isChanged: changedRules(rules).length > 0,
    values: {
      from: hours.from,
      until: hours.until,
      alsoOn: [
        ...(hours.onWeekends ? ["weekends"] : []),
        ...(hours.onBankHolidays ? ["bank-holidays"] : []),
      ] as ("weekends" | "bank-holidays")[],
      gatherMinutes: String(gatherMinutes),
      told: NOTICE_KIND_NAMES.filter((kind) => !off.has(kind)),
      ...(Object.fromEntries(
        STEP_KIND_NAMES.flatMap((kind) =>
          LEAD_NAMES.map((name) => [leadField(kind, name), leadsText(leads[kind][name])]),
        ),
      ) as Record<LeadField, string>),
    },
  };
});

export const action = guardedIntents(to.telling.rules, {
  save: intent({
    permission: "installation.manage",
    form: TellingRulesForm,
    run: async ({ actor, value, now, requestId }) => {
      await saveTellingRules({ actor, requestId }, { rules: rulesOfForm(value), opened: value.version }, now);
      return redirectWithNotice(HERE, "Rules saved. They count from now on.");
    },
  }),
  reset: intent({
    permission: "installation.manage",
    form: ResetRulesForm,
    run: async ({ actor, now, requestId }) => {
      await resetTellingRules({ actor, requestId }, now);
      return redirectWithNotice(HERE, "House rules saved. They count from now on.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Telling people") }];

export default function TellingRulesPage() {
  const { mark, isChanged, values } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof TellingRulesForm>>({
    id: "telling-rules",
    buttons: ["save"],
    defaultValue: values,
  });
  const reset = usePageForm<z.input<typeof ResetRulesForm>>({ id: "reset-rules", buttons: ["reset"] });
  return (
    <PersonPage back={{ href: to.people.administration(), text: "Administration" }}>
      <PageHeading lead="When people are told that something is their turn, that a date comes near, or that one has passed. It holds for every challenge here.">
        Telling people
      </PageHeading>
      <Callout>
        These are not LGA policy: no public source fixes them. Everybody has one message a day at most, and
        chooses on their own account which news is left out of it.
      </Callout>
      <PageForm state={state} version={mark}>
        <RulesFields fields={state.fields} />
        <Button name="intent" value="save">
          Save
        </Button>
      </PageForm>
      {isChanged ? (
        <>
          <h2 className="govuk-heading-m">The house rules again</h2>
          <p className="govuk-body">
            All that was changed above goes back to the rules the workspace comes with.
          </p>
          <PageForm state={reset}>
            <Checkboxes
              {...checkboxesProps(reset.fields.confirm)}
              legend="Go back to the house rules?"
              legendSize="s"
              items={[{ value: "yes", label: "Yes, what was set here can go" }]}
            />
            <Button name="intent" value="reset" variant="secondary">
              Go back to the house rules
            </Button>
          </PageForm>
        </>
      ) : null}
    </PersonPage>
  );
}
