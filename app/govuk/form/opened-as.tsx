import { OPENED_AS_FIELD } from "#app/platform/form-answer.ts";
import { useOpenedAs } from "./page-answer.tsx";

/** What every form sends along, so that nothing is saved in the name of somebody who signed in later in the same browser. */
export function OpenedAs() {
  const openedAs = useOpenedAs();
  return openedAs === null ? null : <input type="hidden" name={OPENED_AS_FIELD} value={openedAs} />;
}
