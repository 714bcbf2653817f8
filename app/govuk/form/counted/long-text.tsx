import { CharacterCount, type CharacterCountProps } from "./character-count.tsx";

export interface LongTextProps extends Omit<CharacterCountProps, "maxWords" | "maxLength" | "threshold"> {
  /** Characters that its form takes at most. A test holds it equal to the form's own. */
  most: number;
}

/** Per cent of what is taken, from which the page counts what is left. */
const COUNTED_FROM = 75;

/**
 * Several lines of text, and how many characters are taken: counted near the end of them, and without JavaScript said once. Nothing is cut
 * off: whoever pastes more can shorten it where it stands.
 */
export function LongText({ most, ...props }: LongTextProps) {
  return <CharacterCount {...props} maxLength={most} threshold={COUNTED_FROM} />;
}
