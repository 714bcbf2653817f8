import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { CATEGORIES, CATEGORY_NAMES, type Category, monthsOf } from "#app/areas/periods/categories.ts";
import { type RetentionMove, ruleWords } from "#app/areas/periods/periods.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { changeRule, liftHold, placeHold } from "../change-retention.server.ts";
import { HoldForm, LiftForm, RuleForm } from "../forms.ts";
import { type KeptRow, readKept } from "../read-retention.server.ts";
import { GIVE_IT_DAYS, partLabel, stillNeeded, unsentWords } from "../retention-words.ts";

const STEP_WORDS: Record<RetentionMove, string> = {
  keep: "Kept",
  remind: "Will be destroyed soon: the challenge manager is told by the next daily run",
  wait: "Due: destroyed thirty days after the challenge manager was told",
  held: "Due, but held",
  destroy: "Due: destroyed at the next daily run",
};

/** On which day a part is destroyed, as far as can be said; a hold is named, so that no day stands there which is not meant. */
function dayWords({ standing }: Pick<KeptRow, "standing">): string {
  if (standing.isHeld) return "Not while a hold stands";
  if (standing.due === null) return "Set once the visit has its days";
  if (standing.destroyedOn === null) return "Set once the report is final";
  return `${formatDay(standing.destroyedOn)}, or soon after`;
}

export const loader = guarded({ permission: "retention.read" }, async ({ permit, now }) => {
  const { periods, kept, unsent, holds, certificates } = await readKept(permit, now);
  const rows = kept.map(({ category, part, standing, count }) => ({
    key: `${category} ${part.key}`,
    label: partLabel(CATEGORIES[category].label, part),
    category,
    count,
    rule: ruleWords(standing, part),
    day: dayWords({ standing }),
    state: STEP_WORDS[standing.step],
    needed: count === 0 || standing.isHeld ? null : stillNeeded(category, periods.visits, permit.stage),
  }));
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    mayManage: permit.may("retention.manage"),
    rulesMark: markOf(
      Object.fromEntries(CATEGORY_NAMES.map((category) => [category, monthsOf(periods.rules, category)])),
    ),
    rows,
    unsent: unsentWords(unsent),
    holds: holds.map(({ placedAt, liftedAt, ...hold }) => ({
      ...hold,
      placed: formatInstant(placedAt),
      lifted: liftedAt === null ? null : formatInstant(liftedAt),
    })),
    certificates: certificates.map((certificate) => ({
      ...certificate,
      dueOn: formatDay(certificate.dueOn),
      destroyedAt: formatInstant(certificate.destroyedAt),
    })),
  };
});

