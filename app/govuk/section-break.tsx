import { classNames } from "./class-names.ts";

/** A line between two parts of a page. */
export function SectionBreak({ size = "l", visible = true }: { size?: "m" | "l" | "xl"; visible?: boolean }) {
  return (
    <hr
      className={classNames(
        "govuk-section-break",
        `govuk-section-break--${size}`,
        visible && "govuk-section-break--visible",
      )}
    />
  );
}
