import {
  type AnchorHTMLAttributes,
  type ButtonHTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useRef,
} from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "../navigation/app-link.tsx";

interface ButtonLook {
  /** Left out: the one main thing to do on the page. */
  variant?: "secondary" | "warning" | "inverse";
  /** Draws the arrow of a start button. */
  start?: boolean;
  children: ReactNode;
}

interface ButtonAsLink extends ButtonLook, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "children"> {
  href: string;
  /** Ask the server for a whole new document: for downloads. */
  reloadDocument?: boolean;
}

interface ButtonAsButton extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  href?: undefined;
  /** Ignores a second click within a second, for buttons that make something. */
  preventDoubleClick?: boolean;
}

export type ButtonProps = ButtonAsLink | ButtonAsButton;

/** The interval of GOV.UK Frontend's own button script. */
const DOUBLE_CLICK_MILLISECONDS = 1000;

/** `<Button name="intent" value="save">Save</Button>`, or with `href` a link that looks like a button. */
export function Button(props: ButtonProps) {
  return props.href === undefined ? <SubmitButton {...props} /> : <LinkButton {...props} />;
}

function SubmitButton({
  variant,
  start,
  preventDoubleClick,
  className,
  children,
  type = "submit",
  ...rest
}: ButtonAsButton) {
  const lastClick = useRef(0);
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (preventDoubleClick) {
      if (event.timeStamp - lastClick.current < DOUBLE_CLICK_MILLISECONDS && lastClick.current > 0) {
        event.preventDefault();
        return;
      }
      lastClick.current = event.timeStamp;
    }
    rest.onClick?.(event);
  };
  return (
    <button
      data-module="govuk-button"
      data-prevent-double-click={preventDoubleClick}
      aria-disabled={rest.disabled ? true : undefined}
      {...rest}
      type={type}
      onClick={onClick}
      className={buttonClass(variant, start, className)}
    >
      {children}
      {start ? <StartIcon /> : null}
    </button>
  );
}

function LinkButton({ variant, start, className, children, ...rest }: ButtonAsLink) {
  // A link that looks like a button answers to the space bar as a button does.
  const onKeyDown = (event: KeyboardEvent<HTMLAnchorElement>) => {
    if (event.key === " ") {
      event.preventDefault();
      event.currentTarget.click();
    }
    rest.onKeyDown?.(event);
  };
  return (
    <AppLink
      role="button"
      draggable="false"
      data-module="govuk-button"
      {...rest}
      onKeyDown={onKeyDown}
      className={buttonClass(variant, start, className)}
    >
      {children}
      {start ? <StartIcon /> : null}
    </AppLink>
  );
}

function buttonClass(
  variant: ButtonLook["variant"],
  start: boolean | undefined,
  className: string | undefined,
) {
  return classNames(
    "govuk-button",
    variant && `govuk-button--${variant}`,
    className,
    start && "govuk-button--start",
  );
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
