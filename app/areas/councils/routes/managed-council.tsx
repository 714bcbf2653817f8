import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { kindInWords } from "../council-kinds.ts";
import { ChooseMergeForm, EndKeeperForm, KeeperForm } from "../forms.ts";
import { endKeeper, nameKeeper } from "../manage/manage-councils.server.ts";
import { planMerge } from "../manage/merge-councils.server.ts";
import { possibleDoubles } from "../manage/possible-doubles.ts";
import { listManagedCouncils, readManagedCouncil } from "../manage/read-managed.server.ts";

export const loader = guarded(
  { at: to.councils.managedCouncil, permission: "councils.manage" },
  async ({ params }) => {
    const { people, kind, ...council } = await readManagedCouncil(params.councilId);
    const all = await listManagedCouncils();
    const likely = new Set(possibleDoubles(all).get(council.id) ?? []);
    const others = all.filter(({ id }) => id !== council.id);
    return {
      ...council,
      kind: kindInWords(kind),
      people: people.map(({ namedAt, namedByName, ...person }) => ({
        ...person,
        named: `${formatDay(dayOf(namedAt))}, by ${namedByName}`,
      })),
      // Those that may be the same come first.
      others: [
        ...others.filter(({ name }) => likely.has(name)),
        ...others.filter(({ name }) => !likely.has(name)),
      ],
    };
  },
);

export const action = guardedIntents(to.councils.managedCouncil, {
  name: intent({
    permission: "councils.manage",
    form: KeeperForm,
    run: async ({ actor, requestId, params, value, now }) => {
      const { name } = await nameKeeper({ actor, requestId }, params.councilId, value.email, now);
      return redirectWithNotice(
        to.councils.managedCouncil(params),
        `${name} named. The record is under “Your councils” there.`,
      );
    },
  }),
  end: intent({
    permission: "councils.manage",
    form: EndKeeperForm,
    run: async ({ actor, requestId, params, value, now }) => {
      await endKeeper({ actor, requestId }, params.councilId, value.accountId, now);
      return redirectWithNotice(
        to.councils.managedCouncil(params),
        "Person removed. They can be named again.",
      );
    },
  }),
  merge: intent({
    permission: "councils.manage",
    form: ChooseMergeForm,
    run: async ({ params, value }) => {
      await planMerge(params.councilId, value.intoId);
      return redirect(to.councils.mergeCouncils({ councilId: params.councilId, intoId: value.intoId }));
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.name ?? "Council") },
];

export default function ManagedCouncilPage() {
  const { name, kind, challenges, people, others } = useLoaderData<typeof loader>();
  const keeper = usePageForm<z.input<typeof KeeperForm>>({ id: "keeper", buttons: ["name"] });
  return (
    <CouncilPage back={{ href: to.councils.managedCouncils(), text: "Councils" }}>
      <PageHeading caption="Council">{name}</PageHeading>
      <SummaryList
        rows={[
          { key: "Kind", value: kind },
          { key: "Challenges", value: challenges },
        ]}
      />
      <h2 className="govuk-heading-m">Who keeps its record</h2>
      <p className="govuk-body">
        Whoever co-ordinates for the council in a challenge that is not closed changes its record. Name
        somebody for the time before, between and after.
      </p>
      {people.length === 0 ? (
        <p className="govuk-body">Nobody is named.</p>
      ) : (
        <Table
          caption="People named to keep the record"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={["Name", "E-mail", "Named", "Change"].map((header) => ({ header }))}
          rowKeys={people.map(({ accountId }) => accountId)}
          rows={people.map((person) => [
            person.name,
            person.email,
            person.named,
            <ButtonForm key="end" name={`end-${person.accountId}`}>
              <input type="hidden" name="accountId" value={person.accountId} />
              <Button variant="secondary" className="cpc-button--small" name="intent" value="end">
                Remove <VisuallyHidden>{person.name}</VisuallyHidden>
              </Button>
            </ButtonForm>,
          ])}
        />
      )}
      <PageForm state={keeper}>
        <TextInput
          {...fieldProps(keeper.fields.email)}
          label="E-mail address of somebody with an account"
          type="email"
          spellCheck={false}
          width={30}
        />
        <Button name="intent" value="name" preventDoubleClick>
          Name this person
        </Button>
      </PageForm>
      {others.length === 0 ? null : <MergeChoice others={others} />}
    </CouncilPage>
  );
}

function MergeChoice({ others }: { others: readonly { id: string; name: string }[] }) {
  const state = usePageForm<z.input<typeof ChooseMergeForm>>({ id: "choose-merge", buttons: ["merge"] });
  return (
    <PageForm state={state}>
      <h2 className="govuk-heading-m">Is it the same as another?</h2>
      <p className="govuk-body">
        A council that was spelled in two ways has two records. What this one holds then moves to the other.
        The next page says what would move; nothing is done before you confirm it there.
      </p>
      <Select
        {...fieldProps(state.fields.intoId)}
        label="The record that stays"
        items={[
          { value: "", text: "Choose a council" },
          ...others.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Button variant="secondary" name="intent" value="merge">
        Continue
      </Button>
    </PageForm>
  );
}
