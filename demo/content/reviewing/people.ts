/** The peer team, the 90 people they met, and one sign-in or two for each role. All invented. */
import type { CouncilScope, DemoAccount, DemoPeer, DemoPerson, PersonKey, PersonKind } from "../shapes.ts";

export const team: readonly DemoPeer[] = [
  {
    key: "peer-1",
    name: "Councillor Judith Carrow",
    role: "leader-peer",
    post: "Leader of the Council (Liberal Democrat)",
    politicalGroup: "Liberal Democrat",
    organisation: "Netherby Vale District Council",
    tier: "District",
    biography:
      "Leader since 2019 of a rural district that shares a revenues service and a legal team with two neighbours. A former head teacher.",
    leads: [1],
    track: "A",
    email: "judith.carrow@peer.example",
    telephone: "07700 900187",
    diet: "Vegetarian",
  },
  {
    key: "peer-2",
    name: "Councillor Edmund Sale",
    role: "member-peer",
    post: "Deputy Leader and portfolio holder for resources (Conservative)",
    politicalGroup: "Conservative",
    organisation: "Brackenfold Borough Council",
    tier: "Borough",
    biography:
      "Has sat on the joint committee of a two-council partnership since it began, and chaired scrutiny before that. Runs a family farm.",
    leads: [3],
    track: "B",
    email: "edmund.sale@peer.example",
    telephone: "07700 900194",
  },
  {
    key: "peer-3",
    name: "Patrick Muldowney",
    role: "chief-executive-peer",
    post: "Joint Chief Executive",
    organisation: "Eastmarch and Selwick District Councils",
    tier: "District",
    biography:
      "Has led two councils at once for six years, through a change of political control at both. Began in environmental health.",
    leads: [2],
    track: "C",
    email: "patrick.muldowney@peer.example",
    telephone: "07700 900201",
    diet: "No nuts",
  },
  {
    key: "peer-4",
    name: "Shirin Kazemi",
    role: "officer-peer",
    post: "Director of Finance and Section 151 Officer",
    organisation: "Calderwick Borough Council",
    tier: "Borough",
    biography:
      "Qualified in external audit before moving to local government. Has closed the accounts of two councils that share a finance team.",
    leads: [4],
    track: "A",
    email: "shirin.kazemi@peer.example",
    telephone: "07700 900208",
  },
  {
    key: "peer-5",
    name: "Andrew Stavely",
    role: "officer-peer",
    post: "Assistant Director, Governance, and Monitoring Officer",
    organisation: "Penmarsh District Council",
    tier: "District",
    biography:
      "Solicitor. Took a council from cabinet to committees and has written two inter-authority agreements for shared services.",
    leads: [3],
    track: "B",
    email: "andrew.stavely@peer.example",
    telephone: "07700 900215",
  },
  {
    key: "peer-6",
    name: "Grace Ntim",
    role: "officer-peer",
    post: "Director of Transformation and People",
    organisation: "Oldhaven City Council",
    tier: "Unitary",
    biography:
      "Leads organisational change, digital and human resources for a city council. Spent ten years in the health service.",
    leads: [5],
    track: "C",
    email: "grace.ntim@peer.example",
    telephone: "07700 900222",
    diet: "Halal",
  },
  {
    key: "peer-7",
    name: "Rachel Tindall-Moss",
    role: "challenge-manager",
    post: "Peer Challenge Manager",
    organisation: "Local Government Association",
    biography: "Has managed some thirty peer challenges, seven of them of councils working in partnership.",
    leads: [],
    track: null,
    email: "rachel.tindall-moss@peer.example",
    telephone: "07700 900229",
  },
  {
    key: "peer-8",
    name: "Jamie Corcoran",
    role: "support-officer",
    post: "Project Support Officer",
    organisation: "Local Government Association",
    biography: "Arranges travel, rooms and papers for the team.",
    leads: [],
    track: null,
    email: "jamie.corcoran@peer.example",
    telephone: "07700 900236",
  },
];

const DOMAINS: Record<CouncilScope, string> = {
  wexcombe: "wexcombe.example",
  harrowmere: "harrowmere.example",
  joint: "twocouncils.example",
};
const ORGANISATIONS: Record<CouncilScope, string> = {
  wexcombe: "Wexcombe Borough Council",
  harrowmere: "Harrowmere District Council",
  joint: "Wexcombe Borough Council and Harrowmere District Council",
};

function mailName(name: string): string {
  return name
    .replace(/^(Councillor|Dr|Superintendent) /, "")
    .toLowerCase()
    .replace(/[^a-z-]+/g, ".");
}

