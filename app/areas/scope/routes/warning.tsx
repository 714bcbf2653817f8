import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listMilestones } from "#app/areas/challenge/read-challenge.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { answerWarning } from "../answer-warning.server.ts";
import { PlaceLine } from "../components/place-line.tsx";
import { WarningAnswerForm } from "../forms.ts";
import { placeLine } from "../placing/place-line.server.ts";
import { PlaceLineForm } from "../placing/place-line-form.ts";
import { listThemes } from "../read-themes.server.ts";
import { NOT_UNDERSTOOD_CODE } from "../scope-record.ts";
import { shownWarning } from "../shown-warning.ts";
import { readWarning } from "../store.server.ts";

export const loader = guarded(
  { at: to.scope.warning, permission: "scope.edit" },
  async ({ permit, params }) => {
    const warning = shownWarning(await readWarning(permit, params.warningId));
    const isLine = warning.code === NOT_UNDERSTOOD_CODE;
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      warning,
      places: isLine ? { themes: await listThemes(permit), milestones: await listMilestones(permit) } : null,
    };
  },
);

export const action = guardedIntents(to.scope.warning, {
  answer: intent({
    permission: "scope.edit",
    form: WarningAnswerForm,
    run: async ({ permit, params, value, now }) => {
      await answerWarning(permit, params.warningId, value, now);
      return redirectWithNotice(to.scope.front(permit), "Answer saved with the warning.");
    },
  }),
  place: intent({
    permission: "scope.edit",
    form: PlaceLineForm,
    run: async ({ permit, params, value, now }) => {
      const { challengeId } = permit;
      const { milestoneId } = await placeLine(permit, params.warningId, value, now);
      return milestoneId === null
        ? redirectWithNotice(to.scope.imported(permit, {}, "lines"), "The line stands where it belongs.")
        : redirectWithNotice(
            to.keyDates.keyDate({ challengeId, milestoneId }),
            "Kept with the line. Set the key date as the letter has it.",
          );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Answer a warning", { challenge: data?.challenge }) },
];

export default function WarningPage() {
  const { challengeId, warning, places } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading caption={places === null ? "Answer a warning" : "A line of the letter"} size="l">
            {places === null ? warning.message : "Put a line where it belongs"}
          </PageHeading>
          {warning.quote === "" ? null : (
            <InsetText>
              {warning.quote.split("\n").map((line, index) => (
                <p key={index}>“{line}”</p>
              ))}
              {warning.place === "" ? null : <p className="govuk-hint">In the letter, {warning.place}</p>}
            </InsetText>
          )}
          {places === null ? (
            <AnswerWarning warning={warning} />
          ) : (
            <>
              <Answered warning={warning} />
              <PlaceLine line={warning} themes={places.themes} milestones={places.milestones} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

type AnsweredWarning = Pick<
  ReturnType<typeof shownWarning>,
  "answer" | "answeredAt" | "answeredByName" | "version"
>;

function AnswerWarning({ warning }: { warning: AnsweredWarning }) {
  const state = usePageForm<z.input<typeof WarningAnswerForm>>({
    id: "answer",
    buttons: ["answer"],
    defaultValue: { answer: warning.answer ?? "" },
  });
  return (
    <PageForm state={state} version={warning.version}>
      <Answered warning={warning} />
      <LongText
        {...fieldProps(state.fields.answer)}
        most={2_000}
        label="What was decided?"
        hint="For example, who was asked and what they said. The warning and its words stay on record; your name and the time are kept with the answer."
        rows={5}
      />
      <Button name="intent" value="answer" preventDoubleClick>
        Keep the answer
      </Button>
    </PageForm>
  );
}

function Answered({ warning }: { warning: AnsweredWarning }) {
  if (warning.answeredAt === null) return null;
  return (
    <p className="govuk-body">
      {warning.answer} ({warning.answeredByName}, {warning.answeredAt})
    </p>
  );
}
