import { type EndingThing, HELD_KIND_NAMES, HELD_KINDS, type HeldKind } from "../held-things.ts";

/** A thing as a list shows it. */
interface ListedThing {
  kind: HeldKind;
  recordId: string;
  title: string;
  /** Why it stays, where it does. */
  why?: string;
}

/** Things by their kind, each with why it stays where it does. */
export function ThingLists({ things, level = 2 }: { things: readonly ListedThing[]; level?: 2 | 3 }) {
  const Heading = `h${level}` as "h2" | "h3";
  return HELD_KIND_NAMES.map((kind) => {
    const some = things.filter((thing) => thing.kind === kind);
    return some.length === 0 ? null : (
      <section key={kind}>
        <Heading className="govuk-heading-s">{HELD_KINDS[kind].label}</Heading>
        <ul className="govuk-list govuk-list--bullet">
          {some.map(({ recordId, title, why }) => (
            <li key={recordId}>
              {title}
              {why === undefined ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{why}</div>}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** What ends by itself when somebody leaves, and what to do about it; nothing where there is nothing. */
export function EndingList({ ending, isSelf }: { ending: readonly EndingThing[]; isSelf: boolean }) {
  if (ending.length === 0) return null;
  return (
    <section aria-labelledby="ending-heading">
      <h2 className="govuk-heading-m" id="ending-heading">
        {isSelf ? "Ends when you leave" : "Ends when they leave"}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {ending.map(({ recordId, title, advice }) => (
          <li key={recordId}>
            {title}
            <div className="govuk-hint govuk-!-margin-bottom-0">{advice}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
