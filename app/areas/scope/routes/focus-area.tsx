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
import { PlaceButtons } from "../components/place-buttons.tsx";
import { RemoveFromScope } from "../components/remove-from-scope.tsx";
import { editFocusArea, moveFocusArea, removeFocusArea } from "../focus/edit-focus-areas.server.ts";
import { findFocusArea, listFocusAreas } from "../focus/list-focus-areas.server.ts";
import { ConfirmedRemovalForm, FocusAreaForm, PromptMoveForm } from "../forms.ts";

export const loader = guarded(
  { at: to.scope.focusArea, permission: "scope.edit" },
  async ({ permit, params }) => ({
    challengeId: permit.challengeId,
    challenge: permit.challengeTitle,
    ...findFocusArea(await listFocusAreas(permit), params.focusAreaId),
  }),
);

export const action = guardedIntents(to.scope.focusArea, {
  save: intent({
    permission: "scope.edit",
    form: FocusAreaForm,
    run: async ({ permit, params, value, now }) => {
      await editFocusArea(permit, params.focusAreaId, value, now);
      return redirectWithNotice(to.scope.front(permit, {}, "focus-areas"), "Focus area saved.");
    },
  }),
  move: intent({
    permission: "scope.edit",
    form: PromptMoveForm,
    run: async ({ permit, params, value, now }) => {
      await moveFocusArea(permit, params.focusAreaId, value.direction === "up" ? -1 : 1, now);
      return redirectWithNotice(
        to.scope.front(permit, {}, "focus-areas"),
        `Focus area moved ${value.direction}.`,
      );
    },
  }),
  remove: intent({
    permission: "scope.edit",
    form: ConfirmedRemovalForm,
    run: async ({ permit, params, now }) => {
      await removeFocusArea(permit, params.focusAreaId, now);
      return redirectWithNotice(to.scope.front(permit, {}, "focus-areas"), "Focus area removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change a focus area", { challenge: data?.challenge }) },
];

export default function FocusAreaPage() {
  const { challengeId, area, isFirst, isLast } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof FocusAreaForm>>({
    id: "focus-area",
    buttons: ["save"],
    defaultValue: { text: area.text, decided: area.decided },
  });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId }, {}, "focus-areas")}>Scope</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageForm state={state} version={area.version}>
            <PageHeading>Change a focus area</PageHeading>
            <LongText {...fieldProps(state.fields.text)} most={1_000} label="Focus area" rows={4} />
            <LongText
              {...fieldProps(state.fields.decided)}
              most={2_000}
              label="What was decided about it (optional)"
              hint="For example, the prompt that takes it up. It is printed beside the focus area in the scope."
              rows={3}
            />
            <Button name="intent" value="save" preventDoubleClick>
              Save
            </Button>
          </PageForm>
          <PlaceButtons isFirst={isFirst} isLast={isLast} />
          <RemoveFromScope what="focus area" which="this focus area" />
        </div>
      </div>
    </>
  );
}
