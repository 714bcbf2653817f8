import { type ComponentType, useEffect, useState } from "react";
import type { AskBeforeLeavingProps } from "./ask-before-leaving.tsx";

const ANSWERED = "input[name]:not([type=hidden]), select[name], textarea[name]";
const SECRET = "input[type=password], input[autocomplete=one-time-code]";

let asking: Promise<typeof import("./ask-before-leaving.tsx")> | null = null;

/** Loads what asks, once a page; again where it did not come. */
function loadAsking() {
  asking ??= import("./ask-before-leaving.tsx").catch((error: unknown) => {
    asking = null;
    throw error;
  });
  return asking;
}

// Beside what the page itself is made of: whoever is quick is asked too.
if (typeof document !== "undefined") loadAsking().catch(() => undefined);

/**
 * Stands in every form that changes something. Where there is anything to answer in it, it draws `AskBeforeLeaving`; without
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
      loadAsking().then(
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
