import { useHydrated } from "#app/govuk/use-hydrated.ts";

/** Prints the page. Without JavaScript there is no button: the browser's own menu prints as well. */
export function PrintButton() {
  if (!useHydrated()) return null;
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
      Print this page
    </button>
  );
}
