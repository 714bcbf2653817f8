import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { FrozenPage } from "#app/issue/components/frozen-page.tsx";
import { readIssuedPage } from "#app/issue/read-issued-page.server.ts";

export const loader = guarded(
  { at: to.preparation.statement, permission: "statement.read" },
  async ({ permit, params }) => ({
    ...(await readIssuedPage(permit, params.versionId, "position-statement")),
    back: to.preparation.front(permit),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "Position statement", { challenge: data?.challenge }) },
];

export default function StatementPage() {
  const { back, ...version } = useLoaderData<typeof loader>();
  return <FrozenPage version={version} back={{ href: back, text: "Preparation" }} />;
}
