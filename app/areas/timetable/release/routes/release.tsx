import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { FrozenPage } from "#app/issue/components/frozen-page.tsx";
import { readIssuedPage } from "#app/issue/read-issued-page.server.ts";

export const loader = guarded(
  { at: to.timetable.release, permission: "timetable.read" },
  async ({ permit, params }) => ({
    ...(await readIssuedPage(permit, params.versionId, "timetable", permit.visitId)),
    back: to.timetable.releases(permit),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Released timetable", { challenge: data?.challenge }) },
];

export default function ReleasePage() {
  const { back, ...version } = useLoaderData<typeof loader>();
  return <FrozenPage version={version} back={{ href: back, text: "Back to released versions" }} />;
}
