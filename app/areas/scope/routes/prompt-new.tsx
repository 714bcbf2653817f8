import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { addPrompt } from "../edit-prompts.server.ts";
import { findTheme } from "../find-in-scope.ts";
import { NewPromptForm } from "../forms.ts";
import { readThemes } from "../store.server.ts";

export const loader = guarded(
  { at: to.scope.promptNew, permission: "scope.edit" },
  async ({ permit, params }) => {
    const { number, title, prompts } = findTheme(await readThemes(permit), params.themeId);
    return {
      challengeId: permit.challengeId,
      challenge: permit.challengeTitle,
      theme: { number, title },
      parents: prompts.map(({ id, ref, text }) => ({ id, ref, text: text.slice(0, 90) })),
    };
  },
);

export const action = guardedIntents(to.scope.promptNew, {
  add: intent({
    permission: "scope.edit",
    form: NewPromptForm,
    run: async ({ permit, params, value, now }) => {
      const id = await addPrompt(permit, { themeId: params.themeId, ...value }, now);
      return redirect(to.scope.prompt({ challengeId: permit.challengeId, promptId: id }));
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a prompt", { challenge: data?.challenge }) },
];

export default function NewPromptPage() {
  const { challengeId, theme, parents } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewPromptForm>>({ id: "prompt" });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, `theme-${theme.number}`)}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading
              caption={`${theme.number}. ${theme.title}`}
              lead="On the next page you can say which clause it is drawn from."
            >
              Add a prompt
            </PageHeading>
            <LongText
              {...fieldProps(state.fields.text)}
              most={1_000}
              label="Prompt"
              hint="A local point for the peers to test."
              rows={3}
            />
            <Select
              {...fieldProps(state.fields.parentId)}
              label="Nested under"
              items={[
                { value: "", text: "Nothing: a prompt of its own" },
                ...parents.map((parent) => ({ value: parent.id, text: `${parent.ref} ${parent.text}` })),
              ]}
            />
            <Button name="intent" value="add" preventDoubleClick>
              Add the prompt
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
