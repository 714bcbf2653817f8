import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Panel } from "#app/govuk/display/panel.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { useAnswerTo } from "#app/govuk/form/page-answer.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay, formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { formatInstant } from "#app/platform/days.ts";
import {
  ANSWERS,
  answerOfTimes,
  halfValue,
  halvesOf,
  isAnswered,
  rowDefaults,
} from "../../plan/availability.ts";
import { TimeRows } from "../../plan/components/time-rows.tsx";
import { answerQuestion, readQuestion } from "../answer-availability.server.ts";
import { AvailabilityAnswerForm } from "../availability-forms.ts";
import { HalfDays } from "../components/half-days.tsx";

const WHY = "Whoever the peers may meet has no account: the link says whose answer it is.";

export const loader = open(
  { at: to.timetable.availability, why: WHY },
  async ({ params, url, clientAddress, requestId, now }) => {
    const question = await readQuestion({ token: params.token, clientAddress, requestId }, now);
    const { days, rules, availability, times, answeredAt } = question;
    const { halves, rows } = answerOfTimes(times, rules);
    const spans = halvesOf(rules);
    const hours = (half: "morning" | "afternoon") =>
      `${formatTime(spans[half].start)} to ${formatTime(spans[half].end)}`;
    return {
      name: question.name,
      isOfTeam: question.isOfTeam,
      challengeTitle: question.challengeTitle,
      councilName: question.councilName,
      coming: question.coming,
      lengths: { interview: rules.interviewMinutes, focusGroup: rules.focusGroupMinutes },
      until: formatDay(question.linkUntil),
      // Another answer, another form: what was wrong with the last one is over.
      formKey: String(answeredAt?.getTime() ?? 0),
      isThanks: url.searchParams.get("thanks") === "yes" && answeredAt !== null,
      answered: answeredAt === null ? null : formatInstant(answeredAt),
      days: days.map((day) => ({
        value: day,
        label: formatDayWithWeekday(day),
        halves: [
          { value: halfValue(day, "morning"), label: `Morning, ${hours("morning")}` },
          { value: halfValue(day, "afternoon"), label: `Afternoon, ${hours("afternoon")}` },
        ],
      })),
      before: {
        answer: isAnswered(availability) ? availability : undefined,
        halves,
        times: rowDefaults(rows),
        note: question.note,
      },
    };
  },
);

export const action = openForm({
  at: to.timetable.availability,
  why: WHY,
  form: AvailabilityAnswerForm,
  run: async ({ params, clientAddress, requestId, now, value }) => {
    await answerQuestion({ token: params.token, clientAddress, requestId }, value, now);
    return redirect(to.timetable.availability({ token: params.token }, { thanks: "yes" }));
  },
});

export const meta: MetaFunction = () => [
  { title: pageTitle("When can you come?") },
  // A link of one person belongs in no list of pages.
  { name: "robots", content: "noindex, nofollow" },
];

const ANSWER_LABELS = {
  "any-time": "I can come at any time on these days",
  "some-times": "I can come at some times",
  "cannot-come": "I cannot come",
} as const;

export default function AvailabilityPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useAnswerTo({ id: "availability" });
  return (
    <div className="govuk-width-container">
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            {page.isThanks && answer === null ? (
              <>
                <Panel title="Thank you">
                  {page.isOfTeam ? "Those who arrange the visit have" : `${page.councilName} has`} your
                  answer.
                </Panel>
                <h2 className="govuk-heading-m">Your answer</h2>
              </>
            ) : (
              <PageHeading
                caption={page.challengeTitle}
                lead={page.isOfTeam ? page.name : `${page.name}, ${page.councilName} asks you.`}
              >
                When can you come?
              </PageHeading>
            )}
            {page.isOfTeam ? <ForPeers /> : <ForPeople />}
            {page.answered === null ? null : (
              <InsetText>
                You answered on {page.answered}. You can change your answer until {page.until}.
              </InsetText>
            )}
            <AnswerFields key={page.formKey} />
            <p className="govuk-body">
              This link is yours alone and works until {page.until}. Until then you can open it again.
            </p>
          </div>
        </div>
      </main>
    </div>
  );
}

function ForPeople() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <p className="govuk-body">
        The peers are a team of councillors and officers from other councils. {page.coming}. They want to hear
        from people who know the council and the place. A conversation usually lasts {page.lengths.interview}{" "}
        minutes, a group {page.lengths.focusGroup} minutes, and usually you are needed for one of them.
      </p>
      <p className="govuk-body">
        What you say to the peers is not attributed to you. Your answer here is seen only by those who arrange
        the visit. What is held about you, and your rights:{" "}
        <TextLink href={to.installation.privacy()}>privacy notice</TextLink>.
      </p>
    </>
  );
}

/** The same for somebody of the team. */
function ForPeers() {
  const page = useLoaderData<typeof loader>();
  return (
    <p className="govuk-body">
      You are in the peer team. {page.coming}. Your answer is seen only by those who arrange the visit. What
      is held about you, and your rights: <TextLink href={to.installation.privacy()}>privacy notice</TextLink>
      .
    </p>
  );
}

function AnswerFields() {
  const page = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AvailabilityAnswerForm>>({
    id: "availability",
    defaultValue: page.before,
  });
  const { fields } = state;
  return (
    <PageForm state={state} withoutDraft>
      <Radios
        {...fieldProps(fields.answer)}
        legend="Can you come on these days?"
        items={ANSWERS.map((value) => ({
          value,
          label: ANSWER_LABELS[value],
          conditional:
            value === "some-times" ? (
              <>
                <HalfDays {...checkboxesProps(fields.halves)} days={page.days} />
                <TimeRows
                  field={fields.times}
                  legend="Your own times (optional)"
                  hint="When no half day fits. Times such as 9:30 or 14:15."
                  days={page.days}
                />
              </>
            ) : undefined,
        }))}
      />
      <LongText
        {...fieldProps(fields.note)}
        most={500}
        label="Anything about the time (optional)"
        hint="Such as: I work nights. Please write nothing about your health."
        rows={2}
      />
      <Button preventDoubleClick>Send my answer</Button>
    </PageForm>
  );
}
