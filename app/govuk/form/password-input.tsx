import { type InputHTMLAttributes, useEffect, useRef, useState } from "react";
import { classNames } from "../class-names.ts";
import { useHydrated } from "../use-hydrated.ts";
import { Button } from "./button.tsx";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "./field.tsx";

export interface PasswordInputProps
  extends FieldProps,
    ControlAttributes<Omit<InputHTMLAttributes<HTMLInputElement>, "type">> {}

/**
 * A password with a show and hide button, which appears only where JavaScript runs. Hidden again before the form is
 * sent, so that no browser remembers it as ordinary text.
 */
export function PasswordInput(props: PasswordInputProps) {
  const { frame, control } = splitFieldProps(props);
  const { className, autoComplete = "current-password", ...attributes } = control;
  const hydrated = useHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [announcement, setAnnouncement] = useState("");

  useEffect(() => {
    const form = input.current?.form;
    const hide = () => {
      // At once, not on the next render: the browser reads the field before React draws again.
      input.current?.setAttribute("type", "password");
      setShown(false);
    };
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  const toggle = () => {
    setShown(!shown);
    setAnnouncement(shown ? "Your password is hidden" : "Your password is visible");
  };

  return (
    <FieldFrame
      {...frame}
      formGroupClassName={classNames("govuk-password-input", frame.formGroupClassName)}
      groupAttributes={{ "data-module": "govuk-password-input" }}
      control={({ id, describedBy, hasError }) => (
        <div className="govuk-input__wrapper govuk-password-input__wrapper">
          <input
            {...attributes}
            autoComplete={autoComplete}
            ref={input}
            className={classNames(
              "govuk-input govuk-password-input__input govuk-js-password-input-input",
              className,
              hasError && "govuk-input--error",
            )}
            id={id}
            name={frame.name}
            type={shown ? "text" : "password"}
            spellCheck="false"
            autoCapitalize="none"
            aria-describedby={describedBy}
          />
          {hydrated ? (
            <div className="govuk-password-input__sr-status govuk-visually-hidden" aria-live="polite">
              {announcement}
            </div>
          ) : null}
          <Button
            type="button"
            variant="secondary"
            className="govuk-password-input__toggle govuk-js-password-input-toggle"
            aria-controls={id}
            aria-label={shown ? "Hide password" : "Show password"}
            hidden={!hydrated}
            onClick={toggle}
          >
            {shown ? "Hide" : "Show"}
          </Button>
        </div>
      )}
    />
  );
}
