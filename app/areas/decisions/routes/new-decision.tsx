import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { DecisionFields } from "../components/decision-fields.tsx";
import { DecisionLines } from "../components/decision-lines.tsx";
import { listDecidingBodies } from "../deciding-bodies.server.ts";
import { decisionLine } from "../decision-line.ts";
import { decisionSubject, SUBJECT_NAMES } from "../decision-words.ts";
import { DecisionForm } from "../forms.ts";
import { meetingChoices } from "../meeting-choices.ts";
import { readToDecide } from "../read-to-decide.server.ts";
import { recordDecision } from "../record-decision.server.ts";

export const loader = guarded({ permission: "decisions.record" }, async ({ permit, url, now }) => {
  const about = decisionSubject(url.searchParams.get("about"));
  const { decided, last, councilName } = await readToDecide(permit, about);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    councilName,
    about,
    decided,
    meetings: meetingChoices(await listDecidingBodies(permit), dayOf(now)),
    seen: last?.id ?? "",
    last: last === null ? [] : [decisionLine(last, dayOf(now))],
  };
});

export const action = guardedIntents(to.decisions.newDecision, {
  record: intent({
    permission: "decisions.record",
    form: DecisionForm,
    run: async ({ permit, url, value, now }) => {
      const about = decisionSubject(url.searchParams.get("about"));
      await recordDecision(permit, about, value, now);
      return redirectWithNotice(to.decisions.front(permit), "Decision recorded.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Record a decision", { challenge: data?.challenge }) },
];

export default function NewDecisionPage() {
  const { challengeId, councilName, about, decided, last, seen, meetings } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof DecisionForm>>({ id: "decision" });
  const back = to.decisions.front({ challengeId });
  const versionId = decided?.issuedVersionId ?? "";
  return (
    <>
      <BackLink href={back}>Decisions</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {decided === null ? (
            <>
              <PageHeading caption={councilName}>Record a decision</PageHeading>
              <p className="govuk-body">
                The scope has not been sent for agreement yet, so there is nothing to decide about.
              </p>
            </>
          ) : (
            <PageForm state={state}>
              <PageHeading
                caption={councilName}
                lead={about === "scope" ? `${decided.subject}.` : `${SUBJECT_NAMES[about]}.`}
              >
                Record a decision
              </PageHeading>
              {about === "scope" ? (
                <p className="govuk-body">
                  <TextLink href={to.scope.version({ challengeId, versionId })}>
                    Read what was put to the council
                  </TextLink>
                </p>
              ) : (
                <p className="govuk-body">
                  The Local Government Association asks each council to undertake at the outset to publish the
                  report, and the action plan that answers it. It is recorded apart from the agreement to the
                  scope, and no document says that the council undertook it before it is recorded here.
                </p>
              )}
              {last.length === 0 ? null : (
                <>
                  <p className="govuk-body">Recorded already:</p>
                  <DecisionLines challengeId={challengeId} lines={last} />
                </>
              )}
              <input type="hidden" name="seen" value={seen} />
              <input type="hidden" name="versionId" value={versionId} />
              <DecisionFields about={about} fields={state.fields} meetings={meetings} />
              <ButtonGroup>
                <Button name="intent" value="record" preventDoubleClick>
                  Record the decision
                </Button>
                <TextLink href={back} noVisitedState>
                  Cancel
                </TextLink>
              </ButtonGroup>
            </PageForm>
          )}
        </div>
      </div>
    </>
  );
}
