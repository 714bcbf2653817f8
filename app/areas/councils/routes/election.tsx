import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { localElectionDay } from "#app/areas/dates/elections.ts";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilFormPage } from "../components/council-form-page.tsx";
import { PutOffFields } from "../components/put-off-form.tsx";
import { ElectionForm, PutOffForm } from "../forms.ts";
import { putBackElection, sayElection, takeOutElection, yearOf } from "../say-election.server.ts";
import { listElectionStatements } from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.election, permission: "council.edit" },
  async ({ permit, params }) => {
    const year = yearOf(params.year);
    const newest = (await listElectionStatements(permit)).filter((each) => each.year === year).at(-1) ?? null;
    return {
      councilId: permit.councilId,
      council: permit.councilName,
      year,
      usualDay: formatDay(localElectionDay(year)),
      version: newest?.number ?? 0,
      isTakenOut: newest?.isTakenOut ?? false,
      votes: newest?.votes ?? null,
      values:
        newest === null
          ? {}
          : {
              votes: newest.votes === null ? "not-known" : newest.votes ? "yes" : "no",
              pollingDay: newest.pollingDay ?? undefined,
              periodStart: newest.periodStart ?? undefined,
              source: newest.source,
            },
    };
  },
);

export const action = guardedIntents(to.councils.election, {
  save: intent({
    permission: "council.edit",
    form: ElectionForm,
    run: async ({ permit, params, value, now }) => {
      const votes = value.votes === "not-known" ? null : value.votes === "yes";
      await sayElection(permit, yearOf(params.year), { ...value, votes }, now);
      return redirectWithNotice(to.councils.elections(permit), `Answer for ${params.year} saved.`);
    },
  }),
  "take-out": intent({
    permission: "council.edit",
    form: PutOffForm,
    run: async ({ permit, params, value, now }) => {
      await takeOutElection(permit, yearOf(params.year), value, now);
      return redirectWithNotice(
        to.councils.elections(permit),
        `Election of ${params.year} marked as put off. It can be put back.`,
      );
    },
  }),
  "put-back": intent({
    permission: "council.edit",
    form: PutOffForm,
    run: async ({ permit, params, value, now }) => {
      await putBackElection(permit, yearOf(params.year), value, now);
      return redirectWithNotice(to.councils.elections(permit), `Election of ${params.year} put back.`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Election of ${data?.year ?? "a year"}: ${data?.council ?? "council"}`) },
];

export default function ElectionPage() {
  const { councilId, council, year, usualDay, version, isTakenOut, votes, values } =
    useLoaderData<typeof loader>();
  const back = to.councils.elections({ councilId });
  const state = usePageForm<z.input<typeof ElectionForm>>({
    id: "election",
    buttons: ["save"],
    defaultValue: values as never,
  });
  const { fields } = state;
  return (
    <CouncilFormPage
      back={{ href: back, text: "Elections" }}
      caption={council}
      heading={`Does the council vote in ${year}?`}
      state={state}
      version={version}
      before={isTakenOut ? <PutOffFields intent="put-back" year={year} version={version} /> : null}
      after={
        votes === true && !isTakenOut ? (
          <PutOffFields intent="take-out" year={year} version={version} />
        ) : null
      }
    >
      <Radios
        {...fieldProps(fields.votes)}
        legend={`Does the council vote in ${year}?`}
        legendClassName="govuk-visually-hidden"
        items={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
          { value: "not-known", label: "It is not known", hint: "Warnings go on saying “if”." },
        ]}
      />
      <DateInput
        {...dateProps(fields.pollingDay)}
        legend="Polling day, if it is another one (optional)"
        hint={`Leave it empty for the usual day, ${usualDay}.`}
      />
      <DateInput
        {...dateProps(fields.periodStart)}
        legend="First day of the pre-election period, if the council has said (optional)"
        hint="Leave it empty for six weeks before polling day. That is a house rule: no law fixes it."
      />
      <TextInput
        {...fieldProps(fields.source)}
        label="Where this is said (optional)"
        hint="Such as the council’s notice of elections, or an Order."
      />
    </CouncilFormPage>
  );
}
