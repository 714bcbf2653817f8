import { Details } from "#app/govuk/display/details.tsx";
import { FilterBar } from "#app/govuk/form/filter-bar.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { NoteFilter } from "../note-filter.ts";
import { LEANING_NAMES, LEANINGS, NOTE_SOURCE_KIND_NAMES, SOURCE_KINDS } from "../note-words.ts";

interface NoteFilterBarProps {
  filter: NoteFilter;
  clearHref: string | undefined;
  choices: {
    themes: { id: string; number: number; title: string }[];
    prompts: { id: string; ref: string; text: string }[];
  };
  /** Empty where there is one alone. */
  visits: { id: string; text: string }[];
  peers: { id: string; name: string }[];
  sessions: { id: string; text: string }[];
}

/** What the list of notes can be narrowed to. */
export function NoteFilterBar({ filter, clearHref, choices, visits, peers, sessions }: NoteFilterBarProps) {
  const all = (text: string) => ({ value: "", text });
  return (
    // A new key puts the boxes back to the address when "Clear" is followed without loading the page again.
    <FilterBar key={JSON.stringify(filter)} label="Filter notes" clearHref={clearHref}>
      {visits.length === 0 ? null : (
        <Select
          name="visit"
          label="Visit"
          defaultValue={filter.visitId ?? ""}
          items={[all("All visits"), ...visits.map(({ id, text }) => ({ value: id, text }))]}
        />
      )}
      <Select
        name="theme"
        label="Theme"
        defaultValue={filter.themeId ?? ""}
        items={[
          all("All themes"),
          ...choices.themes.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
        ]}
      />
      <Select
        name="source"
        label="Kind of source"
        defaultValue={filter.sourceKind ?? ""}
        items={[
          all("All kinds"),
          ...SOURCE_KINDS.map((value) => ({ value, text: NOTE_SOURCE_KIND_NAMES[value].one })),
        ]}
      />
      <TextInput name="words" label="Words in the note" type="search" defaultValue={filter.words} />
      <Details
        className="cpc-filter-more"
        summary="More to filter by"
        open={[filter.promptId, filter.leaning, filter.peerId, filter.sessionId].some(Boolean) || undefined}
      >
        <div className="cpc-filter__fields">
          <Select
            name="prompt"
            label="Prompt"
            defaultValue={filter.promptId ?? ""}
            items={[
              all("All prompts"),
              ...choices.prompts.map(({ id, ref, text }) => ({
                value: id,
                text: `${ref} ${shortened(text)}`,
              })),
            ]}
          />
          <Select
            name="leaning"
            label="Points to"
            defaultValue={filter.leaning ?? ""}
            items={[all("Either way"), ...LEANINGS.map((value) => ({ value, text: LEANING_NAMES[value] }))]}
          />
          <Select
            name="peer"
            label="Written by"
            defaultValue={filter.peerId ?? ""}
            items={[all("Everybody"), ...peers.map(({ id, name }) => ({ value: id, text: name }))]}
          />
          <Select
            name="session"
            label="Session"
            defaultValue={filter.sessionId ?? ""}
            items={[all("All sessions"), ...sessions.map(({ id, text }) => ({ value: id, text }))]}
          />
        </div>
      </Details>
    </FilterBar>
  );
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}
