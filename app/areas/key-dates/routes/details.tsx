import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listPointedRecords, type PointedRecord } from "#app/areas/challenge/council-records.server.ts";
import { editDetails } from "#app/areas/challenge/edit-details.server.ts";
import { DetailsForm, PartnerForm, TakeOutForm } from "#app/areas/challenge/forms.ts";
import { QUESTION_SETS, REPORT_FORMAT_LAYOUTS } from "#app/areas/challenge/question-sets.ts";
import { readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PartnerCouncils } from "../components/partner-councils.tsx";
import { VisitDayList } from "../components/visit-day-list.tsx";
import { addPartner, listTakingOut, takeOutPartner } from "../partners/change-partners.server.ts";
import { readVisitsChecked } from "../read-key-dates.server.ts";
import { awkwardDays } from "../visit-day-words.ts";

export const loader = guarded({ permission: "challenge.manage" }, async ({ permit, now }) => ({
  ...(await readChallenge(permit)),
  records: await listPointedRecords(permit, now),
  onSite: onSiteWords(await readOnSiteDays(permit.challengeId)),
  takingOut: await listTakingOut(permit),
  awkward: awkwardDays(await readVisitsChecked(permit)),
}));

export const action = guardedIntents(to.keyDates.details, {
  save: intent({
    permission: "challenge.manage",
    form: DetailsForm,
    run: async ({ permit, value, now }) => {
      await editDetails(permit, value, now);
      return redirectWithNotice(to.home.front(permit), "Details saved.");
    },
  }),
  addCouncil: intent({
    permission: "challenge.manage",
    form: PartnerForm,
    run: async ({ permit, value, now }) => {
      await addPartner(permit, value, now);
      return redirectWithNotice(to.keyDates.details(permit), `${value.name} takes part now.`);
    },
  }),
  takeOut: intent({
    permission: "challenge.manage",
    form: TakeOutForm,
    run: async ({ permit, value, now }) => {
      await takeOutPartner(permit, value.councilId, now);
      return redirectWithNotice(to.keyDates.details(permit), "Council removed from the challenge.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Details", { challenge: data?.title }) },
];

export default function DetailsPage() {
  const challenge = useLoaderData<typeof loader>();
  // Once a council has joined or gone the forms begin anew: there is one more to name, or one less.
  return <Details key={challenge.councils.map(({ id }) => id).join(" ")} challenge={challenge} />;
}

function Details({ challenge }: { challenge: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const state = usePageForm<z.input<typeof DetailsForm>>({
    id: "details",
    defaultValue: {
      title: challenge.title,
      councils: challenge.councils.map(({ id, name, shortName }) => ({ id, name, shortName })),
      questionSet: challenge.questionSet,
      reportFormat: challenge.reportFormat,
    } as never,
  });
  const { fields } = state;
  const councils = fields.councils.getFieldList();
  return (
    <>
      <BackLink href={to.home.front({ challengeId: challenge.id })}>Home</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={challenge.version}>
            <PageHeading>Details of the challenge</PageHeading>
            <TextInput {...fieldProps(fields.title)} label="Title" />
            {councils.map((field, index) => {
              const council = field.getFieldset();
              const stored = challenge.councils[index];
              return (
                <Fieldset
                  key={field.key}
                  legend={stored?.isCommissioning ? "Commissioning council" : "Partner council"}
                  legendSize="s"
                >
                  <input type="hidden" name={council.id.name} value={stored?.id} />
                  <TextInput {...fieldProps(council.name)} label="Name" />
                  <TextInput
                    {...fieldProps(council.shortName)}
                    label="Short name"
                    hint="For tables and columns."
                    width={20}
                  />
                  <CouncilOfRecord
                    record={challenge.records.find(({ councilId }) => councilId === stored?.id)}
                  />
                </Fieldset>
              );
            })}
            <SummaryList
              rows={[
                {
                  key: "Days on site",
                  value: challenge.onSite ?? "Not set",
                  actions: [
                    {
                      href: to.keyDates.visits({ challengeId: challenge.id }),
                      text: "Change",
                      visuallyHiddenText: "days on site",
                    },
                  ],
                },
              ]}
            />
            <VisitDayList days={challenge.awkward} />
            <Radios
              {...fieldProps(fields.questionSet)}
              legend="Edition of the method"
              hint="The usual key dates that are added go by it; questions that stand in the scope stay. Follows the first day on site until somebody chooses another one, or the report is begun."
              items={Object.values(QUESTION_SETS).map(({ key, name }) => ({ value: key, label: name }))}
            />
            <Radios
              {...fieldProps(fields.reportFormat)}
              legend="Layout of the report"
              hint="Follows the first day on site until somebody chooses another one, or the report is begun."
              items={[
                { value: "2021", label: REPORT_FORMAT_LAYOUTS["2021"] },
                { value: "2025", label: REPORT_FORMAT_LAYOUTS["2025"] },
              ]}
            />
            <ButtonGroup>
              <Button name="intent" value="save" preventDoubleClick>
                Save
              </Button>
              <TextLink href={to.home.front({ challengeId: challenge.id })}>Cancel</TextLink>
            </ButtonGroup>
          </PageForm>
          <PartnerCouncils
            councils={challenge.councils}
            stage={challenge.stage}
            takingOut={challenge.takingOut}
          />
        </div>
      </div>
    </>
  );
}

/** Which council it is across its challenges; its own people keep that record. */
function CouncilOfRecord({ record }: { record: PointedRecord | undefined }) {
  if (record === undefined) return null;
  const { recordId, name, mayOpen } = record;
  return (
    <p className="govuk-body">
      Its record across challenges:{" "}
      {mayOpen ? (
        <TextLink href={to.councils.council({ councilId: recordId })}>{name}</TextLink>
      ) : (
        <strong>{name}</strong>
      )}
      , kept by its own people.
    </p>
  );
}
