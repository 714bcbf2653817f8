import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { CopyField } from "#app/govuk/form/copy-field.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
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
      isPeer: permit.role === "peer",
      mayMake: permit.supportUntil === null && permit.stage !== "closed",
      address: feed !== null && isOwn ? feedAddress(carried.token) : null,
      feed:
        feed === null
          ? null
          : {
              made: formatInstant(feed.createdAt),
              read: feed.lastReadAt === null ? "Not yet" : formatInstant(feed.lastReadAt),
            },
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
  const { back, isPeer, mayMake, address, feed } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "calendar" });
  return (
    <>
      <BackLink href={back}>Back to the timetable</BackLink>
      <PageHeading
        caption="Timetable"
        lead={`${isPeer ? "Your own sessions and those of the whole team" : "The released timetable"} in your calendar program, always as last released.`}
      >
        Your calendar
      </PageHeading>
      {feed === null ? (
        <p className="govuk-body">
          Make a secret address and add it in Outlook (Add calendar, Subscribe from web), Google Calendar
          (Other calendars, From URL) or on a telephone. Programs look for changes every few hours, some only
          once a day: for the day itself, look here.
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
            Whoever has this address can read your calendar. It is shown for ten minutes and never again.
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
      {mayMake || feed !== null ? (
        <PageForm state={state}>
          <ButtonGroup>
            {mayMake ? (
              <Button
                name="intent"
                value="make"
                variant={feed === null ? undefined : "secondary"}
                preventDoubleClick
              >
                {feed === null ? "Make an address" : "Make a new address"}
              </Button>
            ) : null}
            {feed === null ? null : (
              <Button name="intent" value="revoke" variant="warning" preventDoubleClick>
                Take the address back
              </Button>
            )}
          </ButtonGroup>
        </PageForm>
      ) : null}
    </>
  );
}
