import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { STAGE_NAMES } from "../stages.ts";
import { readChallenge } from "../store.server.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ scope }) => {
  const challenge = await readChallenge(scope);
  return { title: challenge.title, stage: STAGE_NAMES[challenge.stage] };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Home", { challenge: data?.title }) },
];

export default function HomePage() {
  const { title, stage } = useLoaderData<typeof loader>();
  return <PageHeading lead={stage.happens}>{title}</PageHeading>;
}
