import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as the mail server took it. */
export interface TakenMail {
  to: string[];
  /** The whole message, headers first, as it came over the line. */
  source: string;
}

export interface TestMailServer {
  /** For SMTP_URL. */
  url: string;
  taken: TakenMail[];
  /** Answers to give instead of taking the next messages, such as 451. */
  refuseNext(...codes: number[]): void;
  stop(): Promise<void>;
}

/** A real mail server on this machine that keeps what it is sent. */
export async function startMailServer(): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const code = refusals.shift();
        if (code !== undefined) {
          done(Object.assign(new Error("not now"), { responseCode: code }));
          return;
        }
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuseNext: (...codes) => refusals.push(...codes),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
