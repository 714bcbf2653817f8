import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { JourneyFields } from "../components/journeys-form.tsx";
import { SiteFields } from "../components/site-form.tsx";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { JourneysForm, SiteForm } from "../forms.ts";
import { saveSite } from "../save-site.server.ts";
import { saveTravel } from "../save-travel.server.ts";
import { listJourneys, listSites } from "../store.server.ts";
import { listEarlierPlaces } from "../take-over/take-over.server.ts";
import { countOf } from "../timetable-words.ts";
import { journeyRows } from "../travel.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.sites },
  async ({ permit }) => {
    const sites = await listSites(permit);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mayEdit: permit.may("timetable.edit"),
      sites,
      journeys: journeyRows(sites, await listJourneys(permit)),
      hasEarlier:
        permit.may("timetable.edit") &&
        (await listEarlierPlaces(permit)).some((each) => each.sites.length > 0),
    };
  },
);

export const action = guardedIntents(to.timetable.sites, {
  saveSite: intent({
    permission: "timetable.edit",
    form: SiteForm,
    run: async ({ permit, value, now }) => {
      const id = await saveSite(permit, null, value, now);
      return redirectWithNotice(
        to.timetable.site({ ...permit, siteId: id }),
        "Site added. Now add its rooms.",
      );
    },
  }),
  saveJourneys: intent({
    permission: "timetable.edit",
    form: JourneysForm,
    run: async ({ permit, value, now }) => {
      await saveTravel(permit, value, now);
      return redirectWithNotice(to.timetable.sites(permit), "Journeys saved.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Sites and rooms", { challenge: data?.challenge }) },
];

export default function SitesPage() {
  const { at, mayEdit, sites, journeys, hasEarlier } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="Where the team works, how many each room seats, and how long it takes to get from one site to another."
      >
        Sites and rooms
      </PageHeading>
      <TimetableTabs at={at} current="sites">
        {sites.length === 0 ? (
          <EmptyState title="No sites yet">
            {mayEdit
              ? "Add the building the team will work from first, then its rooms."
              : "The council has not entered where the team will work yet."}
          </EmptyState>
        ) : null}
        {hasEarlier ? (
          <p className="govuk-body">
            <TextLink href={to.timetable.takeOver(at)}>
              Take over sites and rooms from the last challenge of a council here
            </TextLink>
          </p>
        ) : null}
        {sites.map((site) => (
          <section key={site.id} aria-labelledby={`site-${site.id}`}>
            <h2 className="govuk-heading-m govuk-!-margin-bottom-1" id={`site-${site.id}`}>
              {site.name}
            </h2>
            <p className="govuk-body">
              {site.address === "" ? "No address yet" : site.address}
              {mayEdit ? (
                <>
                  {" · "}
                  <TextLink href={to.timetable.site({ ...at, siteId: site.id })}>
                    Change site or add rooms<span className="govuk-visually-hidden"> at {site.name}</span>
                  </TextLink>
                </>
              ) : null}
            </p>
            {site.rooms.length === 0 ? (
              <p className="govuk-body">No rooms yet.</p>
            ) : (
              <Table
                caption={`${countOf(site.rooms.length, "room")} at ${site.name}`}
                captionHidden
                scrollable
                columns={[
                  { header: "Room" },
                  { header: "Seats", numeric: true },
                  { header: "Step-free" },
                  { header: "Hearing loop" },
                ]}
                rowKeys={site.rooms.map((room) => room.id)}
                rows={site.rooms.map((room) => [
                  mayEdit ? (
                    <TextLink
                      key="room"
                      href={to.timetable.room({ ...at, siteId: site.id, roomId: room.id })}
                    >
                      {room.name}
                    </TextLink>
                  ) : (
                    room.name
                  ),
                  room.capacity,
                  room.isStepFree ? "Yes" : "No",
                  room.hasHearingLoop ? "Yes" : "No",
                ])}
              />
            )}
          </section>
        ))}
        {journeys.length === 0 ? null : (
          <section aria-labelledby="journeys-heading">
            <h2 className="govuk-heading-m" id="journeys-heading">
              Journeys
            </h2>
            {mayEdit ? (
              <>
                <p className="govuk-body">
                  Door to door, both ways: the way back can take longer. Sessions closer together than this
                  are shown as clashes.
                </p>
                <JourneyFields rows={journeys} />
              </>
            ) : (
              <Table
                caption="Minutes from one site to another"
                captionHidden
                columns={[{ header: "From" }, { header: "To" }, { header: "Minutes", numeric: true }]}
                rows={journeys.map((row) => [row.from, row.to, row.minutes ?? "Not known"])}
              />
            )}
          </section>
        )}
        {mayEdit ? (
          <section aria-labelledby="add-site">
            <h2 className="govuk-heading-m" id="add-site">
              Add a site
            </h2>
            <SiteFields submitText="Add site" />
          </section>
        ) : null}
      </TimetableTabs>
    </>
  );
}
