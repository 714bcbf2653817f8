import { savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { saveSection } from "#app/areas/preparation/save-section.server.ts";
import { listStatementSections } from "#app/areas/preparation/store.server.ts";
import { submitStatement } from "#app/areas/preparation/submit-statement.server.ts";
import { people } from "#demo/content/reviewing/people.ts";
import { dataPack, positionStatement } from "#demo/content/reviewing/preparation.ts";
import { at, type DemonstrationWorld } from "#demo/demonstration-world.server.ts";

/** The position statement, written and submitted, and the data pack. */
export async function makeStatement(world: DemonstrationWorld): Promise<void> {
  const permit = world.coordinator("wexcombe");
  for (const section of await listStatementSections(permit)) {
    const number = [...world.themeIds].find(([, id]) => id === section.themeId)?.[0] ?? 0;
    const written = positionStatement.find((each) => each.theme === number);
    if (written === undefined) throw new Error(`the demonstration has no text for ${section.title}`);
    const input = { body: written.text, status: "ready" as const, version: section.version };
    await saveSection(permit, section.id, input, at("2025-09-08"));
  }
  for (const item of dataPack) {
    await savePackItem(
      permit,
      null,
      {
        title: item.title,
        description: item.comment ?? "",
        ownerName: people.find((person) => person.key === item.owner)?.name ?? "",
        location: item.status === "received" ? "Shared folder of the data pack" : "",
        dueOn: "2025-09-12",
        status: item.status,
        version: 1,
      },
      at("2025-09-09"),
    );
  }
  await submitStatement(permit, at("2025-09-15"), true);
}
