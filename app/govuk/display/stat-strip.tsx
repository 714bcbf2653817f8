import type { ReactNode } from "react";
import { AppLink } from "../navigation/app-link.tsx";

export interface Stat {
  label: ReactNode;
  value: ReactNode;
  /** A few words below: "of 36 actions". */
  note?: ReactNode;
  /** Makes the label a link to where the figure comes from. */
  href?: string;
}

/** Three or four figures that say how things are. */
export function StatStrip({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className="cpc-stats">
      {stats.map((stat, index) => (
        <div key={index} className="cpc-stats__item">
          <dt className="cpc-stats__label">
            {stat.href === undefined ? (
              stat.label
            ) : (
              <AppLink className="govuk-link govuk-link--no-visited-state" href={stat.href}>
                {stat.label}
              </AppLink>
            )}
          </dt>
          <dd className="cpc-stats__value">
            {stat.value}
            {stat.note === undefined ? null : <span className="cpc-stats__note"> {stat.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
