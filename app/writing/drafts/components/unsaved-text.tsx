import { useLocation } from "@remix-run/react";
import { type ComponentType, useEffect, useState } from "react";
import { type DrawnForm, useDrawnVersion } from "../../components/use-drawn-version.ts";
import type { UnsavedTextProps } from "./keep-unsaved-text.tsx";
import { VersionField } from "./version-field.tsx";

/**
 * Looks after what is typed into the form it stands in: sends the version of the record that its fields show, and for long fields keeps
 * what is typed as a draft while they are written, and puts them back when the page is
 * opened the next time. Without JavaScript it is the form's hidden fields and nothing else.
 */
export function UnsavedText({
  typedVersion,
  looksAgain,
  asksForChoice,
  ...props
}: Omit<UnsavedTextProps, "isSettled"> & DrawnForm) {
  const { formId, attempt } = props;
  const version = useDrawnVersion({ ...props, typedVersion, looksAgain, asksForChoice });
  const isSettled = attempt > 0 && typedVersion === String(props.version);
  const { pathname } = useLocation();
  const [Keep, setKeep] = useState<ComponentType<UnsavedTextProps> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page
  useEffect(() => {
    if (Keep !== null || !document.getElementById(formId)?.querySelector("textarea[name]")) return;
    let isLeft = false;
    const load = () => {
      import("./keep-unsaved-text.tsx").then(
        ({ KeepUnsavedText }) => {
          if (!isLeft) setKeep(() => KeepUnsavedText);
        },
        // No connection just now, or a newer version of the service: the form is as it is without scripts.
        () => window.addEventListener("online", load, { once: true }),
      );
    };
    load();
    return () => {
      isLeft = true;
      window.removeEventListener("online", load);
    };
  }, [pathname, formId]);
  return Keep === null ? (
    <VersionField version={version} />
  ) : (
    <Keep {...props} version={version} isSettled={isSettled} />
  );
}
