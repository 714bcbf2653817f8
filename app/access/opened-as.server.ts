import { fieldText, OPENED_AS_FIELD } from "../platform/form-answer.ts";
import { isId } from "../platform/ids.ts";
import { isMark, mark } from "../platform/sealed.server.ts";

const PURPOSE = "opened as";

/** What a form sends along of the account that its page was drawn for: the account's id, and the mark that it was drawn here. */
export function openedAsOf(accountId: string): string {
  return `${accountId}.${mark(PURPOSE, accountId)}`;
}

/** Whom a form says that it was opened by. */
export interface Opener {
  accountId: string;
  /** Whether this installation drew it: then something may be kept for that account. Else it was written by hand, or with another key. */
  isOurs: boolean;
}

/** Whom a form was opened by; null for one that does not say: drawn before forms did, for somebody not signed in, or sent by a script. */
export function openerOf(form: FormData): Opener | null {
  const [accountId = "", given = ""] = fieldText(form, OPENED_AS_FIELD).split(".");
  return isId(accountId) ? { accountId, isOurs: isOwnMark(accountId, given) } : null;
}

function isOwnMark(accountId: string, given: string): boolean {
  try {
    return isMark(PURPOSE, accountId, given);
  } catch {
    // The installation has no key, and so has drawn no form for anybody.
    return false;
  }
}
