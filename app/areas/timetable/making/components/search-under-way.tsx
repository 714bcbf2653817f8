import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";

interface SearchUnderWayProps {
  seconds: number;
  elapsed: number;
  progress: { placed: number; total: number; soft: number; isFeasible: boolean } | null;
}

/** Milliseconds between two looks at how far it has come. */
const LOOK_EVERY_MS = 700;

/** How far a search has come, kept up to date; without JavaScript the page loads itself again. */
export function SearchUnderWay({ seconds, elapsed, progress }: SearchUnderWayProps) {
  const { revalidate } = useRevalidator();
  const state = usePageForm({ id: "stop" });
  useEffect(() => {
    const timer = setInterval(revalidate, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <p className="govuk-body">
        <progress max={seconds} value={elapsed} aria-label="Time used" className="cpc-progress" />
      </p>
      <p className="govuk-body" role="status">
        {progress === null
          ? "Beginning."
          : progress.isFeasible
            ? `${progress.total === 1 ? "The one session has" : `All ${progress.total} sessions have`} a place. Making it better: ${progress.soft} points now, fewer are better.`
            : `${progress.placed} of ${progress.total} sessions placed so far.`}
      </p>
      <p className="govuk-body">
        {elapsed} of at most {seconds} seconds.
      </p>
      <PageForm state={state}>
        <Button name="intent" value="stop" variant="secondary">
          Stop, and take what there is
        </Button>
      </PageForm>
    </>
  );
}
