import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { APPROVAL_DAYS, lastDayOfDays } from "#app/access/purpose-links/purpose-link.ts";
import { to } from "#app/addresses.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { askToDecide } from "../ask-to-decide.server.ts";
import { AskToDecideForm } from "../forms.ts";
import { readToAsk } from "../read-to-decide.server.ts";

export const loader = guarded({ permission: "decisions.ask" }, async ({ permit, url, now }) => {
  const { decided, councils } = await readToAsk(permit);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    decided,
    councils,
    chosen: councils.find(({ id }) => id === url.searchParams.get("council"))?.id ?? "",
    lastDay: lastDayOfDays(dayOf(now), APPROVAL_DAYS),
  };
});

export const action = guardedIntents(to.decisions.ask, {
  ask: intent({
    permission: "decisions.ask",
    form: AskToDecideForm,
    run: async ({ permit, value, now }) => {
      await askToDecide(permit, value, now);
      return redirectWithNotice(to.decisions.front(permit), `Link sent to ${value.name}.`);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Ask somebody to decide by a link", { challenge: data?.challenge }) },
];

export default function AskToDecidePage() {
  const { challengeId, decided, councils } = useLoaderData<typeof loader>();
  const [only] = councils;
  return (
    <>
      <BackLink href={to.decisions.front({ challengeId })}>Decisions</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading
            caption={councils.length === 1 ? only?.name : undefined}
            lead="For somebody who may decide for the council and has no account here, such as the Leader or the chief executive."
          >
            Ask somebody to decide by a link
          </PageHeading>
          {decided === null ? (
            <p className="govuk-body">
              The scope has not been sent for agreement yet, so there is nothing to decide about.
            </p>
          ) : (
            <AskFields />
          )}
        </div>
      </div>
    </>
  );
}

function AskFields() {
  const { challengeId, decided, councils, chosen, lastDay } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AskToDecideForm>>({
    id: "ask",
    // A day is text where it is stored and three boxes where it is typed: DateInput takes either.
    defaultValue: { councilId: chosen, lastDay: lastDay as never },
  });
  const { fields } = state;
  const versionId = decided?.issuedVersionId ?? "";
  return (
    <PageForm state={state}>
      <p className="govuk-body">
        They are sent a message with a link of their own. It shows{" "}
        {decided?.subject.replace("Scope", "the scope")}, nothing else of the challenge, and works for one
        decision. <TextLink href={to.scope.version({ challengeId, versionId })}>Read what it shows</TextLink>
      </p>
      <input type="hidden" name="versionId" value={versionId} />
      {councils.length < 2 ? null : (
        <Radios
          {...fieldProps(fields.councilId)}
          legend="Which council is to decide?"
          items={councils.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextInput {...fieldProps(fields.name)} label="Name" width={20} />
      <TextInput
        {...fieldProps(fields.post)}
        label="What they are in the council"
        hint="Such as Leader of the Council. It is kept with the decision."
        width={30}
      />
      <TextInput
        {...fieldProps(fields.email)}
        label="E-mail address"
        hint="Their own, not one that others read."
        type="email"
        spellCheck={false}
        width={30}
      />
      <LongText
        {...fieldProps(fields.message)}
        most={2_000}
        label="A message from you (optional)"
        hint="It stands in the message, above the link."
        rows={4}
      />
      <DateInput {...dateProps(fields.lastDay)} legend="Last day on which the link works" />
      <Callout>Three weeks, unless you name another day.</Callout>
      <ButtonGroup>
        <Button name="intent" value="ask" preventDoubleClick>
          Send the link
        </Button>
        <TextLink href={to.decisions.front({ challengeId })} noVisitedState>
          Cancel
        </TextLink>
      </ButtonGroup>
    </PageForm>
  );
}
