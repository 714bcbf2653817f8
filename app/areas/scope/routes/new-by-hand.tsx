import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { ByHandForm } from "#app/areas/challenge/forms.ts";
import { handedOverNotice, handsOver } from "#app/areas/challenge/make-challenge.server.ts";
import { QUESTION_SETS, REPORT_FORMAT_LAYOUTS } from "#app/areas/challenge/question-sets.ts";
import { readAddressOfFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { HandOver } from "../components/hand-over.tsx";
import { TakeOverChoice } from "../components/take-over-choice.tsx";
import { readLetterOf } from "../letters/letter-store.server.ts";
import { makeChallengeByHand } from "../make-challenge-by-hand.server.ts";

export const loader = guarded(
  { at: to.scope.newByHand, permission: "challenge.create" },
  async ({ actor, account, url, now }) => {
    const letterId = url.searchParams.get("letter");
    if (letterId === null) return { handsOver: handsOver(account), letter: null };
    const { id, letterName, facts } = await readLetterOf(actor.accountId, letterId, now);
    if (facts === null) throw redirect(to.scope.letter({ letterId }));
    const { title, councils, onSite } = facts;
    return { handsOver: handsOver(account), letter: { id, letterName, title, councils, onSite } };
  },
);

export const action = guardedIntents(to.scope.newByHand, {
  make: intent({
    permission: "challenge.create",
    form: ByHandForm,
    run: async ({ actor, account, requestId, value, now }) => {
      const id = await makeChallengeByHand({ actor, account, requestId }, value, now);
      if (handsOver(account))
        return redirectWithNotice(
          to.home.challenges(),
          await handedOverNotice({ name: value.managerName ?? "", email: value.managerEmail ?? "" }),
        );
      return redirectWithNotice(
        value.takeOver === "yes"
          ? to.timetable.takeOver(await readAddressOfFirstPhase({ challengeId: id }), { after: "made" })
          : to.home.front({ challengeId: id }),
        "Challenge made. You are its challenge manager.",
      );
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Make a challenge by hand") }];

export default function NewByHandPage() {
  const { letter, handsOver } = useLoaderData<typeof loader>();
  const [commissioning, ...further] = letter?.councils ?? [];
  const state = usePageForm<z.input<typeof ByHandForm>>({
    id: "by-hand",
    defaultValue: {
      title: letter?.title,
      commissioning,
      further: further.join("\n"),
      onSiteStart: letter?.onSite.start ?? undefined,
      onSiteEnd: letter?.onSite.end ?? undefined,
      questionSet: "by-date",
      reportFormat: "by-date",
    } as never,
  });
  const { fields } = state;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.challenge.new()}>Back</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageForm state={state}>
              <PageHeading
                lead={`${handsOver ? "" : "You will be its challenge manager. "}Everything here can be changed later.`}
              >
                Make a challenge by hand
              </PageHeading>
              {letter === null ? null : (
                <>
                  <input type="hidden" name={fields.letter.name} value={letter.id} />
                  <InsetText>
                    “{letter.letterName}” is kept with the challenge as a source document. What could be read
                    of it is filled in: check it.
                  </InsetText>
                </>
              )}
              <TextInput
                {...fieldProps(fields.title)}
                label="Title"
                hint="For example, Wexcombe corporate peer challenge 2027."
              />
              <TextInput
                {...fieldProps(fields.commissioning)}
                label="Commissioning council"
                hint="The full name of the council that has asked for the challenge."
              />
              <LongText
                {...fieldProps(fields.further)}
                most={2_000}
                label="Further councils, in a partnership (optional)"
                hint="One a line. Leave empty when one council is challenged. Each council answers the recommendations for itself."
                rows={3}
              />
              <DateInput
                {...dateProps(fields.onSiteStart)}
                legend="First day on site (optional)"
                hint="For example, 8 3 2027"
              />
              <DateInput
                {...dateProps(fields.onSiteEnd)}
                legend="Last day on site (optional)"
                hint="The key dates are worked out from this day."
              />
              <Radios
                {...fieldProps(fields.questionSet)}
                legend="Questions and key dates"
                hint="The questions are our own wording under the five themes; change them on the scope page."
                items={[
                  { value: "by-date", label: "As usual for the date of the visit" },
                  ...Object.values(QUESTION_SETS).map((set) => ({
                    value: set.key,
                    label: set.name,
                    hint: `${set.themes.reduce((sum, theme) => sum + theme.questions.length, 0)} questions under five themes`,
                  })),
                ]}
              />
              <QuestionPreview />
              <Radios
                {...fieldProps(fields.reportFormat)}
                legend="Layout of the report"
                items={[
                  { value: "by-date", label: "As usual for the date of the visit" },
                  { value: "2021", label: REPORT_FORMAT_LAYOUTS["2021"] },
                  { value: "2025", label: REPORT_FORMAT_LAYOUTS["2025"] },
                ]}
              />
              {handsOver ? (
                <HandOver name={fields.managerName} email={fields.managerEmail} />
              ) : (
                <TakeOverChoice field={fields.takeOver} />
              )}
              <Button name="intent" value="make" preventDoubleClick>
                Make the challenge
              </Button>
            </PageForm>
          </div>
        </div>
      </main>
    </div>
  );
}

function QuestionPreview() {
  return (
    <Details summary="See the questions">
      {Object.values(QUESTION_SETS).map((set) => (
        <div key={set.key}>
          <h2 className="govuk-heading-s">{set.name}</h2>
          {set.themes.map((theme) => (
            <div key={theme.number}>
              <h3 className="govuk-heading-s">
                {theme.number}. {theme.title}
              </h3>
              <ul className="govuk-list govuk-list--bullet">
                {theme.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </Details>
  );
}
