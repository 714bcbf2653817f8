import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A message as the mail server took it. */
export interface TakenMail {
  to: string[];
  /** The whole message, headers first, as it came over the line. */
  source: string;
}

/** How the mail server treats whoever comes; may be changed while it runs. */
export interface MailServerManners {
  /** Answered to everybody who connects, such as 421. */
  greeting?: number;
  /** Answered at the address, such as 550, by address. */
  addresses?: Record<string, number>;
  /** Answered to whoever says from whom it comes, such as 550. */
  sender?: number;
  /** Resolved before the answer to a whole message is given. */
  beforeAnswer?: () => Promise<void>;
}

export interface TestMailServer {
  /** For SMTP_URL. */
  url: string;
  taken: TakenMail[];
  manners: MailServerManners;
  /** Connections and tries to sign in so far. */
  seen: { connections: number; signIns: number };
  /** Answers to give instead of taking the next messages, such as 451. */
  refuseNext(...codes: number[]): void;
  stop(): Promise<void>;
}

/** Who may sign in: by a password, or by a token of OAuth2. Absent: nobody has to. */
export interface MailServerAccount {
  user: string;
  password?: string;
  isGoodToken?: (token: string) => boolean;
}

const refusal = (responseCode: number) => Object.assign(new Error("not now"), { responseCode });

/** A real mail server on this machine that keeps what it is sent. */
export async function startMailServer(account?: MailServerAccount): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  const refusals: number[] = [];
  let manners: MailServerManners = {};
  const seen = { connections: 0, signIns: 0 };
  const server = new SMTPServer({
    authOptional: account === undefined,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authMethods: account?.isGoodToken === undefined ? ["PLAIN", "LOGIN"] : ["XOAUTH2"],
    onConnect(_session, done) {
      seen.connections += 1;
      done(manners.greeting === undefined ? null : refusal(manners.greeting));
    },
    onAuth(auth, _session, done) {
      seen.signIns += 1;
      const isKnown = auth.username === account?.user;
      const isRight = account?.isGoodToken
        ? account.isGoodToken(auth.accessToken ?? "")
        : auth.password === account?.password;
      if (isKnown && isRight) done(null, { user: auth.username });
      else done(null, { data: { status: "401", schemes: "bearer" } });
    },
    onMailFrom(_address, _session, done) {
      done(manners.sender === undefined ? null : refusal(manners.sender));
    },
    onRcptTo({ address }, _session, done) {
      const code = manners.addresses?.[address];
      done(code === undefined ? null : refusal(code));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const code = refusals.shift();
        if (code !== undefined) {
          done(refusal(code));
          return;
        }
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString("utf8"),
        });
        await manners.beforeAnswer?.();
        done();
      });
    },
  });
  // Whoever hangs up is no failure of the server.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    get manners() {
      return manners;
    },
    set manners(next) {
      manners = next;
    },
    seen,
    refuseNext: (...codes) => refusals.push(...codes),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
