import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilPage } from "../components/council-page.tsx";
import { COUNCIL_KIND_NAMES, COUNCIL_KINDS } from "../council-kinds.ts";
import { editFacts } from "../edit-facts.server.ts";
import { FactsForm } from "../forms.ts";
import { readCouncilRecord } from "../store.server.ts";

export const loader = guarded({ at: to.councils.facts, permission: "council.edit" }, async ({ permit }) => {
  const { name, shortName, kind, version } = await readCouncilRecord(permit);
  return { councilId: permit.councilId, version, values: { name, shortName, kind: kind ?? "not-said" } };
});

export const action = guardedIntents(to.councils.facts, {
  save: intent({
    permission: "council.edit",
    form: FactsForm,
    run: async ({ permit, value, now }) => {
      const kind = value.kind === "not-said" ? null : value.kind;
      await editFacts(permit, { ...value, kind }, now);
      return redirectWithNotice(to.councils.council(permit), "Names and kind saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Names and kind: ${data?.values.name ?? "council"}`) },
];

export default function FactsPage() {
  const { councilId, version, values } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof FactsForm>>({ id: "facts", defaultValue: values });
  const { fields } = state;
  const back = to.councils.council({ councilId });
  return (
    <CouncilPage back={{ href: back, text: values.name }}>
      <PageForm state={state} version={version}>
        <PageHeading
          caption={values.name}
          lead="Challenges that are under way or over go on calling the council as they did."
        >
          Names and kind
        </PageHeading>
        <TextInput {...fieldProps(fields.name)} label="Name" />
        <TextInput
          {...fieldProps(fields.shortName)}
          label="Short name"
          hint="For tables and columns."
          width={20}
        />
        <Radios
          {...fieldProps(fields.kind)}
          legend="What kind of council is it?"
          items={[
            ...COUNCIL_KINDS.map((value) => ({ value, label: COUNCIL_KIND_NAMES[value] })),
            { divider: "or" },
            { value: "not-said", label: "Not said yet" },
          ]}
        />
        <ButtonGroup>
          <Button name="intent" value="save" preventDoubleClick>
            Save
          </Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </PageForm>
    </CouncilPage>
  );
}
