import { TaskList } from "#app/govuk/display/task-list.tsx";
import type { UnownedThing } from "../unowned.ts";

/** What nobody has, for whoever manages, with the way to give it to somebody. Nothing is drawn where there is none. */
export function UnownedSection({ things }: { things: readonly UnownedThing[] }) {
  if (things.length === 0) return null;
  return (
    <section aria-labelledby="unowned">
      <h2 className="govuk-heading-m" id="unowned">
        Nobody has these
      </h2>
      <TaskList
        idPrefix="unowned"
        items={things.map(({ title, hint, href }) => ({
          title,
          hint,
          href,
          status: { text: "Nobody yet", tag: "yellow" },
        }))}
      />
    </section>
  );
}