function ofCouncil(
  kind: PersonKind,
  key: PersonKey,
  name: string,
  title: string,
  council: CouncilScope,
  lineManager: PersonKey | null = null,
): DemoPerson {
  const email = `${mailName(name)}@${DOMAINS[council]}`;
  return { key, name, title, kind, council, organisation: ORGANISATIONS[council], email, lineManager };
}

function councillor(key: PersonKey, name: string, title: string, council: CouncilScope): DemoPerson {
  return ofCouncil("councillor", key, `Councillor ${name}`, title, council);
}

function officer(
  key: PersonKey,
  name: string,
  title: string,
  council: CouncilScope,
  lineManager: PersonKey | null,
): DemoPerson {
  return ofCouncil("officer", key, name, title, council, lineManager);
}

function outside(
  kind: PersonKind,
  key: PersonKey,
  name: string,
  title: string,
  organisation: string,
): DemoPerson {
  const host = organisation.toLowerCase().replace(/[^a-z]+/g, "-");
  const email = `${mailName(name)}@${host}.example`;
  return { key, name, title, kind, council: null, organisation, email, lineManager: null };
}

function partner(key: PersonKey, name: string, title: string, organisation: string): DemoPerson {
  return outside("partner", key, name, title, organisation);
}

function resident(key: PersonKey, name: string, title: string, organisation: string): DemoPerson {
  return outside("resident-or-community", key, name, title, organisation);
}

const councillors: readonly DemoPerson[] = [
  councillor("p-001", "Marian Thistlewood", "Leader of the Council", "wexcombe"),
  councillor("p-002", "Gareth Pennifold", "Deputy Leader and Cabinet Member for Finance", "wexcombe"),
  councillor("p-003", "Sunita Rawal", "Cabinet Member for Housing", "wexcombe"),
  councillor("p-004", "Colin Dearlove", "Cabinet Member for Environment and Waste", "wexcombe"),
  councillor("p-005", "Ruth Akintola", "Cabinet Member for Planning and Growth", "wexcombe"),
  councillor("p-006", "Howard Brasted", "Leader of the Opposition", "wexcombe"),
  councillor("p-007", "Jean Mossman", "Chair of the Overview and Scrutiny Committee", "wexcombe"),
  councillor("p-008", "Tariq Siddiqi", "Chair of the Audit and Governance Committee", "wexcombe"),
  councillor("p-009", "Alison Verrall", "Leader of the Residents' Group", "wexcombe"),
  councillor("p-010", "Peter Oakhanger", "Councillor, Pell Cross ward", "wexcombe"),
  councillor("p-011", "Lorraine Stubbington", "Councillor, Tanyard ward", "wexcombe"),
  councillor("p-012", "Dominic Faircloth", "Vice-chair of the Planning Committee", "wexcombe"),
  councillor("p-013", "Wendy Abara", "Councillor, Weir ward", "wexcombe"),
  councillor("p-014", "Desmond Farrant", "Leader of the Council", "harrowmere"),
  councillor(
    "p-015",
    "Hilary Quennell",
    "Deputy Leader and Chair of the Policy and Resources Committee",
    "harrowmere",
  ),
  councillor("p-016", "Rosalind Batt", "Chair of the Communities and Housing Committee", "harrowmere"),
  councillor("p-017", "Stephen Hollowbread", "Chair of the Environment Committee", "harrowmere"),
  councillor("p-018", "Imran Choudhury", "Chair of the Planning and Economy Committee", "harrowmere"),
  councillor("p-019", "Beverley Kettlewell", "Leader of the Opposition", "harrowmere"),
  councillor("p-020", "Ian Tranmer", "Chair of the Audit and Standards Committee", "harrowmere"),
  councillor("p-021", "Philippa Loxley", "Leader of the Green and Independent Group", "harrowmere"),
  councillor("p-022", "Martin Eastoe", "Councillor, Ottersby North ward", "harrowmere"),
  councillor("p-023", "Celia Wragge", "Councillor, Mereside ward", "harrowmere"),
  councillor("p-024", "Owen Pritchard-Lane", "Councillor, Long Barrow ward", "harrowmere"),
  councillor("p-025", "Gwen Shaddock", "Councillor, Ottersby South ward", "harrowmere"),
  councillor("p-026", "Nathan Ilsley", "Councillor, Hassock Fen ward", "harrowmere"),
];

