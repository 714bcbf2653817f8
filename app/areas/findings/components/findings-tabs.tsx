import type { ReactNode } from "react";
import { Tabs } from "#app/govuk/navigation/tabs.tsx";

interface FindingsTabsProps {
  challengeId: string;
  current: "findings" | "recommendations";
  children: ReactNode;
}

/** The two lists of this room. */
export function FindingsTabs({ challengeId, current, children }: FindingsTabsProps) {
  const base = `/challenges/${challengeId}`;
  return (
    <Tabs
      title="Findings and recommendations"
      items={[
        { label: "Findings", href: `${base}/findings`, current: current === "findings" },
        {
          label: "Recommendations",
          href: `${base}/recommendations`,
          current: current === "recommendations",
        },
      ]}
    >
      {children}
    </Tabs>
  );
}
