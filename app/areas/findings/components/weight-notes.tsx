import { Callout } from "#app/govuk/display/callout.tsx";
import type { Weight } from "../weigh-finding.ts";

/** In a list: what a finding stands on, in a line or two, and what to look at. */
export function WeightLines({ weight }: { weight: Weight }) {
  const cautions = [
    ...weight.flags.map((flag) => flag.message),
    ...weight.warnings.map((warning) => warning.message),
  ];
  return (
    <>
      <p>
        {weight.words}
        {weight.againstWords === null ? "" : `; ${weight.againstWords.toLowerCase()}`}.
        {weight.byKind === "" ? null : ` ${weight.byKind}.`}
      </p>
      {cautions.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet cpc-cautions">
          {cautions.map((message) => (
            <li key={message}>
              <strong>Check:</strong> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The rule that flags who could be identified, said where it is used. */
export function AttributionRule({ rule }: { rule: string }) {
  return <Callout label="House rule">{rule}</Callout>;
}
