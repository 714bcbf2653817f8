import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { kindInWords } from "../council-kinds.ts";
import { NewCouncilForm } from "../forms.ts";
import { addCouncil } from "../manage/manage-councils.server.ts";
import { possibleDoubles } from "../manage/possible-doubles.ts";
import { listManagedCouncils } from "../manage/read-managed.server.ts";

export const loader = guarded({ permission: "councils.manage" }, async () => {
  const councils = await listManagedCouncils();
  const doubles = possibleDoubles(councils);
  return {
    councils: councils.map(({ kind, ...council }) => ({
      ...council,
      kind: kindInWords(kind),
      doubles: doubles.get(council.id) ?? [],
    })),
  };
});

export const action = guardedIntents(to.councils.managedCouncils, {
  add: intent({
    permission: "councils.manage",
    form: NewCouncilForm,
    run: async ({ actor, requestId, value, now }) => {
      const councilId = await addCouncil({ actor, requestId }, value.name, now);
      return redirectWithNotice(
        to.councils.managedCouncil({ councilId }),
        `${value.name} added. Name somebody who keeps its record.`,
      );
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Councils") }];

export default function ManagedCouncilsPage() {
  const { councils } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof NewCouncilForm>>({ id: "new-council" });
  return (
    <CouncilPage back={{ href: to.people.administration(), text: "Administration" }} isWide>
      <PageHeading lead="A council comes to this list with its first challenge, or is added here. What its record says, its own people change.">
        Councils
      </PageHeading>
      {councils.length === 0 ? (
        <EmptyState title="There is no council yet">The first comes with the first challenge.</EmptyState>
      ) : (
        <Table
          caption="Records of councils"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={[
            { header: "Council" },
            { header: "Kind" },
            { header: "Challenges", numeric: true },
            { header: "Named to keep it", numeric: true },
            { header: "May be the same as" },
          ]}
          rowKeys={councils.map(({ id }) => id)}
          rows={councils.map(({ id, name, kind, challenges, keepers, doubles }) => [
            <TextLink key="name" href={to.councils.managedCouncil({ councilId: id })}>
              {name}
            </TextLink>,
            kind,
            challenges,
            keepers,
            doubles.length === 0 ? "None" : doubles.join("; "),
          ])}
        />
      )}
      <PageForm state={state}>
        <h2 className="govuk-heading-m">Add a council</h2>
        <TextInput
          {...fieldProps(state.fields.name)}
          label="Name"
          hint="For a council that keeps its record before it has a challenge here."
          width={30}
        />
        <Button name="intent" value="add" preventDoubleClick>
          Add
        </Button>
      </PageForm>
    </CouncilPage>
  );
}
