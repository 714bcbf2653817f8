import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PersonPage } from "#app/areas/people/components/person-page.tsx";
import { SecretCalendar } from "#app/areas/people/components/secret-calendar.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { calendarAddressInWords } from "#app/platform/calendars/secret-calendar.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { datesAddressCookie } from "../dates-address-cookie.server.ts";
import { datesFeedAddress, makeDatesFeed, readOwnDatesFeed, revokeDatesFeed } from "../dates-feed.server.ts";

const HERE = to.keyDates.ownCalendar();

export const loader = guarded({ permission: "account.self" }, async ({ account, request, now }) => {
  const feed = await readOwnDatesFeed(account.id);
  const carried = await datesAddressCookie.carried(request, now);
  return {
    address: feed !== null && carried?.accountId === account.id ? datesFeedAddress(carried.token) : null,
    feed: calendarAddressInWords(feed),
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
  return (
    <PersonPage back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading lead="The key dates of all your challenges in your calendar program, as whole days that block no time.">
        Your key dates
      </PageHeading>
      <SecretCalendar
        id="dates-calendar"
        feed={feed}
        address={address}
        reads="your key dates"
        note="What is done leaves the calendar. Programs look for changes every few hours, some only once a day."
        mayMake
        end="Delete the address"
      />
    </PersonPage>
  );
}
