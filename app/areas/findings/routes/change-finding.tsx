import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { countMarkdownWords } from "#app/platform/text/markdown.server.ts";
import { FindingFields } from "../components/finding-form.tsx";
import { FindingForm } from "../forms.ts";
import { changeFinding } from "../save-finding.server.ts";
import { readFinding } from "../store.server.ts";

export const loader = guarded(
  { at: to.findings.changeFinding, permission: "findings.write" },
  async ({ permit, params }) => {
    const [finding, themes] = await Promise.all([readFinding(permit, params.findingId), listThemes(permit)]);
    const { themeId, kind, headline, body, status } = finding;
    return {
      challengeId: permit.challengeId,
      title: permit.challengeTitle,
      findingId: finding.id,
      version: finding.version,
      words: countMarkdownWords(body),
      themes,
      defaultValue: { themeId, kind, headline, body, status },
    };
  },
);

export const action = guardedIntents(to.findings.changeFinding, {
  save: intent({
    permission: "findings.write",
    form: FindingForm,
    run: async ({ permit, value, params, now }) => {
      const { version, ...input } = value;
      const id = params.findingId;
      await changeFinding(permit, id, version ?? 0, input, now);
      return redirectWithNotice(
        to.findings.finding({ challengeId: permit.challengeId, findingId: id }),
        "Finding saved.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Change finding", { challenge: data?.title }) },
];

export default function ChangeFindingPage() {
  const { challengeId, findingId, version, words, themes, defaultValue } = useLoaderData<typeof loader>();
  const here = to.findings.finding({ challengeId, findingId });
  return (
    <>
      <BackLink href={here} />
      <PageHeading>Change finding</PageHeading>
      <FindingFields
        themes={themes}
        defaultValue={defaultValue}
        version={version}
        words={words}
        submitText="Save finding"
        cancelHref={here}
      />
    </>
  );
}
