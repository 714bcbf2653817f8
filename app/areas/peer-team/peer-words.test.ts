import { expect, it } from "vitest";
import { PEER_ROLE_NAMES, partInSentence } from "./peer-words.ts";

it.each([
  [PEER_ROLE_NAMES["officer-peer"], "officer peer"],
  [PEER_ROLE_NAMES["challenge-manager"], "LGA peer challenge manager"],
  [PEER_ROLE_NAMES["support-officer"], "LGA project support officer"],
])("writes %s within a sentence as %s", (part, expected) => {
  expect(partInSentence(part)).toBe(expected);
});
