import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

export interface ErrorSummaryItem {
  text: ReactNode;
  /** `#id` of the control to go to; left out when the error belongs to no single control. */
  href?: string;
}

export interface ErrorSummaryProps {
  errors: readonly ErrorSummaryItem[];
  title?: ReactNode;
  description?: ReactNode;
  className?: string;
  /** Leave focus where it is: only for pages that show several summaries, such as the gallery. */
  disableAutoFocus?: boolean;
}

/**
 * What went wrong, at the top of the page, in the order of the fields. Takes focus when it appears. `role="alert"` is on
 * an inner element: on the outer one it raced with the focus move and screen readers lost part of it (GOV.UK 4.4.0).
 */
export function ErrorSummary({
  errors,
  title = "There is a problem",
  description,
  className,
  disableAutoFocus,
}: ErrorSummaryProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const summary = root.current;
    if (!summary || disableAutoFocus) return;
    summary.setAttribute("tabindex", "-1");
    summary.focus();
    const forget = () => summary.removeAttribute("tabindex");
    summary.addEventListener("blur", forget, { once: true });
    return () => summary.removeEventListener("blur", forget);
  }, [disableAutoFocus]);

  return (
    <div
      ref={root}
      className={className ? `govuk-error-summary ${className}` : "govuk-error-summary"}
      data-disable-auto-focus={disableAutoFocus}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {description === undefined ? null : <p>{description}</p>}
          {errors.length === 0 ? null : (
            <ul className="govuk-list govuk-error-summary__list">
              {errors.map((error, index) => (
                <li key={error.href ?? index}>
                  {error.href === undefined ? (
                    error.text
                  ) : (
                    <a href={error.href} onClick={focusTarget}>
                      {error.text}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}

/** Moves to the control with its legend or label in view; a plain jump would hide the question above the screen. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const id = decodeURIComponent(event.currentTarget.hash.slice(1));
  const control = document.getElementById(id);
  if (!control) return;
  event.preventDefault();
  const question =
    control.closest("fieldset")?.querySelector("legend") ??
    document.querySelector(`label[for="${CSS.escape(id)}"]`) ??
    control;
  question.scrollIntoView();
  control.focus({ preventScroll: true });
}