const officers: readonly DemoPerson[] = [
  officer("p-027", "Fiona Ardingstall", "Joint Chief Executive", "joint", null),
  officer("p-028", "Anil Kotwal", "Strategic Director, Resources, and Section 151 Officer", "joint", "p-027"),
  officer("p-029", "Helen Marchbanks", "Strategic Director, Place", "joint", "p-027"),
  officer("p-030", "Joseph Amponsah", "Strategic Director, Communities and Housing", "joint", "p-027"),
  officer(
    "p-031",
    "Claire Oldroyd-Finch",
    "Assistant Director, Legal and Governance, and Monitoring Officer",
    "joint",
    "p-027",
  ),
  officer("p-032", "Simon Trewhella", "Assistant Director, Finance", "joint", "p-028"),
  officer("p-033", "Naomi Saddler", "Assistant Director, People", "joint", "p-028"),
  officer("p-034", "Kevin Burbage", "Assistant Director, Digital and Customer", "joint", "p-028"),
  officer("p-035", "Tessa Langrish", "Assistant Director, Planning", "joint", "p-029"),
  officer("p-036", "Marcus Odell", "Assistant Director, Environment and Waste", "joint", "p-029"),
  officer("p-037", "Bridget Corrigan", "Assistant Director, Economy and Regeneration", "joint", "p-029"),
  officer("p-038", "Yusuf Demir", "Assistant Director, Housing", "wexcombe", "p-030"),
  officer("p-039", "Amanda Hebblewhite", "Assistant Director, Communities and Wellbeing", "joint", "p-030"),
  officer("p-040", "Christopher Nye", "Head of the Common Ground Programme", "joint", "p-027"),
  officer("p-041", "Lindsey Farrow", "Policy and Performance Manager", "wexcombe", "p-027"),
  officer("p-042", "Gemma Tollervey", "Democratic Services Manager", "harrowmere", "p-031"),
  officer("p-043", "Stuart Applegarth", "Democratic Services Manager", "wexcombe", "p-031"),
  officer("p-044", "Diane Pocklington", "Head of Internal Audit", "joint", "p-028"),
  officer("p-045", "Robert Thackery", "Procurement and Contracts Manager", "joint", "p-032"),
  officer("p-046", "Kavita Solanki", "Principal Accountant", "wexcombe", "p-032"),
  officer("p-047", "Graham Pinnock", "Principal Accountant", "harrowmere", "p-032"),
  officer("p-048", "Sophie Drewett", "HR Business Partner", "joint", "p-033"),
  officer("p-049", "Leon Carmichael", "Organisational Development Adviser", "joint", "p-033"),
  officer("p-050", "Patricia Dunnage", "Customer Services Team Leader", "harrowmere", "p-034"),
  officer("p-051", "Callum Ridsdale", "ICT Infrastructure Manager", "joint", "p-034"),
  officer("p-052", "Emma Fothergill", "Data and Insight Analyst", "joint", "p-041"),
  officer("p-053", "Judith Anstey", "Planning Policy Manager", "wexcombe", "p-035"),
  officer("p-054", "Daniel Oyelaran", "Planning Policy Manager", "harrowmere", "p-035"),
  officer("p-055", "Ffion Maddox", "Development Management Team Leader", "wexcombe", "p-035"),
  officer("p-056", "Barry Clutterham", "Depot Manager", "wexcombe", "p-036"),
  officer("p-057", "Michelle Tuffnell", "Waste Contract Manager", "harrowmere", "p-036"),
  officer("p-058", "Hassan Elmi", "Climate and Sustainability Officer", "joint", "p-036"),
  officer("p-059", "Victoria Sandland", "Town Centre and Markets Officer", "wexcombe", "p-037"),
  officer("p-060", "Adrian Choules", "Economic Development Officer", "harrowmere", "p-037"),
  officer("p-061", "Nicola Bexfield", "Tenancy Services Manager", "wexcombe", "p-038"),
  officer("p-062", "Samuel Ogden", "Repairs Supervisor", "wexcombe", "p-038"),
  officer("p-063", "Priya Menon-Hart", "Housing Options Manager", "joint", "p-039"),
  officer("p-064", "Zoe Larter", "Community Development Officer", "harrowmere", "p-039"),
  officer("p-065", "Keith Underhill", "Revenues Officer and trade union branch secretary", "joint", "p-032"),
  officer("p-066", "Aisha Rahmani", "Graduate Trainee", "joint", "p-040"),
];

