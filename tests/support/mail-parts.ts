/** One part of a message that came over the line, decoded. */
export interface MailPart {
  /** "text/calendar; charset=utf-8; method=REQUEST". */
  type: string;
  disposition: string;
  text: string;
}

/** The parts of a message with words in them, in order: what a mail program finds when it opens it. */
export function mailParts(source: string): MailPart[] {
  const at = source.indexOf("\r\n\r\n");
  const headers = new Map(
    source
      .slice(0, at)
      .replaceAll(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [
        line.slice(0, line.indexOf(":")).toLowerCase(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
  );
  const type = headers.get("content-type") ?? "text/plain";
  const body = source.slice(at + 4);
  const [, boundary] = /boundary="?([^";]+)"?/.exec(type) ?? [];
  if (boundary !== undefined) {
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => mailParts(part.replace(/^\r\n/, "")));
  }
  const disposition = headers.get("content-disposition") ?? "";
  return [{ type, disposition, text: decoded(body, headers.get("content-transfer-encoding") ?? "7bit") }];
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
