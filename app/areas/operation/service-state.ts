import { to } from "#app/addresses.ts";
import { formatInstant } from "../../platform/days.ts";

const MB = 1024 * 1024;
const GB = 1024 * MB;
const HOUR_MS = 3_600_000;

/** Bytes left on the disk below which room has to be made soon. */
const LITTLE_ROOM_BYTES = GB;

/** Bytes left below which saves begin to fail: the service calls itself not ready. */
const NO_ROOM_BYTES = 64 * MB;

/** How long a message may wait before somebody should look: a mail server that is busy takes it within minutes. */
const LONG_WAIT_MS = HOUR_MS;

/** How long after a look through the audit trail the next is late: it is done once a day. */
const LATE_LOOK_MS = 26 * HOUR_MS;

/** How one part of the service is. `not-set-up` is nobody's fault and may be meant. */
export type PartState = "well" | "look" | "broken" | "not-set-up";

/** One part of the service as the page says it. */
export interface ServicePart {
  name: string;
  state: PartState;
  says: string;
  /** What to do; null: nothing. */
  todo: string | null;
  /** A page of the workspace where it is done or seen. */
  link?: { href: string; text: string };
}

/** What was found out about the service. Null where it could not be. */
export interface ServiceFacts {
  /** Why nothing can be saved, as a sentence; null: saves are taken. */
  writeTrouble: string | null;
  databaseBytes: number | null;
  disk: { freeBytes: number; totalBytes: number } | null;
  mail: {
    isSetUp: boolean;
    /** Why none goes at present, as a sentence. */
    haltReason: string | null;
    waiting: number;
    oldestAt: Date | null;
    stuck: number;
  };
  /** Why the clock may be wrong, in sentences; null: it is trusted. */
  clockDoubt: string | null;
  /** Null: the service makes none by itself. */
  backUp: { isOld: boolean; says: string } | null;
  /** Jobs that failed the last time. */
  troubledJobs: number;
  trail: { lookedAt: Date | null; foundBrokenAt: Date | null };
  /** What people call the account they sign in with; null: there is no single sign-on. */
  singleSignOn: string | null;
}

/** All parts of the service, in the order in which they matter. */
export function serviceParts(facts: ServiceFacts, now: Date): ServicePart[] {
  return [
    database(facts),
    disk(facts.disk),
    backUp(facts.backUp),
    messages(facts.mail, now),
    backgroundWork(facts.troubledJobs),
    clock(facts.clockDoubt, now),
    auditTrail(facts.trail, now),
    singleSignOn(facts.singleSignOn),
  ];
}

/** A size for people: "340 MB", "1.2 GB". */
export function sayBytes(bytes: number): string {
  if (bytes >= GB) return `${(bytes / GB).toFixed(1)} GB`;
  return bytes >= MB ? `${Math.round(bytes / MB)} MB` : `${Math.max(1, Math.ceil(bytes / 1024))} kB`;
}

function database({ writeTrouble, databaseBytes }: ServiceFacts): ServicePart {
  const size = databaseBytes === null ? "" : ` It holds ${sayBytes(databaseBytes)}.`;
  if (writeTrouble === null) {
    return { name: "Database", state: "well", says: `Changes are saved.${size}`, todo: null };
  }
  return {
    name: "Database",
    state: "broken",
    says: `${writeTrouble}${size}`,
    todo: "Look at this page again in a minute. If it stays so, end what else has the database open on the server, see that its disk has room, and start the service again.",
  };
}

function disk(room: ServiceFacts["disk"]): ServicePart {
  const name = "Disk";
  if (room === null) {
    return {
      name,
      state: "look",
      says: "How much room is left could not be found out.",
      todo: "Look on the server at the disk that DATA_DIR is on.",
    };
  }
  const says = `${sayBytes(room.freeBytes)} of ${sayBytes(room.totalBytes)} are free where the data is kept.`;
  if (room.freeBytes >= LITTLE_ROOM_BYTES) return { name, state: "well", says, todo: null };
  return {
    name,
    state: room.freeBytes < NO_ROOM_BYTES ? "broken" : "look",
    says,
    todo: "Make room on the server, or give it a larger disk. When it is full nothing more can be saved; what was saved stays.",
  };
}

function backUp(state: ServiceFacts["backUp"]): ServicePart {
  const name = "Back-up";
  if (state === null) {
    return {
      name,
      state: "not-set-up",
      says: "None is set up: the service makes no back-up by itself.",
      todo: "Set BACKUP_DIR to a folder on another disk and start the service again, or see that somebody makes back-ups in another way.",
    };
  }
  if (!state.isOld) return { name, state: "well", says: state.says, todo: null };
  return {
    name,
    state: "broken",
    says: state.says,
    todo: "One is made every day. See under Background work what failed; have it done again once it is mended.",
    link: { href: to.operation.jobs(), text: "Background work" },
  };
}

