import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { FindingFields } from "../components/finding-form.tsx";
import { FindingForm } from "../forms.ts";
import { addFinding } from "../save-finding.server.ts";

export const loader = guarded({ permission: "findings.write" }, async ({ permit, url }) => {
  const themes = await listThemes(permit);
  const asked = url.searchParams.get("theme");
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    themes,
    themeId: themes.find((theme) => theme.id === asked)?.id,
  };
});

export const action = guardedIntents(to.findings.newFinding, {
  save: intent({
    permission: "findings.write",
    form: FindingForm,
    run: async ({ permit, value, now }) => {
      const { version: _, ...input } = value;
      const id = await addFinding(permit, input, now);
      return redirectWithNotice(
        to.findings.findingNotes({ challengeId: permit.challengeId, findingId: id }),
        "Finding added. Now tick the notes it stands on.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("New finding", { challenge: data?.title }) },
];

export default function NewFindingPage() {
  const { challengeId, themes, themeId } = useLoaderData<typeof loader>();
  const list = to.findings.front({ challengeId });
  return (
    <>
      <BackLink href={list}>All findings</BackLink>
      <PageHeading lead="Write the judgement first. On the next page you tick the notes it stands on.">
        New finding
      </PageHeading>
      <FindingFields
        themes={themes}
        defaultValue={{ themeId, status: "draft" }}
        submitText="Save and choose notes"
        cancelHref={list}
      />
    </>
  );
}
