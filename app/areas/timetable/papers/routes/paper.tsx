import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TimetableTabs } from "../../plan/components/timetable-tabs.tsx";
import { placedSessions, unplacedSessions } from "../../plan/day-plan.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { PaperChooser } from "../components/paper-chooser.tsx";
import { PAPER_KINDS } from "../paper.ts";
import { paperChoices } from "../paper-choice.ts";
import { PAPER_OFFERS } from "../paper-offers.ts";
import { readPaperStanding } from "../read-paper.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.timetable.paper },
  async ({ permit, now }) => {
    const record = await readTimetable(permit);
    return {
      challenge: permit.challengeTitle,
      at: visitAddress(permit),
      standing: await readPaperStanding(permit, record, now),
      placed: placedSessions(record.sessions).length,
      unplaced: unplacedSessions(record.sessions).length,
      kinds: PAPER_KINDS.filter((kind) => permit.may(PAPER_OFFERS[kind].permission)),
      // Who comes is chosen by name for joining notes only, which are for those who arrange the visit.
      choices: paperChoices(record, { ownPeerId: permit.peerId, withPeople: permit.may("timetable.edit") }),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Papers of the timetable", { challenge: data?.challenge }) },
];

export default function PaperPage() {
  const { at, standing, placed, unplaced, kinds, choices } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption="Timetable"
        lead="Pages to print, to hand out and to hang up, drawn from the timetable as it stands now."
      >
        Papers
      </PageHeading>
      <TimetableTabs at={at} current="paper">
        {placed === 0 ? (
          <EmptyState title="There is nothing to print yet">
            Papers can be made as soon as a session has a day and a time.
          </EmptyState>
        ) : (
          <>
            <p className="govuk-body">
              <strong>{standing}.</strong>{" "}
              {unplaced === 0
                ? "Each paper says so too."
                : `Each paper says so too. ${countOf(unplaced, "session has", "sessions have")} no day or time yet and will not be on them.`}
            </p>
            <PaperChooser at={at} kinds={kinds} choices={choices} />
          </>
        )}
      </TimetableTabs>
    </>
  );
}