const partners: readonly DemoPerson[] = [
  partner("p-067", "Councillor Eleanor Gaskarth", "Leader", "Sallowshire County Council"),
  partner("p-068", "Jonathan Broadribb", "Chief Executive", "Sallowshire County Council"),
  partner("p-069", "Superintendent Carys Whitelaw", "District Commander", "Sallowshire Police"),
  partner("p-070", "Dr Neil Sengupta", "Place Director", "Sallowshire Integrated Care Board"),
  partner("p-071", "Margaret Ivory", "Chief Executive", "Larchwater Housing"),
  partner("p-072", "Tim Bosworth-Dale", "Principal", "Pell Valley College"),
  partner("p-073", "Angela Prewett", "Chair", "Wexcombe Traders' Partnership"),
  partner("p-074", "Lewis Haddow", "Director", "Visit the Meres"),
  partner("p-075", "Deborah Onslow", "Chief Officer", "Wexcombe Volunteer Exchange"),
  partner("p-076", "Francis Yeoman", "Chief Officer", "Harrowmere Community Links"),
  partner("p-077", "Katarzyna Wolska", "Manager", "Tanyard Advice Centre"),
  partner("p-078", "Malcolm Threadgold", "Chair", "Association of Harrowmere Parishes"),
  partner("p-079", "Beatrice Lomond", "Engagement Lead", "The councils' external auditor"),
  partner("p-080", "Oliver Stanyon", "Managing Director", "Pell Valley Glasshouse Growers"),
];

const residents: readonly DemoPerson[] = [
  resident("p-081", "Doreen Castleton", "Chair", "Wexcombe Tenants' Panel"),
  resident("p-082", "Abdi Noor", "Member", "Wexcombe Tenants' Panel"),
  resident("p-083", "Sheila Fanshawe", "Member", "Wexcombe Tenants' Panel"),
  resident("p-084", "Joyce Whitmarsh", "Town Clerk", "Ottersby Town Council"),
  resident("p-085", "Vincent Laidlow", "Chair", "Friends of Mere Park"),
  resident("p-086", "Hannah Eckersall", "Organiser", "Pell Cross Food Pantry"),
  resident("p-087", "Leonard Osei", "Trustee", "Harrowmere Lunch Club"),
  resident("p-088", "Carol Bunting", "Member", "Wexcombe Citizens' Panel"),
  resident("p-089", "Mihai Dobre", "Member", "Wexcombe Citizens' Panel"),
  resident("p-090", "Ivy Nettleship", "Member", "Harrowmere Citizens' Panel"),
];

export const people: readonly DemoPerson[] = [...councillors, ...officers, ...partners, ...residents];

function account(
  key: string,
  name: string,
  email: string,
  role: DemoAccount["role"],
  belongs: Partial<Omit<DemoAccount, "key" | "name" | "email" | "role">> = {},
): DemoAccount {
  return { key, name, email, role, council: null, peer: null, person: null, ...belongs };
}

/** Sign-ins for the demonstration. Passwords are made by whoever loads them. */
export const accounts: readonly DemoAccount[] = [
  account(
    "challenge-manager",
    "Rachel Tindall-Moss",
    "rachel.tindall-moss@peer.example",
    "challenge-manager",
    {
      peer: "peer-7",
    },
  ),
  account("support-officer", "Jamie Corcoran", "jamie.corcoran@peer.example", "support-officer", {
    peer: "peer-8",
  }),
  account("leader-peer", "Councillor Judith Carrow", "judith.carrow@peer.example", "peer", {
    peer: "peer-1",
  }),
  account("finance-peer", "Shirin Kazemi", "shirin.kazemi@peer.example", "peer", { peer: "peer-4" }),
  account("coordinator-wexcombe", "Lindsey Farrow", "lindsey.farrow@wexcombe.example", "coordinator", {
    council: "wexcombe",
    person: "p-041",
  }),
  account("coordinator-harrowmere", "Gemma Tollervey", "gemma.tollervey@harrowmere.example", "coordinator", {
    council: "harrowmere",
    person: "p-042",
  }),
  account("joint-coordinator", "Emma Fothergill", "emma.fothergill@twocouncils.example", "coordinator", {
    council: "wexcombe",
    alsoFor: ["harrowmere"],
    person: "p-052",
  }),
  account(
    "reader-wexcombe",
    "Councillor Marian Thistlewood",
    "marian.thistlewood@wexcombe.example",
    "council-reader",
    { council: "wexcombe", person: "p-001", readerKind: "leader" },
  ),
  account(
    "reader-harrowmere",
    "Councillor Desmond Farrant",
    "desmond.farrant@harrowmere.example",
    "council-reader",
    { council: "harrowmere", person: "p-014", readerKind: "leader" },
  ),
  account(
    "opposition-wexcombe",
    "Councillor Howard Brasted",
    "howard.brasted@wexcombe.example",
    "council-reader",
    { council: "wexcombe", person: "p-006", readerKind: "opposition-leader" },
  ),
  account("owner-programme", "Christopher Nye", "christopher.nye@twocouncils.example", "action-owner", {
    council: "wexcombe",
    person: "p-040",
  }),
  account("owner-waste", "Michelle Tuffnell", "michelle.tuffnell@harrowmere.example", "action-owner", {
    council: "harrowmere",
    person: "p-057",
  }),
  account("administrator", "Morgan Ellery", "morgan.ellery@workspace.example", "administrator"),
];
