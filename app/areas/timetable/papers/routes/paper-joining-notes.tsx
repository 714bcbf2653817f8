import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { PaperSheets } from "../components/paper-sheets.tsx";
import { paperPage } from "../paper-page.server.ts";

/** A note for each person whom the peers meet. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.paperJoiningNotes },
  ({ permit, url, now }) => paperPage(permit, "joining-notes", url.searchParams, now),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Joining notes", { challenge: data?.challenge }) },
];

export default function PaperJoiningNotes() {
  return <PaperSheets paper={useLoaderData<typeof loader>()} />;
}
