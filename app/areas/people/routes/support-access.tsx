import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryCard, SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { SupportGrantForm } from "../forms.ts";
import { decideSupport, listSupportRequests } from "../support/support.server.ts";
import { supportState } from "../support/support-words.ts";

export const loader = guarded({ permission: "support.decide" }, async ({ permit, now }) => ({
  challenge: permit.challengeTitle,
  requests: (await listSupportRequests(permit)).map((request) => ({
    id: request.id,
    who: request.who,
    reason: request.reason,
    hours: request.hours,
    asked: formatInstant(request.askedAt),
    state: supportState(request, now),
    until: request.expiresAt === null ? null : formatInstant(request.expiresAt),
    decidedByName: request.decidedByName,
  })),
}));

const decide = (decision: "approved" | "refused" | "ended", notice: string) =>
  intent({
    permission: "support.decide",
    form: SupportGrantForm,
    run: async ({ permit, value, now }) => {
      await decideSupport(permit, value.grantId, decision, now);
      return redirectWithNotice(to.people.supportAccess(permit), notice);
    },
  });

export const action = guardedIntents(to.people.supportAccess, {
  approve: decide("approved", "They may read the challenge for the time they asked for."),
  refuse: decide("refused", "The request is refused."),
  end: decide("ended", "Their leave to read the challenge has ended."),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Support access", { challenge: data?.challenge }) },
];

export default function SupportAccessPage() {
  const { requests } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "support" });
  return (
    <>
      <PageHeading lead="Whoever runs this workspace sees nothing of the challenge unless you let them read it, for a time. They can change nothing, and each page they open is in the audit trail.">
        Support access
      </PageHeading>
      {requests.length === 0 ? (
        <EmptyState title="Nobody has asked">
          Requests to read this challenge for support appear here.
        </EmptyState>
      ) : null}
      {requests.map((request) => (
        <SummaryCard key={request.id} title={`${request.who}, ${request.asked}`}>
          <SummaryList
            rows={[
              { key: "Why", value: request.reason },
              { key: "For", value: request.hours === 1 ? "1 hour" : `${request.hours} hours` },
              {
                key: "Status",
                value: request.state === "Open" ? `Open until ${request.until}` : request.state,
              },
              ...(request.decidedByName === null
                ? []
                : [{ key: "Decided by", value: request.decidedByName }]),
            ]}
          />
          {request.state === "Waiting for the challenge manager" || request.state === "Open" ? (
            <PageForm state={state}>
              <input type="hidden" name="grantId" value={request.id} />
              <ButtonGroup>
                {request.state === "Open" ? (
                  <Button name="intent" value="end" variant="warning">
                    End it now
                  </Button>
                ) : (
                  <>
                    <Button name="intent" value="approve">
                      Let them read
                    </Button>
                    <Button name="intent" value="refuse" variant="secondary">
                      Refuse
                    </Button>
                  </>
                )}
              </ButtonGroup>
            </PageForm>
          ) : null}
        </SummaryCard>
      ))}
    </>
  );
}
