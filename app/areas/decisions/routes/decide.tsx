import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { MarkdownBody } from "#app/govuk/display/markdown-body.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import {
  checkboxesProps,
  FormErrorSummary,
  fieldProps,
  PageForm,
  usePageForm,
} from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { decideByLink, readLinkPage } from "../decide-by-link.server.ts";
import { DecideForm } from "../forms.ts";

const WHY = "Whoever may decide for a council has no account: the link says whose decision it is.";

export const loader = open(
  { at: to.decisions.decide, why: WHY },
  async ({ params, clientAddress, requestId, now }) =>
    readLinkPage({ token: params.token, clientAddress, requestId }, now),
);

export const action = openForm({
  at: to.decisions.decide,
  why: WHY,
  form: DecideForm,
  run: async ({ params, clientAddress, requestId, now, value }) => {
    await decideByLink({ token: params.token, clientAddress, requestId }, value, now);
    return redirect(to.decisions.decide({ token: params.token }));
  },
});

export const meta: MetaFunction = () => [
  { title: pageTitle("Decide for your council") },
  // A link of one person belongs in no list of pages.
  { name: "robots", content: "noindex, nofollow" },
];

export default function DecidePage() {
  const page = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {page.state === "used" ? (
              <>
                <PageHeading caption={page.councilName}>Your decision is recorded</PageHeading>
                {page.sentences.map((sentence) => (
                  <p key={sentence} className="govuk-body govuk-!-text-break-word">
                    {sentence}
                  </p>
                ))}
                <p className="govuk-body">
                  If something about it is wrong, tell the co-ordinator of your council: records are
                  corrected, with the reason.
                </p>
              </>
            ) : (
              <ToDecide page={page} />
            )}
          </div>
        </div>
      </main>
    </div>
  );
}

type Working = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { state: "works" }>;

function ToDecide({ page }: { page: Working }) {
  const state = usePageForm<z.input<typeof DecideForm>>({ id: "decide" });
  return (
    <>
      <PageHeading
        caption={page.challengeTitle}
        lead={`${page.askedBy} asks you to decide about the scope for ${page.councilName}.`}
      >
        {page.subject}
      </PageHeading>
      {/* The form stands below the whole document: without scripts an answer begins at the top of the page. */}
      <FormErrorSummary state={state} />
      <p className="govuk-body">
        This page is for {page.name}, {page.post}, alone. If that is not you, please close it. It works for
        one decision, until {page.until}. Reading it decides nothing.
      </p>
      {page.before === null ? null : <InsetText>{page.before}</InsetText>}
      <p className="govuk-body">
        <TextLink href="#your-decision">Go to your decision</TextLink>
      </p>
      <MarkdownBody html={page.html} />
      <h2 className="govuk-heading-l govuk-!-margin-top-8" id="your-decision">
        Your decision
      </h2>
      <DecideFields page={page} state={state} />
      <p className="govuk-body">
        What is held about you, and your rights:{" "}
        <TextLink href={to.installation.privacy()}>privacy notice</TextLink>.
      </p>
    </>
  );
}

interface DecideFieldsProps {
  page: Working;
  state: ReturnType<typeof usePageForm<z.input<typeof DecideForm>>>;
}

function DecideFields({ page, state }: DecideFieldsProps) {
  const { fields } = state;
  return (
    <PageForm state={state} withoutDraft withoutSummary>
      <Radios
        {...fieldProps(fields.outcome)}
        legend={`Do you agree this scope for ${page.councilName}?`}
        items={[
          { value: "agreed", label: "Yes, I agree it as it stands here" },
          {
            value: "against",
            label: "No",
            conditional: (
              <LongText
                {...fieldProps(fields.against)}
                most={4_000}
                label="What stands against it?"
                hint="Your council and those who arrange the challenge read this. The peers do not."
                rows={4}
              />
            ),
          },
        ]}
      />
      {page.hasUndertaken ? null : (
        <Checkboxes
          {...checkboxesProps(fields.undertakes)}
          legend="Publishing the report and the action plan (optional)"
          hint="The Local Government Association asks each council to undertake this at the outset. It is recorded apart from the scope."
          items={[
            {
              value: "yes",
              label: `I undertake for ${page.councilName} that it publishes the report, and the action plan that answers it`,
            },
          ]}
        />
      )}
      <WarningText>
        You can decide once. Your name, what you are, the day and this version are kept with it.
      </WarningText>
      <Button preventDoubleClick>Record my decision</Button>
    </PageForm>
  );
}