export const action = guardedIntents(to.retention.front, {
  rule: intent({
    permission: "retention.manage",
    form: RuleForm,
    run: async ({ permit, value, now }) => {
      await changeRule(permit, value, now);
      return redirectWithNotice(to.retention.front(permit), "Rule changed.");
    },
  }),
  hold: intent({
    permission: "retention.manage",
    form: HoldForm,
    run: async ({ permit, value, now }) => {
      await placeHold(permit, { category: value.category ?? null, reason: value.reason }, now);
      return redirectWithNotice(to.retention.front(permit), "Nothing that the hold covers is destroyed.");
    },
  }),
  lift: intent({
    permission: "retention.manage",
    form: LiftForm,
    run: async ({ permit, value, now }) => {
      await liftHold(permit, value.holdId, now);
      return redirectWithNotice(to.retention.front(permit), "Hold lifted.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("What is kept", { challenge: data?.challenge }) },
];

const labelOf = (category: string) => CATEGORIES[category as Category]?.label ?? category;

export default function RetentionPage() {
  const { challengeId, rows, unsent, holds, certificates, mayManage, rulesMark } =
    useLoaderData<typeof loader>();
  const needed = rows.filter((row) => row.needed !== null);
  const rule = usePageForm<z.input<typeof RuleForm>>({ id: "rule", buttons: ["rule"] });
  const hold = usePageForm<z.input<typeof HoldForm>>({ id: "hold", buttons: ["hold"] });
  const lift = usePageForm({ id: "lift", buttons: ["lift"] });
  const choices = CATEGORY_NAMES.map((category) => ({ value: category, text: labelOf(category) }));
  return (
    <>
      <PageHeading lead="Records about people are kept as long as the rule says and then destroyed, with a certificate. Months count from the last day of the last visit that the records serve: of a progress review that has days, else from the last day on site. They are house rules that the challenge manager can change.">
        What is kept, and until when
      </PageHeading>
      {needed.length === 0 ? null : (
        <InsetText>
          <p className="govuk-body">
            A progress review still needs records that will be destroyed before it:
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {needed.map((row) => (
              <li key={row.key}>
                {row.label} (destroyed: {row.day}). {row.needed}
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            {GIVE_IT_DAYS}{" "}
            <a className="govuk-link" href={to.keyDates.visits({ challengeId })}>
              Visits
            </a>
          </p>
        </InsetText>
      )}
      <Table
        caption="Kinds of records"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={["What", "Whose", "Records", "Kept for", "Destroyed on", "Status"].map((header) => ({
          header,
        }))}
        rowKeys={rows.map(({ key }) => key)}
        rows={rows.map(({ label, category, count, rule, day, state }) => [
          <>
            {label}
            <p className="govuk-hint govuk-!-margin-bottom-0">{CATEGORIES[category].means}</p>
            {category === "messages" && unsent !== null ? (
              <p className="govuk-hint govuk-!-margin-bottom-0">{unsent}</p>
            ) : null}
          </>,
          CATEGORIES[category].owner,
          String(count),
          rule,
          day,
          state,
        ])}
      />
      <h2 className="govuk-heading-m">Holds</h2>
      {holds.length === 0 ? (
        <EmptyState title="No holds">
          Place one when records are needed longer, for example while a request for information is answered.
        </EmptyState>
      ) : (
        <>
          <PageForm state={lift}>
            <input type="hidden" name="intent" value="lift" />
          </PageForm>
          <Table
            caption="Holds, newest first"
            captionHidden
            scrollable
            columns={["On", "Why", "Placed", "Lifted"].map((header) => ({ header }))}
            rowKeys={holds.map(({ id }) => id)}
            rows={holds.map((each) => [
              each.category === null ? "Everything" : labelOf(each.category),
              each.reason,
              `${each.placed}, ${each.placedByName}`,
              each.lifted !== null ? (
                `${each.lifted}, ${each.liftedByName}`
              ) : mayManage ? (
                <button
                  key="lift"
                  type="submit"
                  form={lift.form.id}
                  name="holdId"
                  value={each.id}
                  className="govuk-button govuk-button--secondary cpc-button--small"
                >
                  Lift this hold
                </button>
              ) : (
                "Not lifted"
              ),
            ])}
          />
        </>
      )}
      <h2 className="govuk-heading-m">Certificates of destruction</h2>
      {certificates.length === 0 ? (
        <EmptyState title="Nothing has been destroyed">Each destruction leaves a line here.</EmptyState>
      ) : (
        <Table
          caption="Certificates, newest first"
          captionHidden
          scrollable
          columns={["What", "Records", "By the rule", "Due", "Destroyed"].map((header) => ({ header }))}
          rowKeys={certificates.map(({ id }) => id)}
          rows={certificates.map((each) => [
            labelOf(each.category),
            String(each.count),
            each.rule,
            each.dueOn,
            `${each.destroyedAt}. ${each.byName}`,
          ])}
        />
      )}
      {mayManage ? (
        <>
          <h2 className="govuk-heading-m">Change how long something is kept</h2>
          <PageForm state={rule} version={rulesMark}>
            <Select {...fieldProps(rule.fields.category)} label="What" items={choices} />
            <TextInput {...fieldProps(rule.fields.months)} label="Months" inputMode="numeric" width={3} />
            <Button name="intent" value="rule">
              Change the rule
            </Button>
          </PageForm>
          <h2 className="govuk-heading-m">Place a hold</h2>
          <PageForm state={hold}>
            <Select
              {...fieldProps(hold.fields.category)}
              label="On"
              items={[{ value: "", text: "Everything" }, ...choices]}
            />
            <LongText {...fieldProps(hold.fields.reason)} most={500} label="Why" rows={3} />
            <Button name="intent" value="hold">
              Place the hold
            </Button>
          </PageForm>
        </>
      ) : null}
    </>
  );
}
