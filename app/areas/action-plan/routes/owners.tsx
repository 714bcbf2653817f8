import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { HandOverActionsForm } from "../forms.ts";
import { handOverActions } from "../hand-over-actions.server.ts";
import { readOwners } from "../read-owners.server.ts";

/** In the address, for the actions that nobody has. */
const NOBODY = "nobody";

export const loader = guarded({ permission: "plan.write" }, async ({ permit, url }) => {
  const { owners, actions, possible, mark } = await readOwners(permit);
  const from = url.searchParams.get("from") ?? "";
  const at = url.searchParams.get("at") ?? "";
  const nameOf = new Map(owners.map(({ accountId, name }) => [accountId, name]));
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mark,
    owners: owners.map((owner) => ({ ...owner, from: owner.accountId ?? NOBODY })),
    possible: possible.map(({ accountId, name }) => ({ value: accountId, text: name })),
    actions: actions.map(({ id, ref, text, ownerAccountId }) => ({
      value: id,
      label: `${ref} ${text} (${nameOf.get(ownerAccountId) ?? ""})`,
    })),
    // All of one person; or, to hand them back, those alone that were handed over just now.
    ticked: actions
      .filter(({ ownerAccountId }) => (ownerAccountId ?? NOBODY) === from)
      .filter(({ updatedAt }) => at === "" || updatedAt.toISOString() === at)
      .map(({ id }) => id),
  };
});

export const action = guardedIntents(to.actionPlan.owners, {
  handOver: intent({
    permission: "plan.write",
    form: HandOverActionsForm,
    run: async ({ permit, value, now }) => {
      const { name, actions } = await handOverActions(
        permit,
        { actionIds: value.actions, toAccountId: value.to, opened: value.version },
        now,
      );
      return redirectWithNotice(
        to.actionPlan.owners(permit, { from: value.to, at: now.toISOString() }),
        `${actions === 1 ? "1 action" : `${actions} actions`} handed over to ${name}. To undo it, hand back what is ticked.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Who has which actions", { challenge: data?.challenge }) },
];

export default function OwnersPage() {
  const { challengeId, mark, owners, possible, actions, ticked } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.actionPlan.front({ challengeId })}>Action plan</BackLink>
      <PageHeading lead="The open actions of your council, by who reports on them. Whoever leaves, or is away, can hand theirs to somebody else in one step.">
        Who has which actions
      </PageHeading>
      {actions.length === 0 ? (
        <EmptyState title="No open actions">Actions that are not finished are listed here.</EmptyState>
      ) : (
        <>
          <Table
            caption="Who has which actions"
            captionHidden
            firstCellIsHeader
            columns={["Who", "Open actions"].map((header) => ({ header }))}
            rowKeys={owners.map(({ from }) => from)}
            rows={owners.map(({ name, from, accountId, isThere, actions: count }) => [
              <div key="who">
                {name}
                {accountId === null || isThere ? null : (
                  <div className="govuk-hint govuk-!-margin-bottom-0">
                    Cannot report on them: has left, or has another role
                  </div>
                )}
              </div>,
              // Beside its number, where a telephone shows it too.
              <span key="all">
                {count}{" "}
                <TextLink href={to.actionPlan.owners({ challengeId }, { from }, "hand-over")}>
                  Choose all<VisuallyHidden> of {name}</VisuallyHidden>
                </TextLink>
              </span>,
            ])}
          />
          <HandOver key={`${mark} ${ticked.join()}`} {...{ mark, possible, actions, ticked }} />
        </>
      )}
    </>
  );
}

interface HandOverProps {
  mark: string;
  possible: { value: string; text: string }[];
  actions: { value: string; label: string }[];
  ticked: string[];
}

function HandOver({ mark, possible, actions, ticked }: HandOverProps) {
  const state = usePageForm<z.input<typeof HandOverActionsForm>>({
    id: "hand-over",
    buttons: ["handOver"],
    defaultValue: { actions: ticked },
  });
  return (
    <section aria-labelledby="hand-over">
      <h2 className="govuk-heading-m" id="hand-over">
        Hand over
      </h2>
      <PageForm state={state} version={mark}>
        <Checkboxes
          {...checkboxesProps(state.fields.actions)}
          legend="Which actions?"
          hint="Choose all of one person in the list above."
          items={actions}
          small
        />
        <Select
          {...fieldProps(state.fields.to)}
          label="To whom?"
          items={[{ value: "", text: "Choose somebody" }, ...possible]}
        />
        <Button name="intent" value="handOver" preventDoubleClick>
          Hand over
        </Button>
      </PageForm>
    </section>
  );
}
