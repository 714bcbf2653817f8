import { expect, it } from "vitest";
import { NO_ROUTE, pathTemplates } from "./path-template.ts";

const templateOf = pathTemplates({
  root: { path: "" },
  home: { parentId: "root", index: true },
  invitation: { parentId: "root", path: "invitation/:token" },
  challenge: { parentId: "root", path: "challenges/:challengeId" },
  challengeHome: { parentId: "challenge", index: true },
  evidence: { parentId: "challenge", path: "evidence" },
  note: { parentId: "challenge", path: "evidence/:noteId" },
  newNote: { parentId: "challenge", path: "evidence/new" },
  files: { parentId: "root", path: "files/*" },
});

it.each([
  ["/", "/"],
  ["/invitation/secret-token", "/invitation/:token"],
  ["/challenges/01J", "/challenges/:challengeId"],
  ["/challenges/01J/", "/challenges/:challengeId"],
  ["/challenges/01J/evidence.data", "/challenges/:challengeId/evidence"],
  ["/challenges/01J/evidence/new", "/challenges/:challengeId/evidence/new"],
  ["/challenges/01J/evidence/01K", "/challenges/:challengeId/evidence/:noteId"],
  ["/files/a/b/c", "/files/*"],
  ["/wp-login.php", NO_ROUTE],
  ["/challenges/01J/evidence/01K/more", NO_ROUTE],
])("logs %s as %s", (path, template) => {
  expect(templateOf(path)).toBe(template);
});