function messages(mail: ServiceFacts["mail"], now: Date): ServicePart {
  const link = { href: to.mail.outbox(), text: "Outbox" };
  const part = { name: "Messages", link };
  const waiting = sayWaiting(mail);
  if (!mail.isSetUp) {
    return {
      ...part,
      state: "not-set-up",
      says: `Neither a mail server nor GOV.UK Notify is set up, so no message goes. ${waiting}`,
      todo: "Set one of them up (the readme says how, under Mail) and start the service again, or pass the links in the outbox on by hand.",
    };
  }
  if (mail.haltReason !== null) {
    return {
      ...part,
      state: "broken",
      says: `No message goes: ${mail.haltReason} ${waiting}`,
      todo: "Mend what it says. On the server, cpc doctor looks at the settings for mail. Messages wait until then, and nobody loses one.",
    };
  }
  const isLate = mail.oldestAt !== null && now.getTime() - mail.oldestAt.getTime() > LONG_WAIT_MS;
  if (isLate || mail.stuck > 0) {
    const stuck = mail.stuck === 0 ? "" : ` ${sayStuck(mail.stuck)}`;
    return {
      ...part,
      state: "look",
      says: `${waiting}${stuck}`,
      todo: "The outbox says of each what was answered.",
    };
  }
  return { ...part, state: "well", says: waiting, todo: null };
}

function sayWaiting({ waiting, oldestAt }: ServiceFacts["mail"]): string {
  if (waiting === 0 || oldestAt === null) return "No message waits.";
  const since = `since ${formatInstant(oldestAt)}`;
  return waiting === 1 ? `One message waits, ${since}.` : `${waiting} messages wait, the oldest ${since}.`;
}

function sayStuck(stuck: number): string {
  return stuck === 1
    ? "One message was not sent and is not tried again by itself."
    : `${stuck} messages were not sent and are not tried again by themselves.`;
}

function backgroundWork(troubled: number): ServicePart {
  const part = {
    name: "Background work",
    link: { href: to.operation.jobs(), text: "Background work" },
  };
  if (troubled === 0) return { ...part, state: "well", says: "Nothing failed the last time.", todo: null };
  return {
    ...part,
    state: "look",
    says:
      troubled === 1
        ? "One kind of work failed the last time."
        : `${troubled} pieces of work failed the last time.`,
    todo: "Its page says what went wrong, and has a button to have it done again.",
  };
}

function clock(doubt: string | null, now: Date): ServicePart {
  const name = "Clock";
  if (doubt === null) {
    return { name, state: "well", says: `It shows ${formatInstant(now)}, and has gone evenly.`, todo: null };
  }
  return { name, state: "look", says: doubt, todo: "Compare the clock of the server with another one." };
}

function auditTrail({ lookedAt, foundBrokenAt }: ServiceFacts["trail"], now: Date): ServicePart {
  const part = { name: "Audit trail", link: { href: to.audit.installationTrail(), text: "Audit trail" } };
  if (foundBrokenAt !== null) {
    return {
      ...part,
      state: "look",
      says: `Something was found wrong with it on ${formatInstant(foundBrokenAt)}.`,
      todo: "On the server, cpc audit verify says what. Change nothing before somebody has looked into it.",
    };
  }
  if (lookedAt === null) {
    return {
      ...part,
      state: "look",
      says: "It has not been gone through yet.",
      todo: "That is done at each start: look again in some minutes.",
    };
  }
  const says = `It was last gone through on ${formatInstant(lookedAt)}, and nothing was found wrong.`;
  if (now.getTime() - lookedAt.getTime() <= LATE_LOOK_MS) return { ...part, state: "well", says, todo: null };
  return {
    ...part,
    state: "look",
    says,
    todo: "That is done once a day and is late: see under Background work what failed.",
  };
}

function singleSignOn(name: string | null): ServicePart {
  if (name !== null) {
    return {
      name: "Single sign-on",
      state: "well",
      says: `It is set up: people may sign in with their ${name}. Whether the other side answers is not looked at here.`,
      todo: null,
    };
  }
  return {
    name: "Single sign-on",
    state: "not-set-up",
    says: "None is set up: everybody signs in with a password, or with a link by mail.",
    todo: "Nothing, unless your organisation has one: the OIDC settings in the readme say how.",
  };
}
