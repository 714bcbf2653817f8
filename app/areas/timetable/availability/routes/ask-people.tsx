import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { checkboxesProps, dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf, plusDays } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { lastDayOfLink } from "../../plan/availability.ts";
import { PeoplePicker } from "../../plan/components/people-picker.tsx";
import { visitRange } from "../../plan/day-plan.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { sessionChoices } from "../../plan/session-choices.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { askAvailability } from "../ask-availability.server.ts";
import { askGroups, firstGroup } from "../ask-groups.ts";
import { AskForm } from "../availability-forms.ts";
import { listAvailability } from "../availability-store.server.ts";

/** Days people are given to answer, unless the links end before. */
const DAYS_TO_ANSWER = 7;

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.askPeople },
  async ({ permit, now }) => {
    const record = await readTimetable(permit);
    const entries = await listAvailability(permit);
    const groups = askGroups(entries);
    const [firstDay, lastDay] = [record.visit.days[0], record.visit.days.at(-1)];
    const lastAnswer =
      firstDay === undefined || lastDay === undefined
        ? null
        : lastDayOfLink({ firstDay, lastDay }, dayOf(now));
    const canAnswer = new Set(entries.filter(({ hasAddress }) => hasAddress).map(({ personId }) => personId));
    const inAWeek = plusDays(dayOf(now), DAYS_TO_ANSWER);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mail: to.mail.messages(permit),
      visit: visitRange(record.visit),
      isOver: lastAnswer === null,
      answerBy: lastAnswer === null || inAWeek < lastAnswer ? inAWeek : lastAnswer,
      sizes: {
        "in-sessions": groups["in-sessions"].length,
        "not-asked": groups["not-asked"].length,
        waiting: groups.waiting.length,
      },
      first: firstGroup(groups),
      withoutAddress: entries.filter(
        ({ hasAddress, availability }) => !hasAddress && availability === "not-asked",
      ).length,
      people: sessionChoices(record)
        .people.map(({ group, people }) => ({ group, people: people.filter(({ id }) => canAnswer.has(id)) }))
        .filter(({ people }) => people.length > 0),
    };
  },
);

export const action = guardedIntents(to.timetable.askPeople, {
  ask: intent({
    permission: "timetable.edit",
    form: AskForm,
    run: async ({ permit, value, now }) => {
      const { asked, withoutAddress } = await askAvailability(permit, value, now);
      const without =
        withoutAddress === 0
          ? ""
          : ` ${countOf(withoutAddress, "person has", "people have")} no address: make them a link on their own page.`;
      return redirectWithNotice(
        to.mail.messages(permit, { status: "draft" }),
        `${countOf(asked, "message waits", "messages wait")} here to be read and sent.${without}`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Ask when people can come", { challenge: data?.challenge }) },
];

export default function AskPeoplePage() {
  const { at, visit, isOver, people } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={to.timetable.people(at)}>Back to people</BackLink>
      <PageHeading
        caption="Timetable"
        lead="Each gets a message with a link of their own. They answer without an account, and you see it in the list of people."
      >
        Ask when people can come
      </PageHeading>
      {visit === null ? (
        <EmptyState title="The days of this visit are not known yet">
          Set them under <TextLink href={to.keyDates.visits(at)}>Visits</TextLink> first: people are asked
          about those days.
        </EmptyState>
      ) : isOver ? (
        <EmptyState title="The visit is over">There is nothing to ask any more.</EmptyState>
      ) : people.length === 0 ? (
        <EmptyState title="Nobody has an e-mail address yet">
          Add addresses to people on the list, or make a link to hand over on a person’s own page.
        </EmptyState>
      ) : (
        <AskFields />
      )}
    </>
  );
}

function AskFields() {
  const { at, visit, answerBy, sizes, first, withoutAddress, people } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof AskForm>>({
    id: "ask",
    // A day is text where it is stored and three boxes where it is typed: DateInput takes either.
    defaultValue: { group: first, answerBy: answerBy as never },
  });
  const { fields } = state;
  const countPeople = (count: number) => countOf(count, "person", "people");
  return (
    <PageForm state={state}>
      <Radios
        {...fieldProps(fields.group)}
        legend="Whom do you want to ask?"
        items={[
          {
            value: "in-sessions",
            label: `Everybody in a session who was not asked yet: ${countPeople(sizes["in-sessions"])}`,
          },
          {
            value: "not-asked",
            label: `Everybody on the list who was not asked yet: ${countPeople(sizes["not-asked"])}`,
          },
          {
            value: "waiting",
            label: `Everybody who was asked and has not answered: ${countPeople(sizes.waiting)}`,
            hint: "They get a new link, and the old one ends.",
          },
          {
            value: "chosen",
            label: "People I choose",
            conditional: <PeoplePicker {...checkboxesProps(fields.personIds)} groups={people} />,
          },
        ]}
      />
      {withoutAddress === 0 ? null : (
        <p className="govuk-body">
          {withoutAddress === 1 ? "1 person who was" : `${withoutAddress} people who were`} not asked{" "}
          {withoutAddress === 1 ? "has" : "have"} no e-mail address and cannot be asked like this. Add
          addresses, or make a link to hand over on{" "}
          <TextLink href={to.timetable.people(at, { availability: "not-asked" })}>their own pages</TextLink>.
        </p>
      )}
      <DateInput
        {...dateProps(fields.answerBy)}
        legend="By when should they answer?"
        hint="The links work until the day before the visit begins."
      />
      <LongText
        {...fieldProps(fields.message)}
        most={1_500}
        label="What you want to add (optional)"
        hint={`The message says already who asks, when the peers come (${visit}), and that what people say is not attributed to them.`}
        rows={4}
      />
      <ButtonGroup>
        <Button name="intent" value="ask" preventDoubleClick>
          Prepare the messages
        </Button>
        <TextLink href={to.timetable.people(at)}>Cancel</TextLink>
      </ButtonGroup>
      <p className="govuk-body">Nothing is sent yet: you read the messages in the outbox first.</p>
    </PageForm>
  );
}
