// Writes build/sbom.cdx.json: every package that the product needs when it runs, with version, licence and hash, in the
// CycloneDX format that vulnerability scanners read. npm lists all that is installed; the tools are taken out. The build
// calls this last.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, Refusal, root, run } from "./run.mjs";
import { servedPackages } from "./served-packages.mjs";

try {
  const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { code, text } = await run(
    process.platform === "win32" ? "npm.cmd" : "npm",
    ["sbom", "--sbom-format", "cyclonedx", "--loglevel", "error"],
    { output: "result" },
  );
  if (code !== 0) throw new Refusal("npm could not list what is installed; the reason is above.");
  const served = new Set(servedPackages().map((entry) => `${entry.name}@${entry.version}`));
  const list = JSON.parse(text);
  const product = list.metadata.component["bom-ref"];
  list.components = list.components.filter((component) =>
    served.has(`${component.name}@${component.version}`),
  );
  const kept = new Set([product, ...list.components.map((component) => component["bom-ref"])]);
  list.dependencies = list.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  // npm takes the folder's name for the product's, and makes up a number each time: the same packages are the same list.
  list.metadata.component.name = name;
  delete list.serialNumber;
  delete list.metadata.timestamp;
  writeFileSync(join(root, "build", "sbom.cdx.json"), `${JSON.stringify(list, null, 1)}\n`);
} catch (error) {
  fail(error);
}
