import { expect, it } from "vitest";
import { byRole, tasksInPlaceOf } from "./in-place-of.ts";

const ACTIONS = { actionsHeld: 3, actionsFinished: 1, actionsWithoutUpdate: 3, actionsOverdue: 1 };
const away = (work: { actions?: typeof ACTIONS | null; documents?: number }) =>
  tasksInPlaceOf({ name: "Owen Owner", role: "action-owner", actions: null, documents: 0, ...work }).map(
    ({ title, hint, status }) => [title, hint, status],
  );

it.each([
  [{}, []],
  [{ actions: { ...ACTIONS, actionsFinished: 3 } }, []],
  [
    { actions: ACTIONS },
    [["Report on the actions of Owen Owner", "1 of 3 finished, 1 past the date", "to-do"]],
  ],
  [
    { actions: { ...ACTIONS, actionsWithoutUpdate: 2, actionsOverdue: 0 } },
    [["Report on the actions of Owen Owner", "1 of 3 finished", "in-progress"]],
  ],
  [
    { documents: 1 },
    [["Bring the documents that Owen Owner was to bring", "1 document has not come", "to-do"]],
  ],
  [
    { documents: 2 },
    [["Bring the documents that Owen Owner was to bring", "2 documents have not come", "to-do"]],
  ],
])("with %o it is %o", (work, expected) => {
  expect(away(work)).toEqual(expected);
});

it("says what becomes of what comes by a role", () => {
  const cora = { name: "Cora Coordinator", role: "coordinator" } as const;
  expect(byRole(cora, "coordinator")).toBe(
    "What comes to Cora Coordinator as co-ordinator is among your own tasks.",
  );
  expect(byRole(cora, "council-reader")).toContain("you are told by message, as far as you may do it");
});
