import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { listChanges, undoChange } from "../change-timetable.server.ts";
import { ChangeForm } from "../forms.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.changes },
  async ({ permit }) => ({
    challenge: permit.challengeTitle,
    at: visitAddress(permit),
    changes: (await listChanges(permit)).map(({ id, at, actorName, label, isUndone }) => ({
      id,
      when: formatInstant(at),
      who: actorName,
      label,
      isUndone,
    })),
  }),
);

export const action = guardedIntents(to.timetable.changes, {
  undo: intent({
    permission: "timetable.edit",
    form: ChangeForm,
    run: async ({ permit, value, now }) => {
      const label = await undoChange(permit, value.changeId, now);
      return redirectWithNotice(to.timetable.changes(permit), `Undone: ${label}`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Changes of the timetable", { challenge: data?.challenge }) },
];

export default function ChangesPage() {
  const { at, changes } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.front(at)}>Back to the timetable</BackLink>
      <PageHeading lead="Moves on the timetable, newest first. Undoing one is a change of its own, and can be undone too.">
        Changes
      </PageHeading>
      {changes.length === 0 ? (
        <EmptyState title="Nothing was moved yet">
          Moves on the grid and timetables you take are listed here.
        </EmptyState>
      ) : (
        <Table
          caption="Changes, newest first"
          captionHidden
          scrollable
          columns={["When", "Who", "What", "Undo"].map((header) => ({ header }))}
          rowKeys={changes.map(({ id }) => id)}
          rows={changes.map(({ id, when, who, label, isUndone }) => [
            when,
            who,
            label,
            isUndone ? "Undone" : <UndoButton key="undo" id={id} label={label} />,
          ])}
        />
      )}
    </>
  );
}

function UndoButton({ id, label }: { id: string; label: string }) {
  const state = usePageForm<z.input<typeof ChangeForm>>({ id: `undo-${id}` });
  return (
    <PageForm state={state}>
      <input type="hidden" name="changeId" value={id} />
      <Button variant="secondary" className="cpc-button--small" name="intent" value="undo">
        Undo <VisuallyHidden>{label}</VisuallyHidden>
      </Button>
    </PageForm>
  );
}
