import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { Button } from "#app/govuk/button.tsx";
import { ButtonGroup } from "#app/govuk/button-group.tsx";
import { PageHeading } from "#app/govuk/page-heading.tsx";
import { pageTitle } from "#app/govuk/page-title.ts";
import { TextLink } from "#app/govuk/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { beginTimetable } from "../begin-timetable.server.ts";
import { findClashes } from "../clashes.ts";
import { AgendaView } from "../components/agenda-view.tsx";
import { BeginTimetable } from "../components/begin-timetable.tsx";
import { ClashPanel } from "../components/clash-panel.tsx";
import { DaysView } from "../components/days-view.tsx";
import { TimetableTabs } from "../components/timetable-tabs.tsx";
import { UnplacedSessions } from "../components/unplaced-sessions.tsx";
import { NoFields } from "../forms.ts";
import { readLastRelease } from "../read-releases.server.ts";
import { readTimetable } from "../read-timetable.server.ts";
import { timetablePage } from "../timetable-page.ts";
import { countOf } from "../timetable-words.ts";

export const loader = guarded({ permission: "timetable.read" }, async ({ scope, url, now }) => {
  const record = await readTimetable(scope);
  const last = await readLastRelease(scope);
  const mayEdit = scope.may("timetable.edit");
  const base = `/challenges/${scope.challengeId}/timetable`;
  // Clashes name access needs and gaps in the plan: they are for those who mend them.
  const clashes = mayEdit ? findClashes(record) : [];
  return {
    challenge: scope.challengeTitle,
    base,
    mayEdit,
    released: last === null ? null : `Version ${last.number} was released ${formatInstant(last.issuedAt)}.`,
    clashes,
    ...timetablePage(record, clashes, last?.sessions ?? [], url.searchParams, {
      base,
      now,
      ownPeerId: scope.peerId,
    }),
  };
});

export const action = guardedIntents({
  begin: intent({
    permission: "timetable.edit",
    form: NoFields,
    run: async ({ scope, now }) => {
      await beginTimetable(scope, now);
      return redirectWithNotice(
        `/challenges/${scope.challengeId}/timetable`,
        "The usual sessions were added. Give each a day, a time and its people, or take it out.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Timetable", { challenge: data?.challenge }) },
];

export default function TimetablePage() {
  const page = useLoaderData<typeof loader>();
  const { base, mayEdit, view } = page;
  return (
    <>
      <PageHeading
        lead="Whom the peers meet on site, where and when. Late changes are normal."
        actions={
          mayEdit && page.sessions > 0 ? (
            <ButtonGroup>
              <Button href={`${base}/make`}>Make a timetable</Button>
              <Button href={`${base}/sessions/new`} variant="secondary">
                Add a session
              </Button>
              <Button href={`${base}/releases`} variant="secondary">
                Release a version
              </Button>
              <TextLink href={`${base}/late-change`}>Something has changed</TextLink>
              <TextLink href={`${base}/changes`}>Changes and undo</TextLink>
            </ButtonGroup>
          ) : undefined
        }
      >
        Timetable
      </PageHeading>
      <TimetableTabs base={base} current="timetable">
        {page.sessions === 0 ? (
          <BeginTimetable base={base} mayEdit={mayEdit} {...page.counts} />
        ) : (
          <>
            <p className="govuk-body">
              {page.released ?? "No version has been released yet: this is a working copy."}{" "}
              <TextLink href={`${base}/today`}>On the day</TextLink>
            </p>
            {mayEdit ? (
              <ClashPanel
                title={countOf(page.clashes.length, "thing to look at", "things to look at")}
                clashes={page.clashes}
                allClear="Nothing clashes."
              />
            ) : null}
            <UnplacedSessions sessions={page.unplaced} base={base} />
            <ViewLinks base={base} view={view.kind} />
            {view.kind === "day" ? (
              <DaysView view={view} addHref={mayEdit ? `${base}/sessions/new` : undefined} />
            ) : (
              <AgendaView view={view} base={base} />
            )}
            {page.cancelled.length === 0 ? null : (
              <>
                <h2 className="govuk-heading-m">Cancelled</h2>
                <ul className="govuk-list govuk-list--bullet">
                  {page.cancelled.map((session) => (
                    <li key={session.id}>
                      <TextLink href={`${base}/sessions/${session.id}`}>{session.title}</TextLink>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </TimetableTabs>
    </>
  );
}

const VIEW_LINKS = [
  { kind: "day", text: "By day" },
  { kind: "peer", text: "By peer" },
  { kind: "person", text: "By person" },
] as const;

function ViewLinks({ base, view }: { base: string; view: "day" | "peer" | "person" }) {
  return (
    <nav aria-label="View of the timetable" className="govuk-!-display-none-print">
      <p className="govuk-body">
        {VIEW_LINKS.map(({ kind, text }, index) => (
          <span key={kind}>
            {index === 0 ? "View: " : " · "}
            {kind === view ? (
              <strong aria-current="page">{text}</strong>
            ) : (
              <TextLink href={kind === "day" ? base : `${base}?view=${kind}`} noVisitedState>
                {text}
              </TextLink>
            )}
          </span>
        ))}
      </p>
    </nav>
  );
}
