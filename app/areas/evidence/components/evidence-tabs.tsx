import type { ReactNode } from "react";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

const VIEWS = [
  { view: "notes", label: "Notes", path: "" },
  { view: "sessions", label: "Write up a session", path: "/sessions" },
  { view: "coverage", label: "Coverage", path: "/coverage" },
] as const;

interface EvidenceTabsProps {
  challengeId: string;
  current: (typeof VIEWS)[number]["view"];
  children: ReactNode;
}

/** The three views of the evidence. */
export function EvidenceTabs({ challengeId, current, children }: EvidenceTabsProps) {
  return (
    <Tabs
      title="Evidence"
      items={VIEWS.map(({ view, label, path }) => ({
        label,
        href: `/challenges/${challengeId}/evidence${path}`,
        current: view === current,
      }))}
    >
      {children}
    </Tabs>
  );
}
