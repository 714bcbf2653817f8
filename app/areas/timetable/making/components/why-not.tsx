interface WhyNotProps {
  reasons: readonly string[];
  waysOut: readonly string[];
}

/** Why a session has no place: the smallest set of things that conflict, and the cheapest ways out. */
export function WhyNotPanel({ reasons, waysOut }: WhyNotProps) {
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {reasons.length > 1 ? (
        <p className="govuk-body">Together these leave no place; without any one of them there is one.</p>
      ) : null}
      {waysOut.length === 0 ? null : (
        <>
          <p className="govuk-body govuk-!-font-weight-bold">
            {waysOut.length === 1 ? "A way out:" : "Ways out, the cheapest first:"}
          </p>
          <ol className="govuk-list govuk-list--number govuk-list--spaced">
            {waysOut.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
