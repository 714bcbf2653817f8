import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
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
import { agreeScope } from "../agree-scope.server.ts";
import { AgreeForm } from "../forms.ts";
import { flatPrompts } from "../scope-record.ts";
import { listWarnings, readThemes } from "../store.server.ts";

export const loader = guarded({ permission: "scope.edit" }, async ({ permit }) => {
  const [themes, warnings, versions] = await Promise.all([
    readThemes(permit),
    listWarnings(permit),
    listIssuedVersions(permit, "scope"),
  ]);
  return {
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    next: (versions[0]?.number ?? 0) + 1,
    open: warnings
      .filter((warning) => warning.answeredAt === null)
      .map(({ id, message }) => ({ id, message })),
    prompts: themes.reduce((sum, theme) => sum + flatPrompts(theme.prompts).length, 0),
    themes: themes.length,
  };
});

export const action = guardedIntents(to.scope.agree, {
  agree: intent({
    permission: "scope.edit",
    form: AgreeForm,
    run: async ({ permit, now }) => {
      const version = await agreeScope(permit, now);
      return redirectWithNotice(
        to.scope.front(permit),
        `Version ${version.number} of the scope agreed and kept.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Agree the scope", { challenge: data?.challenge }) },
];

export default function AgreePage() {
  const { challengeId, open, next, prompts, themes } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AgreeForm>>({ id: "agree" });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading
              lead={`Keeps the scope as it stands, ${themes} themes and ${prompts} prompts, as version ${next} with its Word letter. It can still be changed and agreed again; version ${next} stays as it is.`}
            >
              Agree the scope
            </PageHeading>
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
                <p className="govuk-body">You can agree the scope all the same.</p>
              </Notice>
            )}
            <Checkboxes
              {...checkboxesProps(state.fields.sure)}
              legend="Confirm"
              items={[{ value: "yes", label: "The council has agreed this scope" }]}
            />
            <Button name="intent" value="agree" preventDoubleClick>
              Agree the scope
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
