import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { type RefObject, useCallback, useEffect } from "react";

interface AskBeforeLeavingProps {
  /** What is asked. A browser that is closed or goes elsewhere asks in words of its own. */
  words: string;
  /** Whether the form is just being sent: then it leads on by itself. */
  isSubmitting: RefObject<boolean>;
}

/** Asks before the browser leaves the page, and before another page of the workspace takes its place. */
export function AskBeforeLeaving({ words, isSubmitting }: AskBeforeLeavingProps) {
  useBeforeUnload(
    useCallback(
      (event) => {
        if (!isSubmitting.current) event.preventDefault();
      },
      [isSubmitting],
    ),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !isSubmitting.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(words)) blocker.proceed();
    else blocker.reset();
  }, [blocker, words]);
  return null;
}
