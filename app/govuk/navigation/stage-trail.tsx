import type { ReactNode } from "react";
import { VisuallyHidden } from "../display/visually-hidden.tsx";
import { AppLink } from "./app-link.tsx";

export interface StageStep {
  label: string;
  state: "done" | "current" | "upcoming";
  /** For example the date it ends: "by 29 March". */
  note?: ReactNode;
  href?: string;
}

export interface StageTrailProps {
  stages: readonly StageStep[];
  label?: string;
}

const STATE_WORDS = { done: "Done", current: "Now", upcoming: "To come" } as const;

/** Where a challenge stands in its stages: in words, not by colour alone; a column on a phone. */
export function StageTrail({ stages, label = "Stages of this challenge" }: StageTrailProps) {
  return (
    <ol className="cpc-trail" aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.label}
          className={`cpc-trail__step cpc-trail__step--${stage.state}`}
          aria-current={stage.state === "current" ? "step" : undefined}
        >
          <span className="cpc-trail__label">
            {stage.href === undefined ? (
              stage.label
            ) : (
              <AppLink className="govuk-link govuk-link--no-visited-state" href={stage.href}>
                {stage.label}
              </AppLink>
            )}
          </span>
          <span className="cpc-trail__state">
            <VisuallyHidden>: </VisuallyHidden>
            {STATE_WORDS[stage.state]}
          </span>
          {stage.note === undefined ? null : <span className="cpc-trail__note">{stage.note}</span>}
        </li>
      ))}
    </ol>
  );
}
