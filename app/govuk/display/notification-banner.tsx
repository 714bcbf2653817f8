import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "../class-names.ts";

export interface NotificationBannerProps {
  /** "success" after something was done: it is read out and takes focus. */
  type?: "success";
  /** Left out: "Success" or "Important". */
  title?: ReactNode;
  titleId?: string;
  titleHeadingLevel?: 2 | 3;
  role?: "alert" | "region";
  /** A string becomes one line in bold. */
  children: ReactNode;
  disableAutoFocus?: boolean;
  className?: string;
}

/** News that does not belong to the page's own content: what was just done, or what has changed meanwhile. */
export function NotificationBanner({
  type,
  title,
  titleId = "govuk-notification-banner-title",
  titleHeadingLevel = 2,
  role,
  children,
  disableAutoFocus,
  className,
}: NotificationBannerProps) {
  const root = useRef<HTMLDivElement>(null);
  const Heading = `h${titleHeadingLevel}` as "h2" | "h3";
  const usedRole = role ?? (type === "success" ? "alert" : "region");
  useEffect(() => {
    const banner = root.current;
    if (!banner || disableAutoFocus || usedRole !== "alert") return;
    banner.setAttribute("tabindex", "-1");
    banner.focus();
    const forget = () => banner.removeAttribute("tabindex");
    banner.addEventListener("blur", forget, { once: true });
    return () => banner.removeEventListener("blur", forget);
  }, [disableAutoFocus, usedRole]);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always alert or region; both take a name
    <div
      ref={root}
      className={classNames(
        "govuk-notification-banner",
        type && `govuk-notification-banner--${type}`,
        className,
      )}
      role={usedRole}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {title ?? (type === "success" ? "Success" : "Important")}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {typeof children === "string" ? (
          <p className="govuk-notification-banner__heading">{children}</p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
