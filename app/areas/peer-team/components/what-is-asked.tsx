import type { ShownProfile } from "../profile/shown-profile.ts";

/** On the card of a place: what it asks for, who looks for somebody, and how whoever fills it fits. */
export function WhatIsAsked({ profile }: { profile: ShownProfile | undefined }) {
  if (profile === undefined) return null;
  const { wanted, soughtBy, fit, fitNote } = profile;
  return (
    <>
      {wanted.length === 0 ? null : (
        <p className="govuk-body-s">
          Asked for: {wanted.map(({ what, words }) => `${what.toLowerCase()}: ${words}`).join("; ")}
        </p>
      )}
      {soughtBy === "" ? null : <p className="govuk-body-s">Looked for by: {soughtBy}</p>}
      {fit.map((sentence) => (
        <p className="govuk-body-s" key={sentence}>
          {sentence}
        </p>
      ))}
      {fitNote === "" ? null : <p className="govuk-body-s govuk-!-text-break-word">{fitNote}</p>}
    </>
  );
}
