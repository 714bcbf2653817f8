import { useLocation, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

interface Watched {
  formId: string;
  /** Counts the refusals of the form. */
  attempt: number;
  onSent?: () => void;
  onSaved: () => void;
  onRefused?: () => void;
}

/** Follows a form that is sent. True from then until its answer. */
export function useSubmission({ formId, attempt, onSent, onSaved, onRefused }: Watched): RefObject<boolean> {
  const { state } = useNavigation();
  const { key } = useLocation();
  const isSubmitting = useRef(false);
  const attemptBefore = useRef(attempt);
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      // Another form that is sent meanwhile takes the answer away: whether this one was saved is not known then.
      isSubmitting.current = (event.target as HTMLFormElement).id === formId;
      if (!isSubmitting.current) return;
      attemptBefore.current = attempt;
      onSent?.();
    };
    document.addEventListener("submit", onSubmit, true);
    return () => document.removeEventListener("submit", onSubmit, true);
  }, [formId, attempt, onSent]);
  // An answer can be there before the sending was ever drawn: it is told by the answer too, and by where it leads.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the sending is over
  useEffect(() => {
    if (state !== "idle" || !isSubmitting.current) return;
    isSubmitting.current = false;
    if (attempt === attemptBefore.current) onSaved();
    else onRefused?.();
  }, [state, attempt, key]);
  return isSubmitting;
}
