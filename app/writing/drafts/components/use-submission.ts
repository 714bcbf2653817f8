import { useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

interface Watched {
  formId: string;
  /** Counts the refusals of the form. */
  attempt: number;
  onSent: () => void;
  onSaved: () => void;
  onRefused: () => void;
}

/** Follows a form that is sent. True from then until its answer. */
export function useSubmission({ formId, attempt, onSent, onSaved, onRefused }: Watched): RefObject<boolean> {
  const { state } = useNavigation();
  const isSubmitting = useRef(false);
  const attemptBefore = useRef(attempt);
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      if ((event.target as HTMLFormElement).id !== formId) return;
      isSubmitting.current = true;
      attemptBefore.current = attempt;
      onSent();
    };
    document.addEventListener("submit", onSubmit, true);
    return () => document.removeEventListener("submit", onSubmit, true);
  }, [formId, attempt, onSent]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the sending is over
  useEffect(() => {
    if (state !== "idle" || !isSubmitting.current) return;
    isSubmitting.current = false;
    if (attempt === attemptBefore.current) onSaved();
    else onRefused();
  }, [state]);
  return isSubmitting;
}
