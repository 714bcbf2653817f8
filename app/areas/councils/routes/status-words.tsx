import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Fieldset } from "#app/govuk/form/fieldset.tsx";
import { fieldProps, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ColourAdviceList } from "../components/colour-advice-list.tsx";
import { CouncilFormPage } from "../components/council-form-page.tsx";
import { StatusWordsForm } from "../forms.ts";
import { PLAN_STATUSES } from "../plan-statuses.ts";
import { markOfStatusWords, saveStatusWords } from "../save-status-words.server.ts";
import { listStatusWords } from "../store.server.ts";

export const loader = guarded(
  { at: to.councils.statusWords, permission: "council.edit" },
  async ({ permit }) => {
    const own = await listStatusWords(permit);
    return {
      councilId: permit.councilId,
      name: permit.councilName,
      mark: markOfStatusWords(own),
      words: PLAN_STATUSES.map(({ status }) => {
        const { word = "", colour = null } = own.find((each) => each.status === status) ?? {};
        return { word, colour };
      }),
    };
  },
);

export const action = guardedIntents(to.councils.statusWords, {
  save: intent({
    permission: "council.edit",
    form: StatusWordsForm,
    run: async ({ permit, value, now }) => {
      await saveStatusWords(permit, { words: value.words, opened: value.version }, now);
      return redirectWithNotice(to.councils.council(permit), "Words for the plan saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Words for the plan: ${data?.name ?? "council"}`) },
];

export default function StatusWordsPage() {
  const { councilId, name, mark, words } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof StatusWordsForm>>({
    id: "status-words",
    defaultValue: { words: words.map(({ word, colour }) => ({ word, colour: colour ?? "" })) },
  });
  const rows = state.fields.words.getFieldList();
  const back = to.councils.council({ councilId });
  return (
    <CouncilFormPage
      back={{ href: back, text: name }}
      caption={name}
      heading="Words for a plan’s statuses"
      lead="Where the council’s own plans say “Delayed” for “Off track”, say so here. What is left empty is called as usual. A colour only repeats the word."
      state={state}
      version={mark}
    >
      {rows.map((row, index) => {
        const status = PLAN_STATUSES[index];
        const colour = words[index]?.colour ?? null;
        const { word, colour: colourField } = row.getFieldset();
        return (
          <Fieldset key={row.key} legend={status?.name ?? ""} legendSize="s">
            <TextInput {...fieldProps(word)} label="Own word (optional)" width={20} />
            <TextInput
              {...fieldProps(colourField)}
              label="Own colour (optional)"
              hint="Six letters and digits, like 1d70b8."
              width={10}
              spellCheck={false}
            />
            {colour === null ? null : <ColourAdviceList colour={colour} />}
          </Fieldset>
        );
      })}
    </CouncilFormPage>
  );
}
