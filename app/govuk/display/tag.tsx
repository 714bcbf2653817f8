import type { HTMLAttributes } from "react";
import { classNames } from "../class-names.ts";

export type TagColour =
  | "grey"
  | "green"
  | "teal"
  | "purple"
  | "magenta"
  | "red"
  | "orange"
  | "yellow"
  | "blue";

export interface TagProps extends HTMLAttributes<HTMLElement> {
  /** Left out: the brand's petrol. The word must say everything; the colour only helps. */
  colour?: TagColour;
}

/** A status in one or two words. */
export function Tag({ colour, className, ...rest }: TagProps) {
  return (
    <strong className={classNames("govuk-tag", colour && `govuk-tag--${colour}`, className)} {...rest} />
  );
}
