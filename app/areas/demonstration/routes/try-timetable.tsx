import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { readAddressOfFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { formatDayRange } from "#app/platform/day-words.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readDemonstration } from "../demonstration.server.ts";
import { makeAndRelease } from "../make-and-release.server.ts";

export const loader = guarded(
  { at: to.demonstration.tryTimetable, permission: "timetable.edit" },
  async ({ permit }) => {
    const { first, last } = await readDemonstration(permit);
    const [latest] = await listIssuedVersions(permit, "timetable");
    return {
      challenge: permit.challengeTitle,
      at: await readAddressOfFirstPhase(permit),
      days: formatDayRange(first, last),
      released: latest === undefined ? null : { id: latest.id, number: latest.number },
    };
  },
);

export const action = guardedIntents(to.demonstration.tryTimetable, {
  "make-and-release": intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      const { placed, version } = await makeAndRelease(permit, now);
      return redirectWithNotice(
        to.timetable.front(await readAddressOfFirstPhase(permit)),
        `${placed === 1 ? "1 session was" : `${placed} sessions were`} placed or moved, and version ${version} was released.`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Try a timetable", { challenge: data?.challenge }) },
];

export default function TryTimetablePage() {
  const { at, days, released } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "try-timetable" });
  const isAtWork = useNavigation().formMethod === "POST";
  return (
    <PageForm state={state}>
      <BackLink href={to.timetable.front(at)}>Back to the timetable</BackLink>
      <PageHeading
        caption="Demonstration"
        lead="The people and the sessions are there. One press gives each session a day, a time, a room and its peers."
      >
        Make a timetable and release it
      </PageHeading>
      <p className="govuk-body">
        The peers come {days}. The workspace looks for places that fit, takes the best it has found and
        releases it as a version that everybody can read. Nobody is written to. It takes about ten seconds.
      </p>
      {released === null ? null : (
        <p className="govuk-body">
          <TextLink href={to.timetable.release({ ...at, versionId: released.id })}>
            Version {released.number} is released
          </TextLink>
          . Another press moves what can be moved and releases version {released.number + 1}.
        </p>
      )}
      <Button
        name="intent"
        value="make-and-release"
        variant={released === null ? undefined : "secondary"}
        preventDoubleClick
      >
        {released === null
          ? "Make and release a timetable"
          : `Make and release version ${released.number + 1}`}
      </Button>
      <p className="govuk-body" role="status">
        {isAtWork ? "Looking for days, times, rooms and peers that fit …" : null}
      </p>
      <h2 className="govuk-heading-m">Or step by step, as with real people</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <TextLink href={to.timetable.make(at)}>Make a timetable</TextLink>, look at what was found, then use
          it or leave it
        </li>
        <li>
          <TextLink href={to.timetable.front(at)}>Put the sessions on the grid</TextLink> yourself
        </li>
        <li>
          <TextLink href={to.timetable.releases(at)}>Release a version</TextLink> when it is good enough for
          both sides
        </li>
      </ul>
    </PageForm>
  );
}
