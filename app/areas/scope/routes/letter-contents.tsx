import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CorrectContents } from "../components/letter-contents.tsx";
import { ContentsForm } from "../letters/contents/contents-form.ts";
import { readLetterOf } from "../letters/letter-store.server.ts";
import { letterView } from "../letters/letter-view.ts";
import { correctContents } from "../letters/make-from-letter.server.ts";

export const loader = guarded(
  { at: to.scope.letterContents, permission: "challenge.create" },
  async ({ actor, params, now }) => {
    const { id, letterName, plan, version } = await readLetterOf(actor.accountId, params.letterId, now);
    if (plan === null) throw new AppError("not-found", "This letter could not be read.");
    return { letterId: id, letterName, version, view: letterView(plan) };
  },
);

export const action = guardedIntents(to.scope.letterContents, {
  contents: intent({
    permission: "challenge.create",
    form: ContentsForm,
    run: async ({ actor, params, value, now }) => {
      await correctContents(actor.accountId, params.letterId, value, now);
      return redirectWithNotice(to.scope.letter(params), "Corrected. No challenge was made yet.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Correct what was read in the letter") }];

export default function LetterContentsPage() {
  const { letterId, letterName, version, view } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <BackLink href={to.scope.letter({ letterId })}>What was read in the letter</BackLink>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading
              caption={`“${letterName}”`}
              lead="Title, councils, days on site and the choices that follow them are corrected on the page before."
            >
              Correct what was read in the letter
            </PageHeading>
            <CorrectContents letterId={letterId} version={version} view={view} />
          </div>
        </div>
      </main>
    </div>
  );
}
