import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { MergeForm } from "../forms.ts";
import { mergeCouncils, planMerge } from "../manage/merge-councils.server.ts";
import { lostInWords, movesInWords } from "../manage/merge-words.ts";

export const loader = guarded(
  { at: to.councils.mergeCouncils, permission: "councils.manage" },
  async ({ params }) => {
    const plan = await planMerge(params.councilId, params.intoId);
    return {
      from: plan.from,
      into: plan.into,
      mark: plan.mark,
      moves: movesInWords(plan),
      lost: lostInWords(plan),
    };
  },
);

export const action = guardedIntents(to.councils.mergeCouncils, {
  merge: intent({
    permission: "councils.manage",
    form: MergeForm,
    run: async ({ actor, requestId, params, value, now }) => {
      const both = { fromId: params.councilId, intoId: params.intoId, mark: value.version };
      const plan = await mergeCouncils({ actor, requestId }, both, now);
      return redirectWithNotice(
        to.councils.managedCouncil({ councilId: params.intoId }),
        `${plan.from.name} and ${plan.into.name} are one record now. Moved: ${movesInWords(plan).join("; ")}.`,
      );
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Merge two records of one council") }];

export default function MergeCouncilsPage() {
  const { from, into, mark, moves, lost } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof MergeForm>>({ id: "merge" });
  const back = to.councils.managedCouncil({ councilId: from.id });
  return (
    <CouncilPage back={{ href: back, text: from.name }}>
      <PageForm state={state} version={mark}>
        <PageHeading lead={`“${from.name}” and “${into.name}” become one record, called “${into.name}”.`}>
          Merge two records of one council
        </PageHeading>
        <h2 className="govuk-heading-m">What moves to “{into.name}”</h2>
        <ul className="govuk-list govuk-list--bullet">
          {moves.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {lost === null ? null : <p className="govuk-body">{lost}</p>}
        <p className="govuk-body">
          Challenges keep their own names of the council. Their people see the one record from then on, and
          may read all of it.
        </p>
        <WarningText>This cannot be undone.</WarningText>
        <Checkboxes
          {...checkboxesProps(state.fields.confirm)}
          legend="Are the two one council?"
          items={[{ value: "yes", label: "Yes, make them one record" }]}
        />
        <ButtonGroup>
          <Button variant="warning" name="intent" value="merge" preventDoubleClick>
            Merge
          </Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </PageForm>
    </CouncilPage>
  );
}
