import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A message as the service took it. */
export interface NotifiedMail {
  email_address: string;
  template_id: string;
  personalisation: { subject: string; body: string };
  reference?: string;
  email_reply_to_id?: string;
}

export interface TestNotifyServer {
  url: string;
  taken: NotifiedMail[];
  /** Requests so far, taken or not. */
  seen: { requests: number };
  /** Answers to give instead of taking the next messages: status and kind of error. */
  refuseNext(status: number, error: string): void;
  /** What the service has of its template. */
  template: { type: string; subject: string | null; body: string };
  /** Resolved before an answer is given. */
  beforeAnswer: () => Promise<void>;
  stop(): Promise<void>;
}

/** The service, secret and template of the tests; the key is the settings' NOTIFY_API_KEY. */
export const NOTIFY_SERVICE = {
  serviceId: "26785a09-ab16-4eb0-8407-a37497a57506",
  secret: "3d844edf-8d35-48ac-975b-e847b4f122b0",
  templateId: "f33517ff-2a88-4f6e-b855-c550268ce08a",
};

/** Seconds by which the clock in a token may be off (GOV.UK Notify's documentation). */
const CLOCK_SECONDS = 30;

/** A small server on this machine that takes e-mails by the documented interface of GOV.UK Notify, and checks what it is sent. */
export async function startNotifyServer(): Promise<TestNotifyServer> {
  const taken: NotifiedMail[] = [];
  const refusals: { status: number; error: string }[] = [];
  const seen = { requests: 0 };
  const server = createServer(async (request, response) => {
    seen.requests += 1;
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    const refuse = (status: number, error: string) =>
      answer(status, { status_code: status, errors: [{ error, message: "about ann@example.org" }] });
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const wanted = `${request.method} ${request.url}`;
    const ofTemplate = `GET /v2/template/${NOTIFY_SERVICE.templateId}`;
    if (![ofTemplate, "POST /v2/notifications/email"].includes(wanted)) {
      refuse(404, "NoResultFound");
      return;
    }
    if (!isSigned(request.headers.authorization ?? "")) {
      refuse(403, "AuthError");
      return;
    }
    if (wanted === ofTemplate) {
      answer(200, { id: NOTIFY_SERVICE.templateId, name: "Everything", version: 1, ...told.template });
      return;
    }
    const mail = JSON.parse(text) as NotifiedMail;
    if (mail.template_id !== NOTIFY_SERVICE.templateId) {
      refuse(400, "BadRequestError");
      return;
    }
    const refusal = refusals.shift();
    if (refusal !== undefined) {
      refuse(refusal.status, refusal.error);
      return;
    }
    taken.push(mail);
    await told.beforeAnswer();
    answer(201, { id: "740e5834-3a29-46b4-9a6f-16142fde533a", reference: mail.reference ?? null });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const told: TestNotifyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    seen,
    refuseNext: (status, error) => refusals.push({ status, error }),
    template: { type: "email", subject: "((subject))", body: "((body))" },
    beforeAnswer: () => Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return told;
}

/** RFC 7519 with HS256: the service's identifier and the time. */
function isSigned(header: string): boolean {
  const [, head = "", claims = "", signature = ""] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header) ?? [];
  const right = createHmac("sha256", NOTIFY_SERVICE.secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  const { iss, iat } = read(claims) as { iss?: string; iat?: number };
  return (
    read(head).alg === "HS256" &&
    iss === NOTIFY_SERVICE.serviceId &&
    Math.abs(Date.now() / 1000 - (iat ?? 0)) <= CLOCK_SECONDS
  );
}
