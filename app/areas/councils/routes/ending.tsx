import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { CouncilFormPage } from "../components/council-form-page.tsx";
import { editEnding } from "../edit-facts.server.ts";
import { EndingForm } from "../forms.ts";
import { readCouncilRecord } from "../store.server.ts";

export const loader = guarded({ at: to.councils.ending, permission: "council.edit" }, async ({ permit }) => {
  const { name, lastDay, successorName, version } = await readCouncilRecord(permit);
  return { councilId: permit.councilId, name, version, values: { lastDay, successorName } };
});

export const action = guardedIntents(to.councils.ending, {
  save: intent({
    permission: "council.edit",
    form: EndingForm,
    run: async ({ permit, value, now }) => {
      await editEnding(permit, value, now);
      return redirectWithNotice(to.councils.council(permit), "Last day and successor saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Last day and successor: ${data?.name ?? "council"}`) },
];

export default function EndingPage() {
  const { councilId, name, version, values } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof EndingForm>>({
    id: "ending",
    defaultValue: { lastDay: values.lastDay ?? undefined, successorName: values.successorName } as never,
  });
  const { fields } = state;
  const back = to.councils.council({ councilId });
  return (
    <CouncilFormPage
      back={{ href: back, text: name }}
      caption={name}
      heading="Last day and successor"
      lead="Where a reorganisation ends the council, key dates after its last day are pointed out. Leave both empty while it goes on."
      state={state}
      version={version}
    >
      <DateInput
        {...dateProps(fields.lastDay)}
        legend="Last day of the council (optional)"
        hint="For example, 31 3 2028"
      />
      <TextInput
        {...fieldProps(fields.successorName)}
        label="What follows it (optional)"
        hint="The name of the council that takes its place, as far as it is known."
      />
    </CouncilFormPage>
  );
}
