import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { PaperSheets } from "../components/paper-sheets.tsx";
import { paperPage } from "../paper-page.server.ts";

/** A sign for each room and day. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paperDoorSigns },
  ({ permit, url, now }) => paperPage(permit, "door-signs", url.searchParams, now),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Door signs", { challenge: data?.challenge }) },
];

export default function PaperDoorSigns() {
  return <PaperSheets paper={useLoaderData<typeof loader>()} />;
}
