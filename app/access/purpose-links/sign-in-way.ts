import { to } from "#app/addresses.ts";

/** Pages of a link that somebody without an account was sent: there is nothing for them behind the sign-in page. */
const WITHOUT_ACCOUNT = [to.decisions.decide({ token: "-" }), to.timetable.availability({ token: "-" })].map(
  (path) => path.slice(0, -1),
);

/** Whether a page is of a link that somebody without an account was sent: nothing on it leads to the sign-in page. */
export function isWithoutAccount(path: string): boolean {
  return WITHOUT_ACCOUNT.some((start) => path.startsWith(start));
}

/**
 * How a page that could not be shown leads whoever is not signed in to the sign-in page; null where the page was for somebody who has no
 * account: its sentence says whom they can ask.
 */
export function signInWay({ path, status }: { path: string; status: number | null }): string | null {
  if (isWithoutAccount(path)) return null;
  return status === 410
    ? "Go to the sign-in page, where you can ask for another link"
    : "Go to the sign-in page";
}
