import { formatShortDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { plainText } from "#app/platform/text/markdown.server.ts";
import { isActionOverdue, ratingMismatch } from "./ratings.ts";
import type { Action, ActionUpdate } from "./store.server.ts";

/** An action as a row of a table: words without marks, dates as they are read. */
export function actionRow(action: Action, today: string) {
  return {
    id: action.id,
    ref: action.ref,
    text: plainText(action.text),
    accountableName: action.accountableName,
    ownerName: action.ownerName,
    due: action.dueText,
    isOverdue: isActionOverdue(action, today),
    rating: action.rating,
    mismatch: ratingMismatch(action, today),
    update: action.lastUpdate === null ? null : shortened(plainText(action.lastUpdate.text)),
    updatedOn: action.lastUpdate === null ? null : formatShortDay(dayOf(action.lastUpdate.madeAt)),
  };
}

export type ActionRow = ReturnType<typeof actionRow>;

/** A report on an action as the history shows it. */
export function updateItem(update: ActionUpdate) {
  return {
    id: update.id,
    rating: update.rating,
    text: plainText(update.text),
    made: `${formatInstant(update.madeAt)} by ${update.madeByName}`,
  };
}

export type UpdateItem = ReturnType<typeof updateItem>;

/** Characters of the latest update in a table: the whole of it stands on the page of the action. */
const SHORT_LENGTH = 160;

function shortened(text: string): string {
  const line = text.replace(/\n/g, " ");
  return line.length <= SHORT_LENGTH ? line : `${line.slice(0, SHORT_LENGTH - 1).trimEnd()}…`;
}
