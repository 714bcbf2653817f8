import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { DecisionFields } from "../components/decision-fields.tsx";
import { correctDecision, sayThereWasNone } from "../correct-decision.server.ts";
import { listDecidingBodies } from "../deciding-bodies.server.ts";
import { decisionAsTyped, SUBJECT_NAMES } from "../decision-words.ts";
import { CorrectionForm, NoDecisionForm } from "../forms.ts";
import { meetingChoices } from "../meeting-choices.ts";
import { readDecisionPage } from "../read-decision-page.server.ts";

export const loader = guarded(
  { at: to.decisions.correctDecision, permission: "decisions.record" },
  async ({ permit, params, now }) => {
    const { decision, councilName } = await readDecisionPage(permit, params.decisionId);
    if (decision.outcome === "no-decision") {
      throw new AppError("not-found", "There is no decision here to correct.");
    }
    const { bodyId, takenBy } = decision;
    const bodies = await listDecidingBodies(permit);
    const isOffered = bodyId === null || bodies.some(({ id }) => id === bodyId);
    const kept = bodyId === null || isOffered ? [] : [{ id: bodyId, name: takenBy, meetings: [] }];
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      councilName,
      decisionId: decision.id,
      about: decision.about,
      subject: decision.subject,
      isCorrected: decision.supersededById !== null,
      meetings: meetingChoices([...bodies, ...kept], dayOf(now)),
      typed: decisionAsTyped(decision),
    };
  },
);

export const action = guardedIntents(to.decisions.correctDecision, {
  correct: intent({
    permission: "decisions.record",
    form: CorrectionForm,
    run: async ({ permit, params, value, now }) => {
      const decisionId = await correctDecision(permit, params.decisionId, value, now);
      return redirectWithNotice(
        to.decisions.decision({ challengeId: permit.challengeId, decisionId }),
        "Record corrected. The earlier one stays to be read.",
      );
    },
  }),
  none: intent({
    permission: "decisions.record",
    form: NoDecisionForm,
    run: async ({ permit, params, value, now }) => {
      await sayThereWasNone(permit, params.decisionId, value.errorReason, now);
      return redirectWithNotice(to.decisions.front(permit), "Record corrected: there was no such decision.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Correct a record", { challenge: data?.challenge }) },
];

export default function CorrectDecisionPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, decisionId, about } = page;
  const state = usePageForm<z.input<typeof CorrectionForm>>({
    id: "correction",
    buttons: ["correct"],
    defaultValue: page.typed as never,
  });
  const none = usePageForm<z.input<typeof NoDecisionForm>>({ id: "none", buttons: ["none"] });
  const back = to.decisions.decision({ challengeId, decisionId });
  return (
    <>
      <BackLink href={back}>The record</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading
              caption={page.councilName}
              lead="A new record takes the place of this one. This one stays to be read, with the reason."
            >
              Correct a record
            </PageHeading>
            <p className="govuk-body">
              About: {about === "publishing" ? SUBJECT_NAMES[about] : page.subject}.
            </p>
            {page.isCorrected ? <p className="govuk-body">This record has been corrected already.</p> : null}
            <DecisionFields about={about} fields={state.fields} meetings={page.meetings} />
            <LongText
              {...fieldProps(state.fields.correctionReason)}
              most={2_000}
              label="Why is the record corrected?"
              rows={3}
            />
            <ButtonGroup>
              <Button name="intent" value="correct" preventDoubleClick>
                Correct the record
              </Button>
              <TextLink href={back} noVisitedState>
                Cancel
              </TextLink>
            </ButtonGroup>
          </PageForm>
          <Details summary="There was no such decision" open={none.form.status === "error"}>
            <PageForm state={none}>
              <LongText
                {...fieldProps(none.fields.errorReason)}
                most={2_000}
                label="How did it come to be recorded?"
                rows={3}
              />
              <Checkboxes
                {...checkboxesProps(none.fields.sure)}
                legend="Confirm"
                hint="The record stays to be read, marked as an error. The decision counts no longer."
                items={[{ value: "yes", label: "There was no such decision" }]}
              />
              <Button name="intent" value="none" variant="warning" preventDoubleClick>
                Mark the record as an error
              </Button>
            </PageForm>
          </Details>
        </div>
      </div>
    </>
  );
}
