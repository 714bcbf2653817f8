import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { type VisitAddress, visitAddress } from "#app/areas/visits/visit-address.ts";
import { CardGrid } from "#app/govuk/display/card.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { readLastRelease } from "../../plan/last-release.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { chooseRepair } from "../choose-repair.server.ts";
import { RepairCard } from "../components/repair-card.tsx";
import { readRepairs } from "../offer-repairs.server.ts";
import { RepairForm } from "../on-the-day-forms.ts";
import { repairsView } from "../repairs-view.ts";
import { undoRepair } from "../undo-repair.server.ts";

export const loader = guarded(
  { at: to.timetable.repairs, permission: "timetable.edit" },
  async ({ permit, params }) => {
    const { label, status, isOutdated, repairs, withoutAddress } = await readRepairs(
      permit,
      params.repairsId,
    );
    const released = (await readLastRelease(permit))?.sessions ?? [];
    const view = repairsView(await readTimetable(permit), repairs, {
      withoutAddress,
      releasedIds: new Set(released.map(({ id }) => id)),
    });
    const { done } = repairs;
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      mail: to.mail.messages(permit),
      label,
      status,
      isOutdated,
      done: done === undefined ? null : { isUndone: done.isUndone, mails: done.mailIds.length },
      // Once one is chosen, the others are of a timetable that is no more.
      view:
        done === undefined ? view : { ...view, repairs: view.repairs.filter(({ way }) => way === done.way) },
    };
  },
);

export const action = guardedIntents(to.timetable.repairs, {
  choose: intent({
    permission: "timetable.edit",
    form: RepairForm,
    run: async ({ permit, params, value, now }) => {
      const repairsId = params.repairsId;
      const done = await chooseRepair(permit, repairsId, value.repair, now);
      return redirectWithNotice(
        to.timetable.repairs({ ...permit, repairsId }),
        `Timetable mended: ${countOf(done.moved, "session", "sessions")} changed, ${done.cancelled} cancelled.`,
      );
    },
  }),
  undo: intent({
    permission: "timetable.edit",
    form: NoFieldsForm,
    run: async ({ permit, params, now }) => {
      const repairsId = params.repairsId;
      const { sent } = await undoRepair(permit, repairsId, now);
      const told =
        sent === 0
          ? "No message had gone out."
          : `${countOf(sent, "message had", "messages had")} gone out already: tell those people.`;
      return redirectWithNotice(
        to.timetable.repairs({ ...permit, repairsId }),
        `Everything is as it was. ${told}`,
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Ways to mend it", { challenge: data?.challenge }) },
];

export default function RepairsPage() {
  const { at, mail, label, status, isOutdated, done, view } = useLoaderData<typeof loader>();
  const isOpen = status === "ready" && !isOutdated;
  return (
    <>
      <BackLink href={to.timetable.lateChange(at)}>Something else has happened</BackLink>
      <PageHeading
        caption={label}
        lead={
          isOpen
            ? "Nothing has changed yet. No way breaks a rule. Choose one: its messages then wait for somebody to read them before they go."
            : undefined
        }
      >
        {done === null ? "Ways to mend it" : done.isUndone ? "Undone" : "Mended"}
      </PageHeading>
      {done === null ? null : <AfterChoice at={at} mail={mail} done={done} />}
      {status === "ready" && isOutdated ? (
        <WarningText>
          Somebody changed the timetable since these were worked out.{" "}
          <TextLink href={to.timetable.lateChange(at)}>Say again what has happened</TextLink>.
        </WarningText>
      ) : null}
      {view.cancelled.length + view.notes.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">{done === null ? "Whichever you choose" : "In any case"}</h2>
          <ul className="govuk-list govuk-list--bullet">
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {isOpen && view.repairs.length > 1 ? (
        <p className="govuk-body">
          Points count what makes the days harder for the peers, such as travelling and waiting; fewer are
          better.
        </p>
      ) : null}
      {isOpen && view.repairs.length === 1 ? (
        <p className="govuk-body">All ways of mending come to the same here.</p>
      ) : null}
      <CardGrid columns={view.repairs.length > 2 ? 3 : 2}>
        {view.repairs.map((repair) => (
          <RepairCard key={repair.way} repair={repair} isOpen={isOpen} />
        ))}
      </CardGrid>
    </>
  );
}

interface AfterChoiceProps {
  at: VisitAddress;
  mail: string;
  done: { isUndone: boolean; mails: number };
}

/** What is left to do once a way was chosen: the messages, and the way back. */
function AfterChoice({ at, mail, done }: AfterChoiceProps) {
  const state = usePageForm({ id: "undo" });
  if (done.isUndone) {
    return (
      <InsetText>
        This was chosen and then undone.{" "}
        <TextLink href={to.timetable.lateChange(at)}>Say again what has happened</TextLink> to mend it in
        another way.
      </InsetText>
    );
  }
  return (
    <>
      <p className="govuk-body-l">
        {done.mails === 0
          ? "There is nobody to write to."
          : `${countOf(done.mails, "message waits", "messages wait")} to be read. Nothing goes out before somebody has read and sent it.`}
      </p>
      <ButtonGroup>
        {done.mails === 0 ? null : <Button href={mail}>Read and send the messages</Button>}
        <Button href={to.timetable.front(at)} variant="secondary">
          See the timetable
        </Button>
        <Button href={to.timetable.today(at)} variant="secondary">
          See the day
        </Button>
      </ButtonGroup>
      <PageForm state={state}>
        <Button name="intent" value="undo" variant="secondary" preventDoubleClick>
          Undo all of it
        </Button>
      </PageForm>
    </>
  );
}
