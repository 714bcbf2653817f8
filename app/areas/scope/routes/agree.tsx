import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { SendForm } from "../forms.ts";
import { flatPrompts } from "../scope-record.ts";
import { sendScope } from "../send-scope.server.ts";
import { listWarnings, readThemes } from "../store.server.ts";

export const loader = guarded({ permission: "scope.edit" }, async ({ permit }) => {
  const [themes, warnings, versions, councils] = await Promise.all([
    readThemes(permit),
    listWarnings(permit),
    listIssuedVersions(permit, "scope"),
    listCouncils(permit),
  ]);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    councils: listNames(councils.map(({ name }) => name)),
    next: (versions[0]?.number ?? 0) + 1,
    open: warnings
      .filter((warning) => warning.answeredAt === null)
      .map(({ id, message }) => ({ id, message })),
    prompts: themes.reduce((sum, theme) => sum + flatPrompts(theme.prompts).length, 0),
    themes: themes.length,
  };
});

export const action = guardedIntents(to.scope.agree, {
  send: intent({
    permission: "scope.edit",
    form: SendForm,
    run: async ({ permit, now }) => {
      const version = await sendScope(permit, now);
      return redirectWithNotice(
        to.scope.front(permit),
        `Version ${version.number} of the scope sent for agreement.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Send the scope for agreement", { challenge: data?.challenge }) },
];

export default function SendScopePage() {
  const { challengeId, councils, open, next, prompts, themes } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof SendForm>>({ id: "send" });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading
              lead={`Keeps the scope as it stands, ${themes === 1 ? "1 theme" : `${themes} themes`} and ${prompts === 1 ? "1 prompt" : `${prompts} prompts`}, as version ${next} with its Word letter, for ${councils} to agree.`}
            >
              Send the scope for agreement
            </PageHeading>
            <p className="govuk-body">
              Each council decides for itself and records its decision. The scope can still be changed and
              sent again: version {next} stays as it is, and a decision about it does not hold for a later
              version.
            </p>
            <p className="govuk-body">
              The letter asks each council to undertake at the outset to publish the report and the action
              plan.
            </p>
            {open.length === 0 ? null : (
              <Notice
                tone="warning"
                headingLevel={2}
                title={
                  open.length === 1
                    ? "One warning is not answered"
                    : `${open.length} warnings are not answered`
                }
              >
                <ul className="govuk-list govuk-list--bullet">
                  {open.map((warning) => (
                    <li key={warning.id}>
                      <TextLink href={to.scope.warning({ challengeId, warningId: warning.id })}>
                        {warning.message}
                      </TextLink>
                    </li>
                  ))}
                </ul>
                <p className="govuk-body">You can send the scope all the same.</p>
              </Notice>
            )}
            <Checkboxes
              {...checkboxesProps(state.fields.sure)}
              legend="Confirm"
              items={[{ value: "yes", label: "The scope is ready to be decided about" }]}
            />
            <Button name="intent" value="send" preventDoubleClick>
              Send for agreement
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
