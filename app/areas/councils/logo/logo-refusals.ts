import { LARGEST_SIDE, type LogoFault, SMALLEST_SIDE } from "./logo-file.ts";

/** Why a file is not taken as a logo, each in a sentence that names the file and says what to do. */
export const LOGO_FAULT_WORDS = {
  kind: (name) => `“${name}” is neither a PNG nor a JPEG. Save the logo as one of them and try again.`,
  damaged: (name) =>
    `“${name}” cannot be read as a picture: the file is damaged or incomplete. Save the logo again and try again.`,
  small: (name) => `“${name}” is too small to be seen: each side needs at least ${SMALLEST_SIDE} pixels.`,
  large: (name) =>
    `“${name}” has a side of more than ${LARGEST_SIDE.toLocaleString("en-GB")} pixels. Save it smaller and try again.`,
} as const satisfies Record<LogoFault, (name: string) => string>;
