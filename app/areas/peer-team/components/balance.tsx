import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import type { BalanceLine } from "../profile/team-balance.ts";

interface BalanceProps {
  /** Of whom it counts, as a sentence. */
  of: string;
  lines: readonly BalanceLine[];
}

/** The balance of the team, in words and counts. */
export function Balance({ of, lines }: BalanceProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="balance">
      <h2 className="govuk-heading-m" id="balance">
        Balance of the team
      </h2>
      <p className="govuk-body">{of}</p>
      <SummaryList rows={lines.map(({ what, words }) => ({ key: what, value: words }))} />
    </section>
  );
}
