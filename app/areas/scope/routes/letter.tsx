import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { handedOverNotice, handsOver, makerOf } from "#app/areas/challenge/make-challenge.server.ts";
import { readAddressOfFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CorrectLetter } from "../components/correct-letter.tsx";
import { DeleteLetter } from "../components/delete-letter.tsx";
import { LetterAsRead } from "../components/letter-as-read.tsx";
import { CorrectContents, type LetterContentsProps } from "../components/letter-contents.tsx";
import { ConfirmedRemovalForm } from "../forms.ts";
import { ContentsForm } from "../letters/contents/contents-form.ts";
import { LetterForm } from "../letters/letter-form.ts";
import { readLetterOf } from "../letters/letter-store.server.ts";
import { letterView } from "../letters/letter-view.ts";
import {
  correctContents,
  correctLetter,
  deleteLetter,
  makeFromLetter,
} from "../letters/make-from-letter.server.ts";

export const loader = guarded(
  { at: to.scope.letter, permission: "challenge.create" },
  async ({ actor, account, params, url, now }) => {
    const { id, letterName, mouName, plan, refusal, readAt, keptUntil, version } = await readLetterOf(
      actor.accountId,
      params.letterId,
      now,
    );
    return {
      letterId: id,
      letterName,
      mouName,
      refusal,
      readOn: formatDay(dayOf(readAt)),
      keptUntil: formatDay(dayOf(keptUntil)),
      version,
      handsOver: handsOver(account),
      view: plan === null ? null : letterView(plan),
      isCorrected: plan !== null && url.searchParams.get("correct") === "contents",
    };
  },
);

export const action = guardedIntents(to.scope.letter, {
  correct: intent({
    permission: "challenge.create",
    form: LetterForm,
    run: async ({ actor, params, value, now }) => {
      await correctLetter(actor.accountId, params.letterId, value, now);
      return redirectWithNotice(to.scope.letter(params), "Corrected. No challenge was made yet.");
    },
  }),
  contents: intent({
    permission: "challenge.create",
    form: ContentsForm,
    run: async ({ actor, params, value, now }) => {
      await correctContents(actor.accountId, params.letterId, value, now);
      return redirectWithNotice(to.scope.letter(params), "Corrected. No challenge was made yet.");
    },
  }),
  make: intent({
    permission: "challenge.create",
    form: LetterForm,
    run: async ({ actor, account, requestId, params, value, now }) => {
      const maker = makerOf(
        { actor, account, requestId },
        { name: value.managerName, email: value.managerEmail },
      );
      const challengeId = await makeFromLetter(maker, params.letterId, value, now);
      if (maker.handsTo !== undefined)
        return redirectWithNotice(to.home.challenges(), await handedOverNotice(maker.handsTo));
      return redirectWithNotice(
        value.takeOver === "yes"
          ? to.timetable.takeOver(await readAddressOfFirstPhase({ challengeId }), { after: "imported" })
          : to.scope.imported({ challengeId }),
        "Challenge made. You are its challenge manager.",
      );
    },
  }),
  delete: intent({
    permission: "challenge.create",
    form: ConfirmedRemovalForm,
    run: async ({ actor, params }) => {
      await deleteLetter(actor.accountId, params.letterId);
      return redirectWithNotice(to.scope.newFromLetter(), "Letter deleted. No challenge was made.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(
      data?.isCorrected === true ? "Correct what was read in the letter" : "What was read in the letter",
    ),
  },
];

export default function LetterPage() {
  const { letterId, letterName, mouName, refusal, readOn, keptUntil, version, handsOver, view, isCorrected } =
    useLoaderData<typeof loader>();
  if (isCorrected && view !== null) return <ContentsPage {...{ letterId, letterName, version, view }} />;
  const files = mouName === null ? `“${letterName}”` : `“${letterName}” and “${mouName}”`;
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.scope.newFromLetter()}>Make a challenge from a scope letter</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading caption={`${files}, uploaded ${readOn}`}>
              {view === null ? "This letter was not read" : "What was read in the letter"}
            </PageHeading>
            <InsetText>
              No challenge was made yet, and nobody else sees this. It is kept until {keptUntil} and then
              deleted, the {mouName === null ? "file" : "files"} too.
            </InsetText>
            {view === null ? (
              <>
                <p className="govuk-body">{refusal}</p>
                <Button href={to.scope.newByHand({}, { letter: letterId })}>
                  Make it by hand and keep this letter
                </Button>
              </>
            ) : (
              <>
                <p className="govuk-body">
                  Check it against the letter, correct what is not as it says, and make the challenge at the
                  end. All of it can be changed once it is made, too.
                </p>
                <Button href={to.scope.letter({ letterId }, { correct: "contents" })} variant="secondary">
                  Correct themes, team, dates and lines
                </Button>
                <LetterAsRead view={view} />
                <CorrectLetter view={view} version={version} handsOver={handsOver} />
              </>
            )}
            <DeleteLetter />
          </div>
        </div>
      </main>
    </div>
  );
}

/** The same letter while all but its main facts is corrected. */
function ContentsPage({ letterName, ...props }: LetterContentsProps & { letterName: string }) {
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.scope.letter({ letterId: props.letterId })}>What was read in the letter</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading
              caption={`“${letterName}”`}
              lead="Title, councils, days on site and the choices that follow them are corrected on the page before."
            >
              Correct what was read in the letter
            </PageHeading>
            <CorrectContents {...props} />
          </div>
        </div>
      </main>
    </div>
  );
}
