import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { AskSupportForm } from "../forms.ts";
import { askForSupport, listOwnSupport } from "../support/support.server.ts";
import { supportState } from "../support/support-words.ts";

export const loader = guarded({ permission: "support.ask" }, async ({ actor, now }) => {
  const { requests, challenges } = await listOwnSupport(actor);
  return {
    challenges,
    requests: requests.map((request) => ({
      id: request.id,
      challengeId: request.challengeId,
      title: request.challengeTitle,
      reason: request.reason,
      hours: request.hours,
      asked: formatInstant(request.askedAt),
      state: supportState(request, now),
      until: request.expiresAt === null ? null : formatInstant(request.expiresAt),
    })),
  };
});

export const action = guardedIntents(to.people.supportRequests, {
  ask: intent({
    permission: "support.ask",
    form: AskSupportForm,
    run: async ({ actor, value, now, requestId }) => {
      await askForSupport(actor, value, now, requestId);
      return redirectWithNotice(to.people.supportRequests(), "The challenge manager has been asked.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Support") }];

export default function SupportRequestsPage() {
  const { requests, challenges } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AskSupportForm>>({
    id: "ask-support",
    defaultValue: { hours: "4" },
  });
  const { fields } = state;
  return (
    <PersonPage isWide back={{ href: to.people.administration(), text: "Administration" }}>
      <PageHeading lead="You see nothing of a challenge unless its manager lets you read it, for a time. Each page you open then is in the challenge's audit trail.">
        Support
      </PageHeading>
      {requests.length === 0 ? (
        <EmptyState title="No requests">You have not asked to read a challenge.</EmptyState>
      ) : (
        <Table
          caption="Your requests, newest first"
          scrollable
          columns={["Challenge", "Why", "Hours", "Asked", "Status"].map((header) => ({ header }))}
          rowKeys={requests.map((request) => request.id)}
          rows={requests.map((request) => [
            request.state === "Open" ? (
              <TextLink key="open" href={to.home.front(request)}>
                {request.title}
              </TextLink>
            ) : (
              request.title
            ),
            request.reason,
            String(request.hours),
            request.asked,
            request.state === "Open" ? `Open until ${request.until}` : request.state,
          ])}
        />
      )}
      <h2 className="govuk-heading-m">Ask to read a challenge</h2>
      <PageForm state={state}>
        <Select
          {...fieldProps(fields.challengeId)}
          label="Challenge"
          items={[
            { value: "", text: "Choose" },
            ...challenges.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <LongText {...fieldProps(fields.reason)} most={500} label="Why" rows={3} />
        <TextInput {...fieldProps(fields.hours)} label="Hours" inputMode="numeric" width={3} />
        <Button name="intent" value="ask" preventDoubleClick>
          Ask the challenge manager
        </Button>
      </PageForm>
    </PersonPage>
  );
}
