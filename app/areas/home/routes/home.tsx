import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { STAGES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { listMilestones, type Milestone, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { hasReached, STAGE_NAMES } from "#app/areas/challenge/stages.ts";
import { ownCouncil } from "#app/areas/councils/own-council.ts";
import { listCouncilDates } from "#app/areas/councils/read-council-dates.server.ts";
import { type DateStanding, lateAndNext, standingOf } from "#app/areas/dates/standing.ts";
import { DateList, type ShownDate } from "#app/areas/key-dates/components/date-list.tsx";
import { factsOf, readVisitsChecked } from "#app/areas/key-dates/read-key-dates.server.ts";
import { awkwardDays, awkwardInWords } from "#app/areas/key-dates/visit-day-words.ts";
import { deputyCounts, listOwnDeputyLines } from "#app/areas/people/deputies/read-deputies.server.ts";
import { roleInWords } from "#app/areas/people/members/role-words.ts";
import { readTodaysSessions } from "#app/areas/timetable/on-the-day/read-todays-sessions.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { onSiteWords } from "#app/areas/visits/on-site-days.ts";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { listVisits, readAddressesInView, readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { reviewDaysWords } from "#app/areas/visits/visit-words.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { StageTrail } from "#app/govuk/navigation/stage-trail.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { closedBeforeEnd, reachedSteps } from "../closing/closing-rules.ts";
import { readClosing } from "../closing/read-closing.server.ts";
import { InPlaceOfSection } from "../components/in-place-of-section.tsx";
import { OwnCouncilBlock } from "../components/own-council-block.tsx";
import { StandInsBlock } from "../components/stand-ins-block.tsx";
import { TaskSections } from "../components/task-sections.tsx";
import { TodaySection } from "../components/today-section.tsx";
import { UnownedSection } from "../components/unowned-section.tsx";
import { demonstrationHint } from "../demonstration-hint.ts";
import { figuresFor } from "../home-figures.ts";
import { lateToTell } from "../late-dates.ts";
import { ownTasks } from "../own-tasks.ts";
import { readInPlaceOf } from "../read-in-place-of.server.ts";
import { readProgressAnd } from "../read-progress.server.ts";
import { readUnowned } from "../read-unowned.server.ts";
import { openTo, shownTask } from "../task-list.ts";

export const loader = guarded({ permission: "challenge.read" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const closing = await readClosing(permit);
  const [challenge, at, onSite, milestones, visits, { progress, besides }, councils, unowned] =
    await Promise.all([
      readChallenge(permit),
      readAddressesInView(permit, today),
      readOnSiteDays(permit.challengeId),
      listMilestones(permit),
      hasReached(permit.stage, "reporting") ? [] : readVisitsChecked(permit),
      readProgressAnd(deputyCounts(permit.challengeId, today), permit, today),
      permit.councilId === null ? [] : listCouncilDates(permit),
      closing === null ? readUnowned(permit, now) : [],
    ]);
  const standIns = !permit.may("deputies.name")
    ? null
    : besides.deputies === 0
      ? []
      : await listOwnDeputyLines(permit, now);
  const own = councils.find(({ councilId }) => councilId === permit.councilId);
  const dates = milestones.map((date) => {
    const facts = factsOf(date);
    return { ...date, ...facts, standing: standingOf(facts, today, challenge.recordBegan) };
  });
  const { late, next } = lateAndNext(dates, today, challenge.recordBegan);
  // Of what was closed before its end nothing is due, late or to be done.
  const isOver = closing !== null;
  const lateHere = isOver ? [] : lateToTell(late, permit.may("milestones.edit"));
  return {
    id: challenge.id,
    postponed: permit.may("timetable.read") ? await readPostponedLine(permit, {}) : null,
    title: challenge.title,
    stage: challenge.stage,
    councils: listNames(challenge.councils.map((council) => council.name)),
    onSite: onSiteWords(onSite),
    review: reviewDaysWords(await listVisits(permit.challengeId)),
    role: roleInWords(permit),
    late: lateHere.slice(0, 4).map(shown),
    moreLate: Math.max(0, lateHere.length - 4),
    today: isOver ? [] : await readTodaysSessions(permit, now),
    next: next.slice(0, 3).map(shown),
    // Of the days that the line names: calls before and reviews are on the page of key dates.
    awkward: awkwardInWords(awkwardDays(visits.filter(({ kind }) => kind === "on-site"))),
    figures: openTo(isOver ? [] : figuresFor(challenge.stage, progress), permit.may).map(
      ({ page, of, ...figure }) => ({
        ...figure,
        href: page(of === undefined ? at.inView : at[of]),
      }),
    ),
    ownCouncil: own === undefined ? null : ownCouncil(own, today),
    standIns,
    // Whoever stands in for nobody is not asked about.
    inPlaceOf:
      standIns === null || standIns.length === 0
        ? []
        : (await readInPlaceOf(permit, now)).map(({ tasks, ...away }) => ({
            ...away,
            tasks: tasks.map((task) => shownTask(task, at)),
          })),
    unowned,
    tasks: isOver ? [] : ownTasks(permit, progress, at),
    closedFrom: closing?.from ?? null,
    demonstration: demonstrationHint(
      {
        ...challenge,
        at: at.onSite,
        lastDayOnSite: onSite?.last ?? null,
        releases: progress.shared?.timetableVersions ?? 0,
      },
      today,
      { manage: permit.may("challenge.manage"), arrange: permit.may("timetable.edit") },
    ),
    mayMove: permit.may("challenge.move"),
    mayManage: permit.may("challenge.manage"),
    mayEditDates: permit.may("milestones.edit"),
  };
});

/** What the first page says of a key date. */
function shown({
  id,
  label,
  notBefore,
  dueOn,
  latestOn,
  lateReason,
  standing,
}: Milestone & { standing: DateStanding }): ShownDate {
  return { id, label, notBefore, dueOn, latestOn, lateReason, standing };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Home", { challenge: data?.title }) },
];

export default function HomePage() {
  const home = useLoaderData<typeof loader>();
  const steps = reachedSteps(STAGES, home.closedFrom);
  const here = steps.indexOf(home.stage);
  const hrefOf = home.mayEditDates
    ? (id: string) => to.keyDates.keyDate({ challengeId: home.id, milestoneId: id })
    : undefined;
  return (
    <>
      <PageHeading
        lead={home.closedFrom === null ? STAGE_NAMES[home.stage].happens : closedBeforeEnd(home.closedFrom)}
        actions={
          home.mayMove ? (
            <>
              <Button href={to.home.stage({ challengeId: home.id })} variant="secondary">
                {home.closedFrom === null ? "Move to another stage" : "Open the challenge again"}
              </Button>{" "}
              {home.mayManage ? (
                <Button href={to.keyDates.details({ challengeId: home.id })} variant="secondary">
                  Change details
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      >
        {home.title}
      </PageHeading>
      <PostponedNote challengeId={home.id} line={home.postponed} />
      <p className="govuk-body">
        {home.councils}.{" "}
        {home.onSite === null ? "The days on site are not set yet." : `On site ${home.onSite}.`}
        {home.awkward === null ? null : (
          <>
            {" "}
            Of these days, {home.awkward}.{" "}
            <TextLink href={to.keyDates.front({ challengeId: home.id })} noVisitedState>
              What to know of them
            </TextLink>
          </>
        )}
        {home.review === null ? null : ` Progress review ${home.review}.`}
      </p>
      {home.demonstration === null ? null : (
        <Callout label="Demonstration">
          <p className="govuk-body">{home.demonstration.text}</p>
          {home.demonstration.next === null ? null : home.demonstration.next.isButton ? (
            <ButtonForm name="move-demonstration" action={home.demonstration.next.href}>
              <Button name="intent" value="move" preventDoubleClick>
                {home.demonstration.next.label}
              </Button>
            </ButtonForm>
          ) : (
            <TextLink href={home.demonstration.next.href} noVisitedState>
              {home.demonstration.next.label}
            </TextLink>
          )}
        </Callout>
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {home.today.map((today) => (
            <TodaySection
              key={today.visitId}
              challengeId={home.id}
              today={today}
              isOneOfSeveral={home.today.length > 1}
            />
          ))}
          <UnownedSection things={home.unowned} />
          {home.inPlaceOf.map(({ accountId, ...away }) => (
            <InPlaceOfSection key={accountId} {...away} />
          ))}
          <TaskSections challengeId={home.id} role={home.role} stage={home.stage} tasks={home.tasks} />
        </div>
        <div className="govuk-grid-column-one-third">
          {home.late.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Late</h2>
              <DateList dates={home.late} hrefOf={hrefOf} />
              {home.moreLate === 0 ? null : (
                <p className="govuk-body">
                  {home.moreLate === 1 ? "One more date is late." : `${home.moreLate} more dates are late.`}
                </p>
              )}
            </>
          )}
          {home.closedFrom === null ? (
            <>
              <h2 className="govuk-heading-m">Due next</h2>
              {home.next.length === 0 ? (
                <p className="govuk-body">No date lies ahead.</p>
              ) : (
                <DateList dates={home.next} hrefOf={hrefOf} />
              )}
            </>
          ) : null}
          <p className="govuk-body">
            <TextLink href={to.keyDates.front({ challengeId: home.id })} noVisitedState>
              All key dates
            </TextLink>
          </p>
          {home.standIns === null ? null : <StandInsBlock challengeId={home.id} lines={home.standIns} />}
          {home.ownCouncil === null ? null : <OwnCouncilBlock council={home.ownCouncil} />}
        </div>
      </div>
      {home.figures.length === 0 ? null : <StatStrip stats={home.figures} />}
      <StageTrail
        stages={steps.map((stage, index) => ({
          label: STAGE_NAMES[stage].name,
          state: index < here ? "done" : index === here ? "current" : "upcoming",
        }))}
      />
    </>
  );
}
