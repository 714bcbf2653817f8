import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { PaperSheets } from "../components/paper-sheets.tsx";
import { paperPage } from "../paper-page.server.ts";

/** Who arrives where and when, for the desk. */
export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.paperReceptionList },
  ({ permit, url, now }) => paperPage(permit, "reception-list", url.searchParams, now),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Reception list", { challenge: data?.challenge }) },
];

export default function PaperReceptionList() {
  return <PaperSheets paper={useLoaderData<typeof loader>()} />;
}
