/**
 * What the fields of forms are called where the words in them are shown without their form, by name. One that is not here is called by its name
 * in words: `accessNeeds` is "Access needs".
 */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  accountableName: "Accountable",
  acknowledge: "All the same",
  acknowledged: "All the same",
  actualStart: "Began at",
  actualMinutes: "How long it took, in minutes",
  answerBy: "To be answered by",
  availability: "Whether they can come",
  availabilityNote: "Note on when they can come",
  brief: "What the scope letter asks for",
  comment: "What is wrong, and what is right",
  commissioning: "Council that commissions the challenge",
  confirm: "Confirmed",
  confirmed: "Confirmed",
  contact: "Whom other councils can ask",
  decision: "What was decided",
  dueOn: "Planned for",
  dueText: "Timescale",
  email: "E-mail address",
  frequency: "How often",
  further: "Further councils",
  heldOn: "Day of the review",
  hours: "How many hours",
  howMany: "How many peers",
  isConfidential: "Who may know of it",
  isFixed: "Whether it can be moved",
  isOnline: "Held online",
  isPinned: "Keeps its time and room",
  isSure: "Sure",
  joinAddress: "Address to join",
  judgement: "How much progress the team sees",
  label: "What is to happen",
  lateReason: "Reason for a delay",
  leaning: "What it points to",
  location: "Where it is",
  minutes: "Minutes",
  note: "Note",
  onSiteStart: "First day on site",
  onSiteEnd: "Last day on site",
  offTheme: "Of no theme",
  outcome: "Whether it took place",
  ownerName: "Responsible",
  position: "Whether the council accepts it",
  questionSet: "Questions and key dates",
  rating: "Where it stands",
  reportFormat: "Layout of the report",
  seconds: "How long it may take, in seconds",
  sourceKind: "Kind of source",
  sourceTitle: "Document, data set or place",
  successMeasure: "How it is known to have worked",
  what: "What has happened",
};

/** Fields that a page sends along by itself: nobody typed or chose them. */
const SENT_ALONG: ReadonlySet<string> = new Set([
  "changeId",
  "direction",
  "draftOpenings",
  "fingerprint",
  "hasNeeds",
  "keptDraft",
  "quiet",
  "returnTo",
  "revision",
  "shown",
  "version",
  "view",
  "writtenAt",
]);

/** Fields in which one of some values is chosen. */
const CHOSEN: ReadonlySet<string> = new Set([
  "availability",
  "category",
  "features",
  "frequency",
  "group",
  "howMany",
  "judgement",
  "keep",
  "kind",
  "leaning",
  "outcome",
  "position",
  "rating",
  "reportFormat",
  "requiredRoles",
  "role",
  "sourceKind",
  "status",
  "stays",
]);

/** What was typed into the field of this name, as a person reads it: of a choice its words, a text as it is. */
export function valueWords(name: string, text: string): string {
  return CHOSEN.has(name) || text === "yes" ? inWords(text) : text;
}

/** Whether a page sends the field along by itself. */
export function isSentAlong(name: string): boolean {
  return SENT_ALONG.has(name);
}

/** What the field of this name is called: `councils[1].name` is "Councils 2: name", `onSiteEnd.day` "Last day on site: day". */
export function fieldWords(name: string): string {
  const [first = "", ...rest] = name.split(/[.[\]]+/).filter((part) => part !== "");
  const begin = FIELD_WORDS[first] ?? inWords(first);
  const [row, ...last] = /^\d+$/.test(rest[0] ?? "") ? rest : ["", ...rest];
  const where = row === "" ? begin : `${begin} ${Number(row) + 1}`;
  return last.length === 0 ? where : `${where}: ${last.map((part) => inWords(part).toLowerCase()).join(" ")}`;
}

/** A name of the code, or the value of a choice, as words: `successMeasure` and `success-measure` are "Success measure". */
function inWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
