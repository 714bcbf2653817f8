/**
 * Writes every document and paper of four challenges into a folder, each in a folder of its own: one that was just made, two of the
 * demonstration half way, and the one of it that is through. Where LibreOffice is, each is turned into a PDF too.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const SOFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(
  (path) => existsSync(path),
);

const [given] = process.argv.slice(2);
if (given === undefined) {
  console.error("Say where: npm run documents -- FOLDER");
  process.exit(1);
}
const folder = resolve(given);
const dataDir = mkdtempSync(join(tmpdir(), "documents-"));
// What is imported of the product from here on works on this folder.
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";

try {
  const { writeChallengeDocuments } = await import("./challenge-documents.ts");
  const { makeChallenges } = await import("./make-challenges.ts");
  for (const { name, challengeId } of await makeChallenges()) {
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    const files = await writeChallengeDocuments(challengeId, own);
    if (SOFFICE !== undefined) {
      const profile = `-env:UserInstallation=file://${join(dataDir, "office")}`;
      execFileSync(SOFFICE, ["--headless", profile, "--convert-to", "pdf", "--outdir", own, ...files], {
        stdio: "ignore",
      });
    }
    console.log(`${own}: ${files.length} documents`);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();
