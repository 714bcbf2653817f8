import type { ReactNode } from "react";
import { to } from "#app/addresses.ts";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

const VIEWS = [
  { view: "notes", label: "Notes", page: to.evidence.front },
  { view: "sessions", label: "Write up a session", page: to.evidence.sessions },
  { view: "coverage", label: "Coverage", page: to.evidence.coverage },
] as const;

interface EvidenceTabsProps {
  challengeId: string;
  current: (typeof VIEWS)[number]["view"];
  /** Whether notes can be written now: without it there is nothing to write up. */
  mayWrite: boolean;
  children: ReactNode;
}

/** The views of the evidence: two to read, and one to write. */
export function EvidenceTabs({ challengeId, current, mayWrite, children }: EvidenceTabsProps) {
  return (
    <Tabs
      title="Evidence"
      items={VIEWS.filter(({ view }) => mayWrite || view !== "sessions").map(({ view, label, page }) => ({
        label,
        href: page({ challengeId }),
        current: view === current,
      }))}
    >
      {children}
    </Tabs>
  );
}
