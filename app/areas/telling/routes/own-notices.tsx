import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PersonPage } from "#app/areas/people/components/person-page.tsx";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { NOTICE_KINDS, STEP_KINDS } from "#app/notices/kinds.ts";
import { leadsInWords, tellingHoursInWords } from "#app/notices/rule-words.ts";
import { saveOwnNotices } from "#app/notices/save-rules.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { OwnNoticesForm } from "../forms.ts";
import { readOwnNotices } from "../read-rules.server.ts";

const HERE = to.telling.ownNotices();

export const loader = guarded({ permission: "account.self" }, async ({ account }) => {
  const { rules, always, optional, told, mark, isSent } = await readOwnNotices(account.id);
  return {
    email: account.email,
    isSent,
    hours: tellingHoursInWords(rules.hours),
    leads: Object.entries(STEP_KINDS).map(([kind, { label }]) => ({
      key: label,
      value: leadsInWords(rules.leads[kind as keyof typeof STEP_KINDS]),
    })),
    always: always.map((kind) => NOTICE_KINDS[kind].label),
    optional: optional.map((kind) => ({ value: kind, label: NOTICE_KINDS[kind].label })),
    told,
    mark,
  };
});

export const action = guardedIntents(to.telling.ownNotices, {
  save: intent({
    permission: "account.self",
    form: OwnNoticesForm,
    run: async ({ actor, value, now, requestId }) => {
      await saveOwnNotices({ actor, requestId }, { told: value.told, opened: value.version }, now);
      return redirectWithNotice(HERE, "Choices saved.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("What you are told") }];

export default function OwnNoticesPage() {
  const { email, isSent, hours, leads, always, optional, told, mark } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof OwnNoticesForm>>({
    id: "own-notices",
    buttons: ["save"],
    defaultValue: { told },
  });
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading lead={`When something is your turn, a message goes to ${email}: one a day at most.`}>
        What you are told
      </PageHeading>
      {isSent ? null : (
        <InsetText>
          This workspace has no way to send messages just now, so nothing is sent. Your turn shows on the
          first page of each challenge.
        </InsetText>
      )}
      <p className="govuk-body">Messages come {hours}. What happens at other times waits until then.</p>
      {always.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">What is your turn</h2>
          <p className="govuk-body">You are always told these, where your role has to do with them:</p>
          <ul className="govuk-list govuk-list--bullet">
            {always.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
          <Details summary="When reminders come">
            <SummaryList rows={leads} />
          </Details>
        </>
      )}
      {optional.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">News</h2>
          <PageForm state={state} version={mark}>
            <Checkboxes
              {...checkboxesProps(state.fields.told)}
              legend="What do you want to be told besides?"
              hint="Without a tick it is left out of your message. You find it on its page all the same."
              items={optional}
            />
            <Button name="intent" value="save">
              Save
            </Button>
          </PageForm>
        </>
      )}
    </PersonPage>
  );
}
