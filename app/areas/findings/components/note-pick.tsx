import { NOTE_RELATION_NAMES, NOTE_RELATIONS, type NoteRelation } from "../finding-words.ts";

interface NotePickProps {
  id: string;
  words: string;
  /** Kind, leaning, session, writer. */
  facts: string;
  /** What the note is to the finding now; null while it is not chosen. */
  relation: NoteRelation | null;
}

/** One note to tick, and what it is to the finding. Ticked without more, it supports it. */
export function NotePick({ id, words, facts, relation }: NotePickProps) {
  return (
    <div className="cpc-pick">
      <input type="hidden" name="shown" value={id} />
      <input
        className="cpc-pick__tick"
        type="checkbox"
        name="chosen"
        value={id}
        id={`note-${id}`}
        defaultChecked={relation !== null}
      />
      <label className="cpc-pick__words" htmlFor={`note-${id}`}>
        {words}
        <span className="cpc-pick__facts">{facts}</span>
      </label>
      <div className="cpc-pick__relation">
        <label className="govuk-visually-hidden" htmlFor={`relation-${id}`}>
          What this note is to the finding: {words.slice(0, 60)}
        </label>
        <select
          className="govuk-select"
          id={`relation-${id}`}
          name={`relation.${id}`}
          defaultValue={relation ?? "supporting"}
        >
          {NOTE_RELATIONS.map((value) => (
            <option key={value} value={value}>
              {NOTE_RELATION_NAMES[value]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
