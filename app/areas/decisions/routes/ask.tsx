import { data, type MetaFunction, redirect } from "@remix-run/node";
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
import { ShownLink } from "#app/mail/components/shown-link.tsx";
import { carryLink, takeLink } from "#app/mail/link-to-pass-on.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { askToDecide } from "../ask-to-decide.server.ts";
import { AskToDecideForm } from "../forms.ts";
import { linkOnItsWay } from "../link-by-hand.server.ts";
import { readToAsk } from "../read-to-decide.server.ts";

export const loader = guarded({ permission: "decisions.ask" }, async ({ permit, request, url, now }) => {
  const { decided, councils } = await readToAsk(permit);
  const shown = await takeLink(request, permit.actor.accountId, now);
  const loaded = {
    link: shown?.link ?? null,
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    decided,
    councils,
    chosen: councils.find(({ id }) => id === url.searchParams.get("council"))?.id ?? "",
    lastDay: lastDayOfDays(dayOf(now), APPROVAL_DAYS),
  };
  return shown === null ? data(loaded) : data(loaded, { headers: { "Set-Cookie": shown.clear } });
});

export const action = guardedIntents(to.decisions.ask, {
  ask: intent({
    permission: "decisions.ask",
    form: AskToDecideForm,
    run: async ({ permit, value, url, now }) => {
      const token = await askToDecide(permit, value, now);
      const sent = await linkOnItsWay(permit, { token, name: value.name }, now);
      if ("said" in sent) return redirectWithNotice(to.decisions.front(permit), sent.said);
      const cookie = await carryLink(permit.actor.accountId, url.pathname, sent.link);
      return redirect(url.pathname, { headers: { "Set-Cookie": cookie } });
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: pageTitle("Ask somebody to decide by a link", { challenge: loaded?.challenge }) },
];

export default function AskToDecidePage() {
  const { challengeId, decided, councils, link } = useLoaderData<typeof loader>();
  const [only] = councils;
  if (link !== null) return <NotSent challengeId={challengeId} link={link} />;
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

/** No mail is set up: the link itself, to be passed on by whoever asked. */
function NotSent({ challengeId, link }: { challengeId: string; link: { to: string; url: string } }) {
  return (
    <>
      <BackLink href={to.decisions.front({ challengeId })}>Decisions</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading
            lead={`The link is made and works, and ${link.to} has not been sent it. Pass it on yourself.`}
          >
            Not sent: no mail is set up
          </PageHeading>
          <ShownLink {...link} />
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
