import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PersonPage } from "#app/areas/people/components/person-page.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { CopyField } from "#app/govuk/form/copy-field.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { datesAddressCookie } from "../dates-address-cookie.server.ts";
import { datesFeedAddress, makeDatesFeed, readOwnDatesFeed, revokeDatesFeed } from "../dates-feed.server.ts";

const HERE = to.keyDates.ownCalendar();

export const loader = guarded({ permission: "account.self" }, async ({ account, request, now }) => {
  const feed = await readOwnDatesFeed(account.id);
  const carried = await datesAddressCookie.carried(request, now);
  return {
    address: feed !== null && carried?.accountId === account.id ? datesFeedAddress(carried.token) : null,
    feed:
      feed === null
        ? null
        : {
            made: formatInstant(feed.createdAt),
            read: feed.lastReadAt === null ? "Not yet" : formatInstant(feed.lastReadAt),
          },
  };
});

export const action = guardedIntents(to.keyDates.ownCalendar, {
  make: intent({
    permission: "account.self",
    form: NoFieldsForm,
    run: async ({ actor, requestId, now }) => {
      const token = await makeDatesFeed({ actor, requestId }, now);
      const cookie = await datesAddressCookie.carry({ accountId: actor.accountId, token });
      return redirect(HERE, { headers: { "Set-Cookie": cookie } });
    },
  }),
  revoke: intent({
    permission: "account.self",
    form: NoFieldsForm,
    run: async ({ actor, requestId, now }) => {
      await revokeDatesFeed({ actor, requestId }, now);
      return redirectWithNotice(HERE, "Address deleted. Calendars that used it show nothing new.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Your key dates") }];

export default function OwnCalendarPage() {
  const { address, feed } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "dates-calendar" });
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading lead="The key dates of all your challenges in your calendar program, as whole days that block no time.">
        Your key dates
      </PageHeading>
      {feed === null ? (
        <p className="govuk-body">
          Make a secret address and add it in Outlook (Add calendar, Subscribe from web), Google Calendar
          (Other calendars, From URL) or on a telephone. What is done leaves the calendar. Programs look for
          changes every few hours, some only once a day.
        </p>
      ) : (
        <SummaryList
          rows={[
            { key: "Address made", value: feed.made },
            { key: "Last read by a calendar", value: feed.read },
          ]}
        />
      )}
      {address === null ? null : (
        <>
          <WarningText>
            Whoever has this address can read your key dates. It is shown for ten minutes and never again.
          </WarningText>
          <CopyField
            id="address"
            label="Secret address"
            hint="Paste it into your calendar program as a calendar from the web."
            value={address}
          />
        </>
      )}
      {feed !== null && address === null ? (
        <p className="govuk-body">
          The address itself is not kept here. If you have lost it, make a new one; the one before stops
          working.
        </p>
      ) : null}
      <PageForm state={state}>
        <ButtonGroup>
          <Button
            name="intent"
            value="make"
            variant={feed === null ? undefined : "secondary"}
            preventDoubleClick
          >
            {feed === null ? "Make an address" : "Make a new address"}
          </Button>
          {feed === null ? null : (
            <Button name="intent" value="revoke" variant="warning" preventDoubleClick>
              Delete the address
            </Button>
          )}
        </ButtonGroup>
      </PageForm>
    </PersonPage>
  );
}
