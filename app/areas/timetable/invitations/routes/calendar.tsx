import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { SecretCalendar } from "#app/areas/people/components/secret-calendar.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { calendarAddressInWords } from "#app/platform/calendars/secret-calendar.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { feedAddress, makeFeed, readOwnFeed, revokeFeed } from "../calendar-feeds.server.ts";
import { feedAddressCookie } from "../feed-address-cookie.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.calendar },
  async ({ permit, request, now }) => {
    const feed = await readOwnFeed(permit);
    const carried = await feedAddressCookie.carried(request, now);
    const isOwn = carried?.challengeId === permit.challengeId && carried.accountId === permit.actor.accountId;
    return {
      challenge: permit.challengeTitle,
      back: to.timetable.front(permit),
      // Of a peer who is tied to no place in the team nobody knows which sessions are theirs: the feed has all (readFeed).
      isOwn: permit.role === "peer" && permit.peerId !== null,
      isUntied: permit.role === "peer" && permit.peerId === null,
      mayMake: permit.supportUntil === null && permit.stage !== "closed",
      address: feed !== null && isOwn ? feedAddress(carried.token) : null,
      feed: calendarAddressInWords(feed),
    };
  },
);

export const action = guardedIntents(to.timetable.calendar, {
  make: intent({
    permission: "timetable.read",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      const token = await makeFeed(permit, now);
      const { challengeId, actor } = permit;
      const cookie = await feedAddressCookie.carry({ challengeId, accountId: actor.accountId, token });
      return redirect(to.timetable.calendar(permit), { headers: { "Set-Cookie": cookie } });
    },
  }),
  revoke: intent({
    permission: "timetable.read",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await revokeFeed(permit, now);
      return redirectWithNotice(
        to.timetable.calendar(permit),
        "Address deleted. Calendars that used it show nothing new.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Your calendar", { challenge: data?.challenge }) },
];

export default function CalendarPage() {
  const { back, isOwn, isUntied, mayMake, address, feed } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to the timetable</BackLink>
      <PageHeading
        caption="Timetable"
        lead={`${isOwn ? "Your own sessions and those of the whole team" : "The released timetable"} in your calendar program, always as last released.`}
      >
        Your calendar
      </PageHeading>
      {isUntied ? (
        <WarningText>
          You are tied to no place in the peer team, so this calendar has every session, not only yours. Ask
          the challenge manager to say on the page of the peer team which place is yours.
        </WarningText>
      ) : null}
      <SecretCalendar
        id="calendar"
        feed={feed}
        address={address}
        reads="your calendar"
        note="Programs look for changes every few hours, some only once a day: for the day itself, look here."
        mayMake={mayMake}
        end="Take the address back"
      />
    </>
  );
}
