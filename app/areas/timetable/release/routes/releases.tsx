import type { MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import type { VisitPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { StuckMailCallout } from "#app/mail/components/stuck-mail.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { findClashes } from "../../clashes/clashes.ts";
import { addresseeKey } from "../../invitations/invitation-changes.ts";
import { readWaitingInvitations } from "../../invitations/waiting-invitations.server.ts";
import { TimetableTabs } from "../../plan/components/timetable-tabs.tsx";
import { placedSessions, unplacedSessions } from "../../plan/day-plan.ts";
import { TimetableReleaseForm as ReleaseFormSchema } from "../../plan/forms.ts";
import { readNeeds } from "../../plan/needs/needs-store.server.ts";
import { addressLine, sessionsWithoutAddress } from "../../plan/needs/without-address.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { releasedSessions } from "../../plan/released-sessions.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { timetableChanges } from "../../versions/changes.ts";
import { listReleases } from "../../versions/read-releases.server.ts";
import { ReleaseForm } from "../components/release-form.tsx";
import { ChangeList, ReleaseList } from "../components/release-list.tsx";
import { readReleasePreview } from "../release-preview.server.ts";
import { type ReleasedTimetable, releaseTimetable } from "../release-timetable.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.releases },
  async ({ permit, now }) => {
    const versions = await listReleases(permit);
    const [last] = versions;
    const record = await readTimetable(permit);
    const mayRelease = permit.may("timetable.release");
    const needs = mayRelease ? await readNeeds(permit) : null;
    const planned = record.sessions.filter(({ status }) => status === "planned");
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      postponed: await readPostponedLine(permit, { about: ["invitations"], visitId: permit.visitId }),
      waiting: permit.may("mail.read") ? await readWaitingInvitations(permit) : null,
      draftsHref: to.mail.messages(permit, { status: "draft", kind: "session-invitation" }),
      calendarHref: to.timetable.calendar(permit),
      invitationsHref: permit.may("timetable.edit") ? to.timetable.invitations(permit) : null,
      versions: versions.map(({ sessions: _, issuedAt, issuedByName, ...version }) => ({
        ...version,
        issued: `${formatInstant(issuedAt)} by ${issuedByName}`,
        wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
      })),
      // What changed is for everybody: a reader with last week's paper wants to know.
      changes:
        last === undefined ? null : timetableChanges(last.sessions, releasedSessions(record, last.sessions)),
      release:
        needs !== null
          ? {
              clashes: findClashes(record, needs),
              addressless: sessionsWithoutAddress(record, needs).map(addressLine),
              placed: placedSessions(record.sessions).length,
              unplaced: unplacedSessions(record.sessions).length,
              confidential: planned.filter(({ isConfidential }) => isConfidential).length,
              told: await readReleasePreview(permit, { record, needs }, now),
            }
          : null,
    };
  },
);

export const action = guardedIntents(to.timetable.releases, {
  release: intent({
    permission: "timetable.release",
    form: ReleaseFormSchema,
    run: async ({ permit, value, now }) => {
      const version = await releaseTimetable(permit, value, now);
      return redirectWithNotice(to.timetable.releases(permit), releasedWords(permit, version));
    },
  }),
});

/** What became of a release: on the council's side, the messages to peers are there for the other side to read. */
function releasedWords({ role }: VisitPermit, { number, invitations }: ReleasedTimetable): string {
  const drafted = invitations?.mailIds.length ?? 0;
  const ring = new Set(invitations?.byTelephone.map(addresseeKey)).size;
  return [
    `Version ${number} released.`,
    drafted === 0 ? "" : `${countOf(drafted, "message")} ${drafted === 1 ? "waits" : "wait"} to be read.`,
    drafted > 0 && role === "coordinator" ? "Those to peers are read and sent by the LGA." : "",
    ring === 0 ? "" : `${countOf(ring, "telephone call")} to make: no address is known.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Who was refused because another version was released meanwhile is shown what is new since. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Released versions of the timetable", { challenge: data?.challenge }) },
];

export default function ReleasesPage() {
  const { at, postponed, calendarHref, invitationsHref, waiting, draftsHref, versions, changes, release } =
    useLoaderData<typeof loader>();
  const [last] = versions;
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="A released version stays as it is. Everybody with the timetable can read it and take it away as Word."
      >
        Released versions
      </PageHeading>
      <TimetableTabs at={at} current="releases">
        <PostponedNote
          challengeId={at.challengeId}
          line={postponed}
          rested="What was released and who was invited"
        />
        {waiting === null || waiting.drafts === 0 ? null : (
          <Callout
            label={`${countOf(waiting.drafts, "message")} ${waiting.drafts === 1 ? "waits" : "wait"} to be read`}
          >
            Nobody has been told yet. <TextLink href={draftsHref}>Read and send them</TextLink>.
            {waiting.ofOtherVisits === 0
              ? null
              : ` In the same list ${waiting.ofOtherVisits === 1 ? "waits" : "wait"} ${countOf(waiting.ofOtherVisits, "message")} of other visits.`}
          </Callout>
        )}
        {waiting === null ? null : <StuckMailCallout stuck={waiting.stuck} />}
        {versions.length === 0 ? (
          <EmptyState title="No version has been released yet">
            {release === null
              ? "You can follow the timetable as it grows; a released version appears here."
              : "Release a version when others should rely on it. You can go on changing the timetable and release again."}
          </EmptyState>
        ) : (
          <>
            <p className="govuk-body">
              <TextLink href={calendarHref}>See it in your own calendar</TextLink>
              {invitationsHref === null ? null : (
                <>
                  {" · "}
                  <TextLink href={invitationsHref}>Who has accepted and declined</TextLink>
                </>
              )}
            </p>
            <ReleaseList at={at} versions={versions} />
          </>
        )}
        {changes === null || last === undefined ? null : (
          <>
            <h2 className="govuk-heading-m">What changed since version {last.number}</h2>
            {changes.length === 0 ? <p className="govuk-body">Nothing.</p> : <ChangeList changes={changes} />}
          </>
        )}
        {release === null ? null : (
          <ReleaseForm key={last?.number ?? 0} at={at} {...release} next={(last?.number ?? 0) + 1} />
        )}
      </TimetableTabs>
    </>
  );
}
