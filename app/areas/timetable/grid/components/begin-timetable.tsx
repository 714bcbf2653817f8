import type { VisitKind } from "#app/access/visit-kinds.ts";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Callout } from "#app/govuk/display/callout.tsx";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { TaskList } from "#app/govuk/display/task-list.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { ImportLink } from "../../plan/components/import-link.tsx";

interface BeginTimetableProps {
  at: VisitAddress;
  kind: VisitKind;
  mayEdit: boolean;
  /** What is said to whoever cannot build it now. */
  empty: { title: string; text: string };
  sites: number;
  rooms: number;
  people: number;
}

/** Until when a timetable is changed, of each kind of visit. */
const MEANWHILE = {
  conversations: "",
  "on-site": ", also while the team is on site",
  "progress-review": ", also on the days of the review",
} as const satisfies Record<VisitKind, string>;

/** How an empty timetable begins: where, whom, what, in that order. Calls before the visit ask for no room, and none of them is usual. */
export function BeginTimetable({ at, kind, mayEdit, empty, sites, rooms, people }: BeginTimetableProps) {
  if (!mayEdit) {
    return <EmptyState title={empty.title}>{empty.text}</EmptyState>;
  }
  const isCalls = kind === "conversations";
  return (
    <>
      <EmptyState title={`Build the timetable in ${isCalls ? "two" : "three"} steps`}>
        It can be changed at any time{MEANWHILE[kind]}.
      </EmptyState>
      <TaskList
        items={[
          ...(isCalls
            ? []
            : [
                {
                  title: "Add sites and rooms",
                  href: to.timetable.sites(at),
                  hint: "Where the team works, how many each room seats, how long the journeys take",
                  status: step(rooms > 0, sites > 0 ? "No rooms yet" : "To do"),
                },
              ]),
          {
            title: "Add people",
            href: to.timetable.people(at),
            hint: "Councillors, officers, partners and residents the peers may meet",
            status: step(people > 0, "To do"),
          },
          {
            title: "Add sessions",
            href: to.timetable.newSession(at),
            hint: isCalls
              ? "Each call, with its day, its time and the address to join"
              : "Interviews, focus groups, visits, team meetings and feedback",
            status: step(false, "To do"),
          },
        ]}
      />
      <ImportLink at={at} />
      {isCalls ? null : <UsualSessions />}
    </>
  );
}

function UsualSessions() {
  return (
    <Callout>
      <p className="govuk-body">
        Or begin with the sessions a challenge of this kind usually has: a team meeting and feedback each day,
        interviews and focus groups for each council, partners and residents. Each can be placed, changed or
        removed.
      </p>
      <ButtonForm name="begin">
        <Button name="intent" value="begin" variant="secondary" preventDoubleClick>
          Add the usual sessions
        </Button>
      </ButtonForm>
    </Callout>
  );
}

function step(isDone: boolean, text: string) {
  return isDone ? { text: "Done" } : { text, tag: "blue" as const };
}
