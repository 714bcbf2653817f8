import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { ROLE_NAMES } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import { UNDO_DAYS } from "#app/areas/people/members/hand-overs.server.ts";
import { leaveChallenge, removeMember } from "#app/areas/people/members/remove-member.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant, plusDays } from "#app/platform/days.ts";
import { inViewOf } from "#app/platform/in-view/council-address.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import {
  ChooseReceiver,
  ConfirmHandOver,
  EndMembership,
  UndoHandOver,
} from "../components/leaving-forms.tsx";
import { EndingList, ThingLists } from "../components/thing-lists.tsx";
import { EndForm, HandOverAllForm, UndoHandOverForm } from "../forms.ts";
import { handOverAll, undoHandOver } from "../hand-over-all.server.ts";
import { thingsInWords } from "../held-things.ts";
import { readLeavingPage } from "../read-leaving.server.ts";

export const loader = guarded(
  { at: to.leaving.front, permission: "leaving.prepare" },
  async ({ permit, params, url, now }) => {
    const page = await readLeavingPage(permit, params.membershipId, url.searchParams.get("to"), now);
    const { giver, isSelf, isOwnSide, side, things, mark, receiver, sorted, handOvers } = page;
    return {
      challenge: permit.challengeTitle,
      challengeId: permit.challengeId,
      membershipId: params.membershipId,
      name: giver.name,
      isSelf,
      isOwnSide,
      councils: page.councils,
      backToPeople: permit.may("members.read"),
      things: things.map(({ kind, recordId, title }) => ({ kind, recordId, title })),
      ending: page.ending,
      mark,
      lastOf: page.isLastOfRole ? ROLE_NAMES[giver.role].toLowerCase() : null,
      others: side
        .filter(({ membershipId }) => membershipId !== params.membershipId)
        .map(({ membershipId, name, role }) => ({
          value: membershipId,
          text: `${name}, ${ROLE_NAMES[role].toLowerCase()}`,
        })),
      receiver: receiver === null ? null : { id: receiver.membershipId, name: receiver.name },
      sorted:
        sorted === null
          ? null
          : {
              go: sorted.go.map(({ kind, recordId, title }) => ({ kind, recordId, title })),
              stay: sorted.stay.map(({ kind, recordId, title, why }) => ({ kind, recordId, title, why })),
            },
      handOvers: handOvers.map(({ id, toName, doneAt, things: count }) => ({
        id,
        words: `${count === 1 ? "1 thing" : `${count} things`} to ${toName} on ${formatInstant(doneAt)}`,
        until: formatDay(plusDays(dayOf(doneAt), UNDO_DAYS)),
      })),
      mayRemove: permit.may("members.edit") && !isSelf,
    };
  },
);

