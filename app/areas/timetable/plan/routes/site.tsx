import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { RemoveFields } from "../components/remove-form.tsx";
import { RoomFields } from "../components/room-form.tsx";
import { SiteFields } from "../components/site-form.tsx";
import { RemoveForm, RoomForm, SiteForm } from "../forms.ts";
import { removeSite, saveRoom, saveSite } from "../save-site.server.ts";
import { readSite } from "../store.server.ts";

export const loader = guarded(
  { at: to.timetable.site, permission: "timetable.edit" },
  async ({ permit, params }) => ({
    challenge: permit.challengeTitle,
    at: visitAddress(permit),
    site: await readSite(permit, params.siteId),
  }),
);

export const action = guardedIntents(to.timetable.site, {
  saveSite: intent({
    permission: "timetable.edit",
    form: SiteForm,
    run: async ({ permit, params, value, now }) => {
      await saveSite(permit, params.siteId, value, now);
      return redirectWithNotice(to.timetable.sites(permit), "Site saved.");
    },
  }),
  saveRoom: intent({
    permission: "timetable.edit",
    form: RoomForm,
    run: async ({ permit, params, value, now }) => {
      await saveRoom(permit, params.siteId, null, value, now);
      return redirectWithNotice(to.timetable.site(params), `${value.name} added. You can add the next room.`);
    },
  }),
  remove: intent({
    permission: "timetable.edit",
    form: RemoveForm,
    run: async ({ permit, params, now }) => {
      await removeSite(permit, params.siteId, now);
      return redirectWithNotice(to.timetable.sites(permit), "Site removed.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.site.name ?? "Site", { challenge: data?.challenge }) },
];

export default function SitePage() {
  const { at, site } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.sites(at)}>Back to sites and rooms</BackLink>
      <PageHeading caption="Site">{site.name}</PageHeading>
      <h2 className="govuk-heading-m">Rooms</h2>
      {site.rooms.length === 0 ? (
        <p className="govuk-body">No rooms yet.</p>
      ) : (
        <Table
          caption="Rooms of this site"
          captionHidden
          scrollable
          columns={[{ header: "Room" }, { header: "Seats", numeric: true }, { header: "Access" }]}
          rowKeys={site.rooms.map((room) => room.id)}
          rows={site.rooms.map((room) => [
            <TextLink key="room" href={to.timetable.room({ ...at, siteId: site.id, roomId: room.id })}>
              {room.name}
            </TextLink>,
            room.capacity,
            [room.isStepFree ? "Step-free" : "", room.hasHearingLoop ? "hearing loop" : ""]
              .filter(Boolean)
              .join(", ") || "Neither step-free nor hearing loop",
          ])}
        />
      )}
      <h3 className="govuk-heading-s">Add a room</h3>
      <RoomFields key={site.rooms.length} id="room" intent="saveRoom" submitText="Add room" />
      <h2 className="govuk-heading-m">Name, address and what visitors have to know</h2>
      <SiteFields defaultValue={site} submitText="Save site" />
      <RemoveFields
        what="site"
        hint="Its rooms and journeys go with it. A site where sessions are planned is kept."
      />
    </>
  );
}
