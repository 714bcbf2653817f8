export const SERVICE_NAME = "Peer challenge workspace";

export interface PageTitleParts {
  /** The challenge's title, when the page belongs to one. */
  challenge?: string | null;
  /** The form on this page was sent with mistakes. */
  hasErrors?: boolean;
}

/**
 * What the browser tab says, most particular first: `pageTitle("Timetable", { challenge: "Wexcombe and Harrowmere" })`
 * is "Timetable – Wexcombe and Harrowmere – Peer challenge workspace". "Error: " comes first when a form was sent with
 * mistakes (GOV.UK validation pattern).
 */
export function pageTitle(page: string, { challenge, hasErrors }: PageTitleParts = {}): string {
  const title = [page, challenge, SERVICE_NAME].filter(Boolean).join(" – ");
  return hasErrors ? withErrorPrefix(title) : title;
}

const ERROR_PREFIX = "Error: ";

/** "Error: " before a title, once. */
export function withErrorPrefix(title: string): string {
  return title.startsWith(ERROR_PREFIX) ? title : ERROR_PREFIX + title;
}

/** The title without "Error: ". */
export function withoutErrorPrefix(title: string): string {
  return title.startsWith(ERROR_PREFIX) ? title.slice(ERROR_PREFIX.length) : title;
}
