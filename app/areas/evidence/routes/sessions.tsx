import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Card, CardGrid } from "#app/govuk/display/card.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { AppError } from "#app/platform/errors.ts";
import { EvidenceTabs } from "../components/evidence-tabs.tsx";
import {
  choicesOfVisits,
  listSeenVisits,
  listSessionsToWriteUp,
  type SessionToWriteUp,
} from "../read-choices.server.ts";
import { dayToWriteUp, whyDay } from "../session-day.ts";
import { visitToNote, writingVisits } from "../writing-visits.ts";

export const loader = guarded({ permission: "notes.open" }, async ({ permit, url, now }) => {
  const visits = await listSeenVisits(permit);
  const asked = url.searchParams.get("visit");
  const visit = visitToNote(permit, visits, dayOf(now), asked);
  if (visit === null) {
    throw asked === null
      ? new AppError(
          "forbidden",
          "At this stage notes of a progress review are written, and there is none yet.",
        )
      : new AppError("not-found", "No notes of that visit are written at this stage.");
  }
  const open = writingVisits(permit, visits);
  const sessions = await listSessionsToWriteUp(permit, [visit.id]);
  const days = [...new Set(sessions.flatMap((session) => session.date ?? []))];
  const today = dayOf(now);
  const askedDay = url.searchParams.get("day");
  const day = dayToWriteUp(days, today, askedDay);
  const here = sessions.filter((session) => session.date === day);
  return {
    challengeId: permit.challengeId,
    title: permit.challengeTitle,
    visit: visit.id,
    visits: open.length === 1 && visits.length === 1 ? [] : choicesOfVisits(open),
    day: day === null ? null : formatDayWithWeekday(day),
    isToday: day === today,
    mine: here.filter((session) => session.isMine).map(asCard),
    others: here.filter((session) => !session.isMine).map(asCard),
    undated: day === null ? sessions.map(asCard) : [],
    why: whyDay(day, { days, today, asked: askedDay }),
    days: days.sort().map((each) => ({ day: each, text: formatDayWithWeekday(each), isShown: each === day })),
  };
});

function asCard(session: SessionToWriteUp) {
  const { id, title, start, minutes, track, siteName, noteCount } = session;
  return {
    id,
    title,
    when: start === null ? null : `${formatTime(start)} to ${formatTime(timeOf(minutesOf(start) + minutes))}`,
    where: [track === null ? null : `Track ${track}`, siteName].filter((part) => part !== null).join(", "),
    notes: noteCount === 0 ? "No note yet" : noteCount === 1 ? "1 note" : `${noteCount} notes`,
  };
}

type SessionCard = ReturnType<typeof asCard>;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Write up a session", { challenge: data?.title }) },
];

interface SessionsProps {
  challengeId: string;
  visit: string;
  sessions: SessionCard[];
}

function Sessions({ challengeId, visit, sessions }: SessionsProps) {
  return (
    <CardGrid>
      {sessions.map((session) => (
        <Card
          key={session.id}
          title={session.title}
          href={to.evidence.newNote({ challengeId }, { visit, session: session.id })}
          kicker={session.when}
        >
          {session.where === "" ? session.notes : `${session.where}. ${session.notes}.`}
        </Card>
      ))}
    </CardGrid>
  );
}

interface DaysProps {
  challengeId: string;
  visit: string;
  days: { day: string; text: string; isShown: boolean }[];
}

/** The days with sessions, each a link; the one that is shown is none. Nothing where there is one day alone. */
function Days({ challengeId, visit, days }: DaysProps) {
  if (days.length < 2) return null;
  return (
    <nav className="cpc-visits" aria-label="Days with sessions">
      <ul className="cpc-visits__list">
        {days.map(({ day, text, isShown }) => (
          <li key={day}>
            {isShown ? (
              <strong aria-current="true">{text}</strong>
            ) : (
              <TextLink href={to.evidence.sessions({ challengeId }, { visit, day })} noVisitedState>
                {text}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

export default function SessionsPage() {
  const { challengeId, visit, visits, day, isToday, why, days, mine, others, undated } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Tap the session you come from. Two peers may write up the same session.">
        Write up a session
      </PageHeading>
      <EvidenceTabs challengeId={challengeId} current="sessions" mayWrite>
        {visits.length === 0 ? null : (
          <nav className="cpc-visits" aria-label="Visits">
            <ul className="cpc-visits__list">
              {visits.map(({ id, text }) => (
                <li key={id} className="cpc-visits__item">
                  {id === visit ? (
                    <strong aria-current="true">{text}</strong>
                  ) : (
                    <TextLink href={to.evidence.sessions({ challengeId }, { visit: id })} noVisitedState>
                      {text}
                    </TextLink>
                  )}
                </li>
              ))}
            </ul>
          </nav>
        )}
        {mine.length + others.length + undated.length === 0 ? (
          <EmptyState title="No sessions in the timetable yet">
            Sessions appear here as soon as the timetable has them. Documents and data can be noted already.
          </EmptyState>
        ) : (
          <>
            <h2 className="govuk-heading-m">
              {day === null ? "Sessions without a day" : isToday ? `Today, ${day}` : day}
            </h2>
            {why === null ? null : <p className="govuk-body">{why}</p>}
            <Days challengeId={challengeId} visit={visit} days={days} />
          </>
        )}
        {mine.length === 0 ? null : (
          <>
            <h3 className="govuk-heading-s">Your sessions</h3>
            <Sessions challengeId={challengeId} visit={visit} sessions={mine} />
          </>
        )}
        {others.length === 0 ? null : (
          <>
            <h3 className="govuk-heading-s">{mine.length === 0 ? "Sessions" : "Other sessions that day"}</h3>
            <Sessions challengeId={challengeId} visit={visit} sessions={others} />
          </>
        )}
        {undated.length === 0 ? null : (
          <Sessions challengeId={challengeId} visit={visit} sessions={undated} />
        )}
        <h2 className="govuk-heading-m">Something you read or saw</h2>
        <p className="govuk-body">For the pack before the visit, or for what no session covers.</p>
        <ButtonGroup>
          <Button
            variant="secondary"
            href={to.evidence.newNote({ challengeId }, { visit, source: "document" })}
          >
            Note on a document
          </Button>
          <Button variant="secondary" href={to.evidence.newNote({ challengeId }, { visit, source: "data" })}>
            Note on data
          </Button>
          <Button
            variant="secondary"
            href={to.evidence.newNote({ challengeId }, { visit, source: "observation" })}
          >
            Something you saw
          </Button>
        </ButtonGroup>
      </EvidenceTabs>
    </>
  );
}
