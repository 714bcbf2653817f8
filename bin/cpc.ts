import { randomUUID } from "node:crypto";
import { AppError } from "#app/platform/errors.ts";

/** One command: its usage line, whether it needs the database, and where its code is. */
interface Command {
  usage: string;
  says: string;
  usesDatabase: boolean | ((args: string[]) => boolean);
  /** Begins a workspace where there is none; without it a mistyped DATA_DIR is refused, never filled. */
  makesWorkspace?: true;
  load: () => Promise<{ run: (args: string[]) => Promise<unknown> }>;
}

const COMMANDS: Record<string, Command> = {
  "add-administrator": {
    usage: "add-administrator EMAIL --name NAME",
    says: "adds an account that runs the installation, and prints its first password",
    usesDatabase: true,
    makesWorkspace: true,
    load: () => import("#app/cli/add-administrator.server.ts"),
  },
  audit: {
    usage: "audit verify [--expect NUMBER:HASH]",
    says: "goes through the audit trail; exit 1 when something was changed, taken out or cut off",
    usesDatabase: true,
    load: () => import("#app/cli/audit.server.ts"),
  },
  backup: {
    usage: "backup [DIR]",
    says: "makes a whole back-up in a folder while people work (without DIR: in BACKUP_DIR) and removes those older than 35 days",
    usesDatabase: false,
    load: () => import("#app/cli/backup.server.ts"),
  },
  "backup-key": {
    usage: "backup-key FILE",
    says: "makes the keys of sealed back-ups: the private one into FILE, the public one is printed",
    usesDatabase: false,
    load: () => import("#app/cli/backup-key.server.ts"),
  },
  "check-text": {
    usage: "check-text CHALLENGE FILE",
    says: "says of each sentence of a text (.txt, .md) what would give somebody away, and which red lines to look at; writes nothing",
    usesDatabase: true,
    load: () => import("#app/cli/check-text.server.ts"),
  },
  "import-scope": {
    usage: "import-scope FILE [--mou FILE] [--dry-run | --explain]",
    says: "makes a challenge from a scope letter (.docx, .md, .txt) and prints it",
    usesDatabase: true,
    makesWorkspace: true,
    load: () => import("#app/cli/import-scope.server.ts"),
  },
  dates: {
    usage: "dates FILE",
    says: "works out key dates from a JSON file of visits and rules (docs/dates-format.md), and writes nothing",
    usesDatabase: false,
    load: () => import("#app/cli/dates.server.ts"),
  },
  demo: {
    usage: "demo [--stage preparing|on-site|reviewing] [--if-empty]",
    says: "makes the challenges of the demonstration that are not there, or the one, and prints their sign-ins",
    usesDatabase: true,
    makesWorkspace: true,
    load: () => import("#app/cli/demo.server.ts"),
  },
  document: {
    usage: "document CHALLENGE KIND --out FILE",
    says: "writes a Word file; KIND: scope, position-statement, timetable, report, action-plan, progress-review",
    usesDatabase: true,
    load: () => import("#app/cli/document.server.ts"),
  },
  doctor: {
    usage: "doctor",
    says: "looks at settings, disk, rights, server, database, mail, clock and the last back-up; exit 1 when something is wrong",
    usesDatabase: false,
    load: () => import("#app/cli/doctor.server.ts"),
  },
  "export-challenge": {
    usage: "export-challenge ID FILE [--for team|COUNCIL] | --check FILE",
    says: "writes all records of a challenge into a new zip: the whole, or what one side may see; --check reads such a file",
    usesDatabase: (args) => !args.some((arg) => arg.startsWith("--check")),
    load: () => import("#app/cli/export-challenge.server.ts"),
  },
  "lint-docx": {
    usage: "lint-docx FILE",
    says: "prints structure and accessibility findings of a Word file; exit 1 when one is an error",
    usesDatabase: false,
    load: () => import("#app/cli/lint-docx.server.ts"),
  },
  migrate: {
    usage: "migrate [--check]",
    says: "brings the database up to date, as every start does; --check says what that would do and tries it on a copy",
    usesDatabase: false,
    load: () => import("#app/cli/migrate.server.ts"),
  },
  "read-file": {
    usage: "read-file FILE",
    says: "prints what would be read of a file: a document's blocks with their labels, or the rows of each sheet",
    usesDatabase: false,
    load: () => import("#app/cli/read-file.server.ts"),
  },
  restore: {
    usage: "restore DIR [--check] [--key FILE]",
    says: "puts a back-up (or the newest in a folder of them) into an empty DATA_DIR; --check says whether it could be",
    usesDatabase: false,
    load: () => import("#app/cli/restore.server.ts"),
  },
  retention: {
    usage: "retention run [--dry-run]",
    says: "destroys records that are kept no longer, with certificates; the server does so once a day",
    usesDatabase: true,
    load: () => import("#app/cli/retention.server.ts"),
  },
  "solve-timetable": {
    usage: "solve-timetable INSTANCE --out FILE [--seconds N] [--seed N]",
    says: "finds a timetable without clashes",
    usesDatabase: false,
    load: () => import("#app/cli/solve-timetable.server.ts"),
  },
};

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  ${command.usage}\n      ${command.says}`);
  return `Usage: npm run --silent cpc -- COMMAND\n\n${lines.join("\n")}`;
}

async function main([name, ...args]: string[]): Promise<void> {
  if (name === "--help" || name === "help") {
    console.error(usage());
    return;
  }
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    const complaint = name === undefined ? "Say which command." : `There is no command "${name}".`;
    throw new AppError("invalid", `${complaint}\n\n${usage()}`);
  }
  const usesDatabase =
    typeof command.usesDatabase === "boolean" ? command.usesDatabase : command.usesDatabase(args);
  if (usesDatabase) {
    const { env } = await import("#app/platform/settings/env.server.ts");
    const { refuseUnfinishedRestore } = await import("#app/back-up/restore-mark.server.ts");
    await refuseUnfinishedRestore(env.dataDir);
    const { sayUpdate } = await import("#prisma/bring-up-to-date.ts");
    const { openWorkspace, requireWorkspace } = await import("#prisma/open-workspace.ts");
    if (command.makesWorkspace !== true) requireWorkspace(env);
    const { chainOldEvents } = await import("#app/audit/chain-old-events.server.ts");
    await chainOldEvents(
      await openWorkspace(env, { announce: (update) => console.error(sayUpdate(update)) }),
    );
  }
  const { run } = await command.load();
  const result = await run(args);
  if (usesDatabase) await keepHeadOfWhatWasWritten();
  await print(`${JSON.stringify(result, null, 2)}\n`);
}

/** A command's own events count as much as the server's, which may not be running. */
async function keepHeadOfWhatWasWritten(): Promise<void> {
  const { eventsWritten } = await import("#app/audit/events-written.server.ts");
  if (eventsWritten() === 0) return;
  const { keepHead } = await import("#app/audit/keep-heads.server.ts");
  await keepHead();
}

/** Waits until the other end of a pipe has it all: a process that ends at once would cut a long result. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** A sentence for what a person can mend, a reference for anything else: its stack is in the log only. */
async function complain(error: unknown): Promise<void> {
  if (error instanceof AppError) {
    console.error(error.message);
    return;
  }
  // What node:util's parseArgs says of an unknown option is a sentence already.
  if (
    error instanceof TypeError &&
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS")
  ) {
    console.error(error.message);
    return;
  }
  const reference = randomUUID();
  const { log } = await import("#app/platform/log.server.ts");
  log.debug({ err: error, reference }, "command failed");
  console.error(
    `Something went wrong. Reference ${reference}; run again with LOG_LEVEL=debug to see what happened.`,
  );
}

process.env.LOG_LEVEL ??= "warn";

main(process.argv.slice(2)).then(
  () => process.exit(process.exitCode ?? 0),
  async (error: unknown) => {
    await complain(error);
    process.exit(1);
  },
);
