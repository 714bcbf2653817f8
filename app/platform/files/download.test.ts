import { expect, it } from "vitest";
import { download } from "./download.server.ts";

const disposition = (name: string) =>
  download(new Uint8Array(1), name, "text/plain").headers.get("Content-Disposition") ?? "";

it.each([
  ["Report, final.docx", "Report- final.docx", "Report%2C%20final.docx"],
  ["Café (1).docx", "Caf- (1).docx", "Caf%C3%A9%20%281%29.docx"],
  ['a"; filename="evil.exe', "a- filename-evil.exe", "a%22%3B%20filename%3D%22evil.exe"],
  ["a\r\nSet-Cookie: x", "a-Set-Cookie- x", "a-Set-Cookie%3A%20x"],
  ["../../etc/passwd", "..-..-etc-passwd", "..-..-etc-passwd"],
  ["it's *.md", "it-s -.md", "it%27s%20%2A.md"],
  ["half a character \ud83d", "half a character -", "half%20a%20character%20%EF%BF%BD"],
])("names a download %j", (name, plain, encoded) => {
  expect(disposition(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
});

it("sends a file as one to keep, whose type is not guessed, and in which nothing may run", () => {
  const { headers } = download(new Uint8Array(1), "a.docx", "text/plain");
  expect(headers.get("Content-Disposition")).toMatch(/^attachment;/);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
});