export const action = guardedIntents(to.leaving.front, {
  handOver: intent({
    permission: "leaving.prepare",
    form: HandOverAllForm,
    run: async ({ permit, params, value, now }) => {
      const { membershipId } = params;
      const { toName, things } = await handOverAll(
        permit,
        { membershipId, toId: value.to, opened: value.version },
        now,
      );
      return redirectWithNotice(
        to.leaving.front({ challengeId: permit.challengeId, membershipId }),
        `Handed over to ${toName}: ${thingsInWords(things)}. It can be put back below until ${formatDay(plusDays(dayOf(now), UNDO_DAYS))}.`,
      );
    },
  }),
  undo: intent({
    permission: "leaving.prepare",
    form: UndoHandOverForm,
    run: async ({ permit, params, value, now }) => {
      const { membershipId } = params;
      const { back, stayed } = await undoHandOver(permit, { membershipId, ...value }, now);
      return redirectWithNotice(
        to.leaving.front({ challengeId: permit.challengeId, membershipId }),
        `${back === 1 ? "1 thing" : `${back} things`} put back.${stayed === 0 ? "" : ` ${stayed} stayed, since somebody changed or finished them meanwhile.`}`,
      );
    },
  }),
  remove: intent({
    permission: "members.edit",
    form: EndForm,
    run: async ({ permit, params, now }) => {
      await removeMember(permit, params.membershipId, now);
      return redirectWithNotice(to.people.members(permit), "Person removed.");
    },
  }),
  leave: intent({
    permission: "leaving.prepare",
    form: EndForm,
    run: async ({ permit, now }) => {
      await leaveChallenge(permit, now);
      const [next] = permit.serves.filter(({ councilId }) => councilId !== permit.councilId);
      return next === undefined
        ? redirectWithNotice(
            to.home.challenges(),
            "You are out of the challenge. What you wrote stays in it.",
          )
        : redirectWithNotice(
            inViewOf(to.home.front(permit), next.councilId),
            "You have left that council. What you wrote stays with it.",
          );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Leaving: ${data?.name ?? "a person"}`, { challenge: data?.challenge }) },
];

export default function LeavingPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, membershipId, name, isSelf, isOwnSide, things, receiver, sorted, others } = page;
  const whose = isSelf ? "you have" : `${name} has`;
  return (
    <>
      {page.backToPeople ? (
        <BackLink href={to.people.members({ challengeId })}>People</BackLink>
      ) : (
        <BackLink href={to.home.front({ challengeId })}>Home</BackLink>
      )}
      <PageHeading
        lead={
          isOwnSide
            ? "Whoever leaves hands all of it to one person of the same side, and of the same council, in one step. What they wrote stays as they wrote it."
            : page.councils === null
              ? "They are signed out at once. What they wrote stays."
              : `They go on serving ${page.councils.kept}. What they wrote stays.`
        }
      >
        {isOwnSide ? `Hand over what ${whose}` : `Remove ${name}`}
      </PageHeading>
      {page.lastOf === null ? null : (
        <WarningText>
          Nobody else here is {page.lastOf}. What comes to somebody as {page.lastOf}, such as key dates, comes
          to nobody once {isSelf ? "you have" : `${name} has`} left. Give the role to somebody first.
        </WarningText>
      )}
      {!isOwnSide ? (
        <p className="govuk-body">
          What {name} has of the council’s own is not shown here. The co-ordinators of the council are told,
          and hand it over.
        </p>
      ) : things.length === 0 ? (
        <EmptyState title="Nothing to hand over">
          No open action, document, theme or link to decide stands in {isSelf ? "your" : "their"} name.
        </EmptyState>
      ) : sorted === null || receiver === null ? (
        <>
          <ThingLists things={things} />
          {others.length === 0 ? (
            <p className="govuk-body">There is nobody else of this side. Invite somebody first.</p>
          ) : (
            <ChooseReceiver others={others} />
          )}
        </>
      ) : (
        <>
          <h2 className="govuk-heading-m">{`Goes to ${receiver.name}`}</h2>
          {sorted.go.length === 0 ? (
            <p className="govuk-body">Nothing of it can go to {receiver.name}.</p>
          ) : (
            <ThingLists things={sorted.go} level={3} />
          )}
          {sorted.stay.length === 0 ? null : (
            <>
              <h2 className="govuk-heading-m">Stays</h2>
              <ThingLists things={sorted.stay} level={3} />
            </>
          )}
          <p className="govuk-body">
            <TextLink href={to.leaving.front({ challengeId, membershipId })}>Choose somebody else</TextLink>
          </p>
          {sorted.go.length === 0 ? null : (
            <ConfirmHandOver key={page.mark} receiver={receiver} mark={page.mark} count={sorted.go.length} />
          )}
        </>
      )}
      <EndingList ending={page.ending} isSelf={isSelf} />
      {page.handOvers.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Handed over</h2>
          {page.handOvers.map((done) => (
            <UndoHandOver key={done.id} {...done} />
          ))}
        </>
      )}
      {isSelf || page.mayRemove ? (
        <EndMembership isSelf={isSelf} name={name} left={things.length} councils={page.councils} />
      ) : null}
    </>
  );
}
