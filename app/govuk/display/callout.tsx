import type { ReactNode } from "react";

export interface CalloutProps {
  /** "House rule" marks practice that no public source fixes. */
  label?: ReactNode;
  children: ReactNode;
}

/** A remark set apart by its label. */
export function Callout({ label = "House rule", children }: CalloutProps) {
  return (
    <div className="cpc-callout">
      <p className="cpc-callout__label">{label}</p>
      <div className="cpc-callout__text">{children}</div>
    </div>
  );
}
