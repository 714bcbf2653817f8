import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { listIssuedVersions } from "#app/areas/challenge/issued-versions.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { Checkboxes } from "#app/govuk/checkboxes.tsx";
import { EmptyState } from "#app/govuk/empty-state.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { Table } from "#app/govuk/table.tsx";
import { TextLink } from "#app/govuk/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { timetableChanges } from "../changes.ts";
import { findClashes } from "../clashes.ts";
import { ClashPanel } from "../components/clash-panel.tsx";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { placedSessions, unplacedSessions } from "../day-plan.ts";
import { ReleaseForm } from "../forms.ts";
import { readLastRelease } from "../read-releases.server.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { releaseTimetable } from "../release-timetable.server.ts";
import { releasedSessions } from "../released-sessions.ts";
import { countOf } from "../timetable-words.ts";

export const loader = guarded({ permission: "timetable.read" }, async ({ scope }) => {
  const versions = await listIssuedVersions(scope, "timetable");
  const last = await readLastRelease(scope);
  const record = await readTimetable(scope);
  const mayRelease = scope.may("timetable.release");
  return {
    challenge: scope.challengeTitle,
    base: `/challenges/${scope.challengeId}/timetable`,
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      issued: `${formatInstant(version.issuedAt)} by ${version.issuedByName}`,
      wordHref: `/challenges/${scope.challengeId}/issued/${version.id}/word`,
    })),
    // What changed is for everybody: a reader with last week's paper wants to know.
    changes: last === null ? null : timetableChanges(last.sessions, releasedSessions(record, last.sessions)),
    release: mayRelease
      ? {
          clashes: findClashes(record),
          placed: placedSessions(record.sessions).length,
          unplaced: unplacedSessions(record.sessions).length,
        }
      : null,
  };
});

export const action = guardedIntents({
  release: intent({
    permission: "timetable.release",
    form: ReleaseForm,
    run: async ({ scope, value, now }) => {
      const version = await releaseTimetable(scope, value, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/timetable/releases`,
        `Version ${version.number} was released.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Released versions of the timetable", { challenge: data?.challenge }) },
];

export default function ReleasesPage() {
  const { base, versions, changes, release } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="A released version stays as it is. Everybody with the timetable can read it and take it away as Word."
      >
        Released versions
      </PageHeading>
      <TimetableTabs base={base} current="releases">
        {versions.length === 0 ? (
          <EmptyState title="No version has been released yet">
            {release === null
              ? "You can follow the timetable as it grows; a released version appears here."
              : "Release a version when others should rely on it. You can go on changing the timetable and release again."}
          </EmptyState>
        ) : (
          <Table
            caption="Released versions"
            captionHidden
            scrollable
            columns={[{ header: "Version" }, { header: "Released" }, { header: "Read" }]}
            rowKeys={versions.map((version) => version.id)}
            rows={versions.map((version) => [
              `Version ${version.number}`,
              version.issued,
              <span key="links">
                <TextLink href={`${base}/releases/${version.id}`}>Read version {version.number}</TextLink>
                {" or "}
                <TextLink href={version.wordHref} reloadDocument>
                  download it as Word
                </TextLink>
              </span>,
            ])}
          />
        )}
        {changes === null ? null : (
          <>
            <h2 className="govuk-heading-m">What changed since version {versions[0]?.number}</h2>
            {changes.length === 0 ? (
              <p className="govuk-body">Nothing.</p>
            ) : (
              <ul className="govuk-list govuk-list--bullet">
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            )}
          </>
        )}
        {release === null ? null : <Release {...release} next={(versions[0]?.number ?? 0) + 1} />}
      </TimetableTabs>
    </>
  );
}

interface ReleaseProps {
  clashes: readonly { message: string }[];
  placed: number;
  unplaced: number;
  next: number;
}

function Release({ clashes, placed, unplaced, next }: ReleaseProps) {
  const answer = useActionData<typeof action>();
  const state = usePageForm<z.input<typeof ReleaseForm>>({ id: "release", lastResult: answer?.lastResult });
  if (placed === 0) {
    return <p className="govuk-body">Give at least one session a day and a time; then you can release.</p>;
  }
  return (
    <section aria-labelledby="release-heading">
      <h2 className="govuk-heading-m" id="release-heading">
        Release version {next}
      </h2>
      <p className="govuk-body">
        {countOf(placed, "session")} with a day and a time
        {unplaced === 0 ? "." : `, ${unplaced} still to be placed.`} Names are in it, e-mail addresses are
        not.
      </p>
      <PageForm state={state}>
        <ClashPanel
          title={`${countOf(clashes.length, "thing", "things")} to look at first`}
          clashes={clashes}
          allClear="Nothing clashes."
        />
        {clashes.length === 0 ? null : (
          <Checkboxes
            {...checkboxesProps(state.fields.acknowledge)}
            legend="Release it all the same?"
            items={[{ value: "yes", label: "Yes, I have read what clashes" }]}
          />
        )}
        <Button name="intent" value="release" preventDoubleClick>
          Release version {next}
        </Button>
      </PageForm>
    </section>
  );
}
