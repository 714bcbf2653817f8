import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { PaperSheets } from "../components/paper-sheets.tsx";
import { paperPage } from "../paper-page.server.ts";

/** A sheet for each day, to hang up. */
export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paperWallGrid },
  ({ permit, url, now }) => paperPage(permit, "wall-grid", url.searchParams, now),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Grid for the wall", { challenge: data?.challenge }) },
];

export default function PaperWallGrid() {
  return <PaperSheets paper={useLoaderData<typeof loader>()} />;
}
