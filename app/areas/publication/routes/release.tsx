import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { PublicationReleaseForm } from "../forms.ts";
import { PUBLIC_KIND_NAMES } from "../publication-words.ts";
import { mayRelease, readCandidate } from "../read-readiness.server.ts";
import { isReady, type ReadinessCheck } from "../readiness.ts";
import { releasePublication } from "../release-publication.server.ts";

export const loader = guarded(
  { at: to.publication.release, permission: "publication.read" },
  async ({ permit, params, now }) => {
    const { version, checks } = await readCandidate(permit, params.versionId, now);
    return {
      challenge: permit.challengeTitle,
      back: to.publication.front(permit),
      name: `${PUBLIC_KIND_NAMES[version.kind]}, version ${version.number}`,
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
      checks,
      isReady: isReady(checks),
      looks: checks.filter(({ outcome }) => outcome === "look").length,
      mayRelease: mayRelease(permit, version.councilId),
    };
  },
);

export const action = guardedIntents(to.publication.release, {
  release: intent({
    permission: "publication.release",
    form: PublicationReleaseForm,
    run: async ({ permit, params, value, now }) => {
      const { slug } = await releasePublication(permit, params.versionId, now, value.acknowledged === "yes");
      return redirectWithNotice(
        to.publication.front(permit),
        `Published. Everybody can read it now at /published/${slug}`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: pageTitle(data === undefined ? "Publish" : `Publish ${data.name}`, { challenge: data?.challenge }),
  },
];

const CHECK_NAMES = {
  final: "Final",
  comments: "Accuracy check",
  blanks: "Blanks",
  responses: "Responses",
  report: "Report",
  file: "Accessible file",
  date: "Date",
  election: "Pre-election period",
  undertaking: "Undertaking to publish",
} as const satisfies Record<ReadinessCheck["key"], string>;

const OUTCOMES = {
  yes: { text: "Ready", colour: "green" },
  look: { text: "Look at this", colour: "yellow" },
  no: { text: "In the way", colour: "red" },
} as const satisfies Record<ReadinessCheck["outcome"], { text: string; colour: string }>;

export default function ReleasePage() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof PublicationReleaseForm>>({
    id: "release",
  });
  return (
    <PageForm state={state}>
      <PageHeading caption="Publish">{page.name}</PageHeading>
      <SummaryList
        rows={page.checks.map((check) => ({
          key: CHECK_NAMES[check.key],
          value: (
            <>
              <Tag colour={OUTCOMES[check.outcome].colour}>{OUTCOMES[check.outcome].text}</Tag> {check.text}
            </>
          ),
        }))}
      />
      <p className="govuk-body">
        <TextLink href={page.wordHref} reloadDocument>
          Download the Word file that will be published
        </TextLink>
      </p>
      {page.isReady && page.mayRelease ? (
        <>
          <WarningText>
            Everybody can read a published document, and others keep copies. Its address stays: a later
            version takes its place there, and a withdrawn document leaves the reason behind.
          </WarningText>
          {page.looks === 0 ? null : (
            <Checkboxes
              {...checkboxesProps(state.fields.acknowledged)}
              legend={
                page.looks === 1 ? "The point to look at above" : `The ${page.looks} points to look at above`
              }
              hint="That you publish with them is kept in the trail, with your name."
              items={[
                {
                  value: "yes",
                  label: `I have looked at ${page.looks === 1 ? "it" : "them"}, and publish the document as it is`,
                },
              ]}
            />
          )}
          <Checkboxes
            {...checkboxesProps(state.fields.confirm)}
            legend="Publish this document?"
            items={[{ value: "yes", label: "Yes, make it public now" }]}
          />
          <ButtonGroup>
            <Button name="intent" value="release" preventDoubleClick>
              Publish
            </Button>
            <TextLink href={page.back}>Back to publication</TextLink>
          </ButtonGroup>
        </>
      ) : (
        <>
          <p className="govuk-body">
            {page.mayRelease
              ? "It can be published once nothing is in the way."
              : "The challenge manager or the co-ordinator of the council whose document this is publishes it."}
          </p>
          <p className="govuk-body">
            <TextLink href={page.back}>Back to publication</TextLink>
          </p>
        </>
      )}
    </PageForm>
  );
}
