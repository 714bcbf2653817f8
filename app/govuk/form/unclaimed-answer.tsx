import { useEffect } from "react";
import type { RefusedForm } from "#app/platform/form-answer.ts";
import { withErrorPrefix, withoutErrorPrefix } from "../navigation/page-title.ts";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormErrors } from "./form-errors.ts";
import { SignInEndedSummary } from "./sign-in-ended-summary.tsx";

/** Says what came of a form that is not on the page, or of a button without one. */
export function UnclaimedAnswer({ answer }: { answer: RefusedForm }) {
  useErrorInTitle(true);
  if (answer.signInEnded) return <SignInEndedSummary {...answer.signInEnded} />;
  const said = Object.values((answer.lastResult.error ?? {}) as FormErrors).flatMap((lines) => lines ?? []);
  return <ErrorSummary errors={[...new Set(said)].map((text) => ({ text }))} />;
}

/** "Error: " in the title of the page while something is wrong. */
export function useErrorInTitle(isWrong: boolean): void {
  useEffect(() => {
    if (!isWrong) return;
    document.title = withErrorPrefix(document.title);
    return () => {
      document.title = withoutErrorPrefix(document.title);
    };
  }, [isWrong]);
}
