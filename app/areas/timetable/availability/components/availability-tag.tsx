import { Tag, type TagColour } from "#app/govuk/display/tag.tsx";
import { AVAILABILITY_TAGS, type Availability } from "../../plan/availability.ts";

const COLOURS = {
  "not-asked": "yellow",
  asked: "blue",
  "any-time": "green",
  "some-times": "teal",
  "cannot-come": "red",
} as const satisfies Record<Availability, TagColour>;

/** When somebody can come, in two or three words. */
export function AvailabilityTag({ availability }: { availability: Availability }) {
  return <Tag colour={COLOURS[availability]}>{AVAILABILITY_TAGS[availability]}</Tag>;
}
