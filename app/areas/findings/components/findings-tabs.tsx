import type { ReactNode } from "react";
import { to } from "#app/addresses.ts";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

interface FindingsTabsProps {
  challengeId: string;
  current: "findings" | "recommendations";
  children: ReactNode;
}

/** The two lists of this room. */
export function FindingsTabs({ challengeId, current, children }: FindingsTabsProps) {
  return (
    <Tabs
      title="Findings and recommendations"
      items={[
        { label: "Findings", href: to.findings.front({ challengeId }), current: current === "findings" },
        {
          label: "Recommendations",
          href: to.findings.recommendations({ challengeId }),
          current: current === "recommendations",
        },
      ]}
    >
      {children}
    </Tabs>
  );
}
