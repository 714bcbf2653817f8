import type { ReactNode } from "react";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

const VIEWS = [
  { view: "timetable", label: "Timetable", page: to.timetable.front },
  { view: "coverage", label: "Coverage", page: to.timetable.coverage },
  { view: "people", label: "People", page: to.timetable.people },
  { view: "sites", label: "Sites and rooms", page: to.timetable.sites },
  { view: "rules", label: "House rules", page: to.timetable.rules },
  { view: "releases", label: "Released versions", page: to.timetable.releases },
  { view: "paper", label: "Papers", page: to.timetable.paper },
] as const;

interface TimetableTabsProps {
  at: VisitAddress;
  current: (typeof VIEWS)[number]["view"];
  children: ReactNode;
}

/** The parts of the timetable's room. */
export function TimetableTabs({ at, current, children }: TimetableTabsProps) {
  return (
    <Tabs
      title="Parts of the timetable"
      items={VIEWS.map(({ view, label, page }) => ({
        label,
        href: page(at),
        current: view === current,
      }))}
    >
      {children}
    </Tabs>
  );
}
