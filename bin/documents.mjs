// npm run documents -- FOLDER: writes every document and paper of an empty, of half-filled and of a full challenge, to be looked at.
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare({ build: false });
  become(
    process.execPath,
    ["--import", "tsx", "tests/documents/write-documents.ts", ...process.argv.slice(2)],
    {
      LOG_LEVEL: "warn",
    },
  );
} catch (error) {
  fail(error);
}
