import { useBeforeUnload, useBlocker, useLocation, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { askBeforeLedOn } from "#app/govuk/browser/lost-answers.ts";
import { useSubmission } from "../../components/use-submission.ts";
import { FieldsOfForm } from "../changed-fields.ts";
import { titleOfForm } from "../title-of-form.ts";
import {
  hasDraft,
  type Loss,
  lossOfPage,
  onSpeaker,
  speakerOfPage,
  unsavedForms,
  watchForm,
} from "../watched-forms.ts";

const QUESTIONS = {
  drafted:
    "What you typed on this page is not saved. It is kept as a draft that only you can see. Leave the page?",
  sending: "What you sent is not saved yet. Leave the page before it is?",
  some: "What you changed on this page is not saved. Leave the page without it?",
} as const satisfies Record<Exclude<Loss, "nothing">, string>;

/** Asked when one form of the page was saved, and leads on while others hold something else than is stored. */
function mayBeLedOn(): boolean {
  const others = unsavedForms();
  if (others.length === 0) return true;
  const titles = [
    ...new Set(others.map(({ formId }) => titleOfForm(formId)).filter((title) => title !== "")),
  ];
  const where =
    titles.length === 0
      ? "elsewhere on this page"
      : `under ${titles.map((title) => `“${title}”`).join(" and ")}`;
  const rest = others.every(({ loss }) => loss === "drafted")
    ? "It is kept as a draft that only you can see. Leave the page?"
    : "Leave the page without it?";
  return window.confirm(`What you changed ${where} was not saved with this. ${rest}`);
}

askBeforeLedOn(mayBeLedOn);

export interface AskBeforeLeavingProps {
  formId: string;
  /** Counts the refusals of the form. */
  attempt: number;
  /** Whether the form was drawn with words that were sent and are not saved. */
  holdsSent: boolean;
}

/**
 * Sees to it that the page is not left by mistake while a field of its form says something that is not saved. A browser that is
 * closed or goes elsewhere asks in words of its own.
 */
export function AskBeforeLeaving({ formId, attempt, holdsSent }: AskBeforeLeavingProps) {
  const { pathname } = useLocation();
  const fields = useRef<FieldsOfForm | null>(null);
  // What a refused form holds is not saved, though it is drawn with it.
  const isRefused = useRef(false);
  const isSubmitting = useSubmission({
    formId,
    attempt,
    onSaved: () => {
      isRefused.current = false;
      fields.current?.startAgain();
    },
    onRefused: () => {
      isRefused.current = true;
    },
  });
  const { state } = useNavigation();
  // From when it was sent until the answer is there: what the answer leads to takes nothing away any more.
  const isUnderWay = useRef(false);
  useEffect(() => {
    isUnderWay.current = state === "submitting";
  }, [state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how the page was drawn counts once, when it is opened
  useEffect(() => {
    const own = new FieldsOfForm(formId);
    fields.current = own;
    isRefused.current = attempt > 0 || holdsSent;
    return watchForm(formId, () => {
      if (isSubmitting.current) return isUnderWay.current ? "sending" : "nothing";
      const changed = own.changed();
      const isLong = changed.every((field) => field instanceof HTMLTextAreaElement);
      if (changed.length > 0) return isLong && hasDraft(formId) ? "drafted" : "some";
      return isRefused.current ? "some" : "nothing";
    });
  }, [formId, pathname, isSubmitting]);
  const speaker = useSyncExternalStore(onSpeaker, speakerOfPage, () => null);
  return speaker === formId ? <Question /> : null;
}

/** Asks once for all forms of the page. */
function Question() {
  useBeforeUnload(
    useCallback((event) => {
      if (lossOfPage() !== "nothing") event.preventDefault();
    }, []),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && lossOfPage() !== "nothing",
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const loss = lossOfPage();
    if (loss === "nothing" || window.confirm(QUESTIONS[loss])) blocker.proceed();
    else blocker.reset();
  }, [blocker]);
  return null;
}
