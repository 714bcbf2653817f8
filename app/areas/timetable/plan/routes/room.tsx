import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RemoveFields } from "../components/remove-form.tsx";
import { RoomFields } from "../components/room-form.tsx";
import { RemoveForm, RoomForm } from "../forms.ts";
import { featuresOf } from "../needs/room-needs.ts";
import { removeRoom, saveRoom } from "../save-site.server.ts";
import { readRoom, readSite } from "../store.server.ts";

export const loader = guarded(
  { at: to.timetable.room, permission: "timetable.edit" },
  async ({ permit, params }) => {
    const site = await readSite(permit, params.siteId);
    return {
      challenge: permit.challengeTitle,
      back: to.timetable.site({ ...permit, siteId: site.id }),
      siteName: site.name,
      room: await readRoom(permit, params.roomId),
    };
  },
);

export const action = guardedIntents(to.timetable.room, {
  saveRoom: intent({
    permission: "timetable.edit",
    form: RoomForm,
    run: async ({ permit, params, value, now }) => {
      await saveRoom(permit, params.siteId, params.roomId, value, now);
      return redirectWithNotice(to.timetable.site(params), "Room saved.");
    },
  }),
  remove: intent({
    permission: "timetable.edit",
    form: RemoveForm,
    run: async ({ permit, params, now }) => {
      await removeRoom(permit, params.roomId, now);
      return redirectWithNotice(to.timetable.site(params), "Room removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.room.name ?? "Room", { challenge: data?.challenge }) },
];

export default function RoomPage() {
  const { back, siteName, room } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Back to {siteName}</BackLink>
      <PageHeading caption={siteName}>{room.name}</PageHeading>
      <RoomFields
        id="room"
        defaultValue={{
          name: room.name,
          capacity: String(room.capacity),
          features: featuresOf(room),
        }}
        version={room.version}
        intent="saveRoom"
        submitText="Save room"
      />
      <RemoveFields what="room" hint="A room where sessions are planned is kept." />
    </>
  );
}
