import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { DEFAULT_SOFT_RULES } from "#app/solver/weights.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { DayHours } from "../components/day-hours.tsx";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { RulesForm, WeightsForm } from "../forms.ts";
import { HOUSE_RULES, type RuleKey, ruleText, SOFT_WEIGHTS, type WeightKey } from "../house-rules.ts";
import { saveRules, saveWeights } from "../save-rules.server.ts";
import { readDayRules, readSoftRules } from "../store.server.ts";
import { DayHoursForm, hoursOfForm } from "../visit-days/day-hours-form.ts";
import { saveDayHours } from "../visit-days/save-day-hours.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.rules },
  async ({ permit }) => {
    const { rules, hours } = await readDayRules(permit);
    const { days } = await readVisit(permit);
    const softRules = await readSoftRules(permit);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mayEdit: permit.may("timetable.edit"),
      rulesMark: markOf(rules),
      hoursMark: markOf(hours),
      hours: days.map((date) => ({
        date,
        label: formatDayWithWeekday(date),
        from: hourText(hours[date]?.from),
        to: hourText(hours[date]?.to),
      })),
      weightsMark: markOf(softRules),
      values: Object.fromEntries(
        HOUSE_RULES.map((rule) => [rule.key, ruleText(rule.key, rules[rule.key])]),
      ) as Record<RuleKey, string>,
      points: Object.fromEntries(SOFT_WEIGHTS.map(({ key }) => [key, String(softRules[key])])) as Record<
        WeightKey,
        string
      >,
    };
  },
);

export const action = guardedIntents(to.timetable.rules, {
  save: intent({
    permission: "timetable.edit",
    form: RulesForm,
    run: async ({ permit, value, now }) => {
      const { version, ...rules } = value;
      await saveRules(permit, { rules, opened: version }, now);
      return redirectWithNotice(
        to.timetable.rules(permit),
        "House rules saved. Clashes are worked out by them from now on.",
      );
    },
  }),
  saveHours: intent({
    permission: "timetable.edit",
    form: DayHoursForm,
    run: async ({ permit, value, now }) => {
      await saveDayHours(permit, { hours: hoursOfForm(value), opened: value.version }, now);
      return redirectWithNotice(
        to.timetable.rules(permit),
        "Hours of single days saved. Clashes are worked out by them from now on.",
      );
    },
  }),
  saveWeights: intent({
    permission: "timetable.edit",
    form: WeightsForm,
    run: async ({ permit, value, now }) => {
      const { version, ...weights } = value;
      await saveWeights(permit, { weights, opened: version }, now);
      return redirectWithNotice(
        to.timetable.rules(permit),
        "Points saved. The next timetable is made by them.",
      );
    },
  }),
});

/** An hour of its own as a person types it; empty for none. */
function hourText(minutes: number | undefined): string {
  return minutes === undefined ? "" : timeOf(minutes);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("House rules", { challenge: data?.challenge }) },
];

export default function RulesPage() {
  const { at, mayEdit, rulesMark, hoursMark, weightsMark, values, hours, points } =
    useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof RulesForm>>({
    id: "rules",
    buttons: ["save"],
    defaultValue: values,
  });
  const weights = usePageForm<z.input<typeof WeightsForm>>({
    id: "weights",
    buttons: ["saveWeights"],
    defaultValue: points,
  });
  return (
    <>
      <PageHeading caption="Timetable" lead="How long things take, and what counts as a clash.">
        House rules
      </PageHeading>
      <TimetableTabs at={at} current="rules">
        <Callout>
          These are not LGA policy: no public source fixes them. Change them to what the team and the council
          agree for this challenge.
        </Callout>
        {mayEdit ? (
          <PageForm state={state} version={rulesMark}>
            {HOUSE_RULES.map((rule) =>
              rule.unit === "yes-no" ? (
                <Radios
                  key={rule.key}
                  {...fieldProps(state.fields[rule.key])}
                  legend={rule.label}
                  legendSize="s"
                  items={[
                    { value: "yes", label: "Yes" },
                    { value: "no", label: "No, but goes along where somebody puts them in" },
                  ]}
                />
              ) : (
                <TextInput
                  key={rule.key}
                  {...fieldProps(state.fields[rule.key])}
                  label={rule.label}
                  suffix={rule.unit === "minutes" ? "minutes" : undefined}
                  inputMode={rule.unit === "minutes" ? "numeric" : undefined}
                  width={rule.unit === "minutes" ? 4 : 5}
                />
              ),
            )}
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
        <h2 className="govuk-heading-m">Hours of single days</h2>
        <DayHours days={hours} mark={hoursMark} mayEdit={mayEdit} />
        <h2 className="govuk-heading-m">What a good timetable avoids</h2>
        <p className="govuk-body">
          House rules too. When the workspace makes or mends a timetable, each of these costs points, and it
          looks for the one that costs least. More points: it gives up more to avoid it. 0: it does not
          matter.
        </p>
        {mayEdit ? (
          <PageForm state={weights} version={weightsMark}>
            {SOFT_WEIGHTS.map(({ key, label, hint }) => (
              <TextInput
                key={key}
                {...fieldProps(weights.fields[key])}
                label={label}
                hint={`House rule: ${DEFAULT_SOFT_RULES[key]}, ${hint}`}
                suffix="points"
                inputMode="numeric"
                width={3}
              />
            ))}
            <Button name="intent" value="saveWeights">
              Save points
            </Button>
          </PageForm>
        ) : (
          <SummaryList
            rows={SOFT_WEIGHTS.map(({ key, label, hint }) => ({
              key: label,
              value: `${points[key]} ${points[key] === "1" ? "point" : "points"} ${hint}`,
            }))}
          />
        )}
      </TimetableTabs>
    </>
  );
}
