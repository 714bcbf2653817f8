import { type ComponentType, useEffect, useState } from "react";
import type { AskBeforeLeavingProps } from "./ask-before-leaving.tsx";

const ANSWERED = "input[name]:not([type=hidden]), select[name], textarea[name]";
const SECRET = "input[type=password], input[autocomplete=one-time-code]";

/**
 * Stands in every form that changes something. Where there is anything to answer in it the browser loads `AskBeforeLeaving`; without
 * JavaScript it is nothing. A form with a password or a code is left as it is: what is typed there is typed by the browser as often as not.
 */
export function WatchForm(props: AskBeforeLeavingProps) {
  const { formId } = props;
  const [Ask, setAsk] = useState<ComponentType<AskBeforeLeavingProps> | null>(null);
  useEffect(() => {
    const form = document.getElementById(formId) as HTMLFormElement | null;
    const elements = [...(form?.elements ?? [])];
    if (!elements.some((each) => each.matches(ANSWERED)) || elements.some((each) => each.matches(SECRET)))
      return;
    let isLeft = false;
    const load = () => {
      import("./ask-before-leaving.tsx").then(
        ({ AskBeforeLeaving }) => {
          if (!isLeft) setAsk(() => AskBeforeLeaving);
        },
        // No connection just now, or a newer version of the service: nobody is asked, as without scripts.
        () => window.addEventListener("online", load, { once: true }),
      );
    };
    load();
    return () => {
      isLeft = true;
      window.removeEventListener("online", load);
    };
  }, [formId]);
  return Ask === null ? null : <Ask {...props} />;
}
