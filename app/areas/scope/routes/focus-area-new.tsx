import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addFocusArea } from "../focus/edit-focus-areas.server.ts";
import { NewFocusAreaForm } from "../forms.ts";

export const loader = guarded({ permission: "scope.edit" }, ({ permit }) => ({
  challengeId: permit.challengeId,
  challenge: permit.challengeTitle,
}));

export const action = guardedIntents(to.scope.focusAreaNew, {
  add: intent({
    permission: "scope.edit",
    form: NewFocusAreaForm,
    run: async ({ permit, value, now }) => {
      await addFocusArea(permit, value, now);
      return redirectWithNotice(to.scope.front(permit, {}, "focus-areas"), "Focus area added.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Add a focus area", { challenge: data?.challenge }) },
];

export default function NewFocusAreaPage() {
  const { challengeId } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewFocusAreaForm>>({ id: "focus-area" });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, "focus-areas")}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state}>
            <PageHeading lead="It belongs to no theme. It stands in the scope that the councils agree, and in the appendix of the report.">
              Add a focus area of the whole challenge
            </PageHeading>
            <LongText
              {...fieldProps(state.fields.text)}
              most={1_000}
              label="Focus area"
              hint="What the councils ask the peers to look at besides the themes."
              rows={3}
            />
            <Button name="intent" value="add" preventDoubleClick>
              Add the focus area
            </Button>
          </PageForm>
        </div>
      </div>
    </>
  );
}
