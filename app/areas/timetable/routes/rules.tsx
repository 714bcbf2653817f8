import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { Callout } from "#app/govuk/callout.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { SummaryList } from "#app/govuk/summary-list.tsx";
import { TextInput } from "#app/govuk/text-input.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { RulesForm } from "../forms.ts";
import { HOUSE_RULES, type RuleKey, ruleText } from "../house-rules.ts";
import { saveRules } from "../save-rules.server.ts";
import { readRules } from "../store.server.ts";

export const loader = guarded({ permission: "timetable.read" }, async ({ scope }) => {
  const rules = await readRules(scope);
  return {
    challenge: scope.challengeTitle,
    base: `/challenges/${scope.challengeId}/timetable`,
    mayEdit: scope.may("timetable.edit"),
    values: Object.fromEntries(
      HOUSE_RULES.map((rule) => [rule.key, ruleText(rule.key, rules[rule.key])]),
    ) as Record<RuleKey, string>,
  };
});

export const action = guardedIntents({
  save: intent({
    permission: "timetable.edit",
    form: RulesForm,
    run: async ({ scope, value, now }) => {
      await saveRules(scope, value, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/timetable/rules`,
        "The house rules were saved. Clashes are worked out by them from now on.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("House rules", { challenge: data?.challenge }) },
];

export default function RulesPage() {
  const { base, mayEdit, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = usePageForm<z.input<typeof RulesForm>>({
    id: "rules",
    lastResult: answer?.lastResult,
    defaultValue: values,
  });
  return (
    <>
      <PageHeading caption="Timetable" lead="How long things take, and what counts as a clash.">
        House rules
      </PageHeading>
      <TimetableTabs base={base} current="rules">
        <Callout>
          These are not LGA policy: no public source fixes them. Change them to what the team and the council
          agree for this challenge.
        </Callout>
        {mayEdit ? (
          <PageForm state={state}>
            {HOUSE_RULES.map((rule) => (
              <TextInput
                key={rule.key}
                {...fieldProps(state.fields[rule.key])}
                label={rule.label}
                suffix={rule.unit === "minutes" ? "minutes" : undefined}
                inputMode={rule.unit === "minutes" ? "numeric" : undefined}
                width={rule.unit === "minutes" ? 4 : 5}
              />
            ))}
            <Button name="intent" value="save">
              Save house rules
            </Button>
          </PageForm>
        ) : (
          <SummaryList
            rows={HOUSE_RULES.map((rule) => ({
              key: rule.label,
              value: rule.unit === "minutes" ? `${values[rule.key]} minutes` : values[rule.key],
            }))}
          />
        )}
      </TimetableTabs>
    </>
  );
}
