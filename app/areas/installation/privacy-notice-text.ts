/** The privacy notice that comes with the workspace, and what in a notice is still to be filled in. */

/**
 * The text before anybody has edited it, in Markdown. It says what the software does; what only the organisation knows stands in
 * square brackets (UK GDPR, Articles 13 and 14, list what a notice has to say). Times are the house rules of
 * `areas/periods/categories.ts`, handed in so that the two cannot differ.
 */
export function startingNotice(keptMonths: {
  notes: number;
  interviewees: number;
  messages: number;
}): string {
  return `This notice is about the workspace in which a corporate peer challenge is arranged, carried out and followed up. A peer challenge is a visit of councillors and officers from other councils, the peers, who look at how a council works and say what could be better.

# Who is responsible

[NAME OF THE ORGANISATION that runs this workspace, with its address] decides what the workspace is used for. Its data protection officer is [NAME, E-MAIL ADDRESS].

Each council that takes part answers for what it writes here: its own statement, its list of people to meet, its action plan. The peer team answers for its notes and for its report.

# What is held about you, and where it comes from

If you are asked to meet the peers:

- your name, your role, and the council or organisation you belong to
- your e-mail address, if the council gave it, to send you an invitation
- when you can come, as you said yourself or as the council knows it
- what you need in order to take part, such as a way without steps, if you or the council said so
- which sessions you were asked to, and whether you came

The council's co-ordinator writes this down. You can say yourself, by a link of your own, when you can come.

If you have an account: your name, e-mail address, role, when you signed in, and what you did here.

If you are a peer: also your council, political group if you have one, and interests that you declared.

# What peers write down

Peers write notes of what they hear. Notes do not name who said what and are kept apart from the list of who came. No council can read them. They may still be asked for under freedom of information or data protection law; the peer team decides then what has to be given.

# What it is used for, and on what basis

To arrange the visit, to carry it out, to write the report and to follow up what was promised. The legal basis is [FOR EXAMPLE: a task carried out in the public interest, Article 6(1)(e) of the UK GDPR]. What you need in order to take part can say something about your health; it is used only to arrange the session, on the basis of [FOR EXAMPLE: your explicit consent, Article 9(2)(a)].

Nothing here decides about you by itself. No score or profile is made.

# Who can see it

- Those who arrange the visit: the council's co-ordinators, the challenge manager and support officer of the peer team.
- The peers: whom they meet, when and where, and what is needed for that.
- Published reports name the peers. They do not name the people they met.
- Whoever runs the server can reach what is on it, and works by instruction of the organisation named above: [NAME OF THE HOSTING SERVICE, IF ANY].

Messages are sent by e-mail through [NAME OF THE MAIL SERVICE]. Nothing is sent outside the United Kingdom by the workspace itself. [SAY HERE IF A SERVICE NAMED ABOVE WORKS ELSEWHERE.]

# How long it is kept

Unless a challenge has other times, counted from the last day of the visit or, where it is kept for a later progress review, from the last day of that:

- notes of peers and the list of who came: ${keptMonths.notes} months
- your e-mail address, your needs and your times: ${keptMonths.interviewees} months
- messages sent to you: ${keptMonths.messages} months

After that they are destroyed, and a certificate says what kind and how many. Copies made for safety are kept for 35 days at most. Your name stays in the timetable that was released, as a record of the visit, unless you ask for it to be removed.

# Cookies

Only those that the workspace needs: to keep you signed in, to remember a step of signing in that is under way, and to carry a message from one page to the next. There is no tracking, and nothing is loaded from other sites.

# Your rights

You can ask what is held about you, have it corrected, have it deleted or its use limited, and object to it. Ask the council's co-ordinator who invited you, or [NAME, E-MAIL ADDRESS].

If you are not content with the answer you can complain to the Information Commissioner's Office, ico.org.uk, 0303 123 1113.
`;
}

/** The places in a notice that are still to be filled in: capitals in square brackets, each once, in their order. */
export function placesToFill(text: string): string[] {
  return [...new Set([...text.matchAll(/\[[A-Z][A-Z ,:'’-]+[^\]]*\](?!\()/g)].map(([place]) => place))];
}
