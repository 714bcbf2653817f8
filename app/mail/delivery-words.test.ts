import { expect, it } from "vitest";
import { type Delivery, deliveryTrouble, type MailOutlook, onItsWay } from "./delivery-words.ts";

it.each<[MailOutlook, string, "sender"?]>([
  ["goes", "A message is on its way."],
  [
    "halted",
    "A message waits: the mail server takes no messages from this workspace just now. It goes by itself once that is mended.",
  ],
  [
    "nowhere",
    "A message is not sent: no mail is set up in this workspace. An administrator can pass its link on.",
  ],
  [
    "nowhere",
    "A message is not sent: no mail is set up in this workspace. Open it to pass its link on yourself.",
    "sender",
  ],
])("says what becomes of a message: %s", (outlook, sentence, by) => {
  expect(onItsWay("A message", outlook, by)).toBe(sentence);
});

const WHY = "The mail server refused the address (550).";

it.each<[Delivery | undefined, string | null]>([
  [undefined, null],
  [{ status: "sent", lastError: null }, null],
  [{ status: "waiting", lastError: null }, null],
  [{ status: "sending", lastError: WHY }, null],
  [{ status: "failed", lastError: WHY }, `The message could not be sent. ${WHY}`],
  [{ status: "waiting", lastError: WHY }, `The message has not been sent yet. ${WHY}`],
  [{ status: "unknown", lastError: null }, "It is not known whether the message was sent."],
])("says what went wrong: %j", (delivery, sentence) => {
  expect(deliveryTrouble(delivery)).toBe(sentence);
});
