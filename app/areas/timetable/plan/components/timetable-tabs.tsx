import type { ReactNode } from "react";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

const VIEWS = [
  { view: "timetable", label: "Timetable", path: "" },
  { view: "coverage", label: "Coverage", path: "/coverage" },
  { view: "people", label: "People", path: "/people" },
  { view: "sites", label: "Sites and rooms", path: "/sites" },
  { view: "rules", label: "House rules", path: "/rules" },
  { view: "releases", label: "Released versions", path: "/releases" },
  { view: "paper", label: "Papers", path: "/paper" },
] as const;

interface TimetableTabsProps {
  /** The address of the timetable. */
  base: string;
  current: (typeof VIEWS)[number]["view"];
  children: ReactNode;
}

/** The parts of the timetable's room. */
export function TimetableTabs({ base, current, children }: TimetableTabsProps) {
  return (
    <Tabs
      title="Parts of the timetable"
      items={VIEWS.map(({ view, label, path }) => ({
        label,
        href: `${base}${path}`,
        current: view === current,
      }))}
    >
      {children}
    </Tabs>
  );
}
