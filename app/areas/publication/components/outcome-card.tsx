import { SummaryCard, SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** One document on the publication page, in words. */
export interface ShownOutcome {
  name: string;
  state: "not-final" | "ready-to-check" | "published" | "newer-final";
  /** "Version 2, issued 12 December 2025". */
  candidate: string | null;
  /** Where it is checked and published; null when the person may not, or there is nothing to publish. */
  releaseHref: string | null;
  published: { href: string; slug: string; words: string; withdrawHref: string | null } | null;
  withdrawn: readonly { slug: string; words: string }[];
}

const STATES = {
  "not-final": { text: "No final version yet", colour: "grey" },
  "ready-to-check": { text: "Not published", colour: "yellow" },
  published: { text: "Published", colour: "green" },
  "newer-final": { text: "A newer version is final", colour: "yellow" },
} as const;

/** How far one document is on its way to the public. */
export function OutcomeCard({ outcome }: { outcome: ShownOutcome }) {
  const state = STATES[outcome.state];
  const { published } = outcome;
  return (
    <SummaryCard title={outcome.name} headingLevel={2}>
      <SummaryList
        rows={[
          { key: "Where it stands", value: <Tag colour={state.colour}>{state.text}</Tag> },
          ...(outcome.candidate === null ? [] : [{ key: "Final version", value: outcome.candidate }]),
          ...(published === null
            ? []
            : [
                {
                  key: "Public address",
                  value: (
                    <>
                      <TextLink href={published.href}>{published.href}</TextLink>
                      <br />
                      {published.words}
                    </>
                  ),
                },
              ]),
          ...outcome.withdrawn.map((each) => ({ key: "Withdrawn", value: each.words })),
        ]}
      />
      {outcome.releaseHref === null && (published === null || published.withdrawHref === null) ? null : (
        <div className="govuk-button-group govuk-!-margin-top-4 govuk-!-margin-bottom-0">
          {outcome.releaseHref === null ? null : (
            <Button href={outcome.releaseHref}>
              Check and publish
              <span className="govuk-visually-hidden">: {outcome.name}</span>
            </Button>
          )}
          {published === null || published.withdrawHref === null ? null : (
            <TextLink href={published.withdrawHref}>
              Withdraw<span className="govuk-visually-hidden">: {outcome.name}</span>
            </TextLink>
          )}
        </div>
      )}
    </SummaryCard>
  );
}
