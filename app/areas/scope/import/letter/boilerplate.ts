/** What such letters say of the programme in general: shapes of whole sentences, none of which says anything of this challenge. */
const SHAPES: readonly RegExp[] = [
  // Opening and closing
  /^(?:thank you|many thanks)\b/i,
  /^(?:i am|we are) (?:writing|pleased|grateful|delighted)\b/i,
  /^(?:i|we) look forward to\b/i,
  /^(?:i|we) hope (?:this|that|you)\b/i,
  /^(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm) regards|best wishes)[,.]?$/i,
  /^(?:please (?:do )?)?(?:let (?:me|us) know|get in touch|contact (?:me|us)) if\b/i,
  /^this (?:letter|note|document|paper) (?:sets out|confirms|records|summarises|describes)\b/i,
  // What a peer challenge is and how its people work
  /^(?:corporate )?peer challenges? (?:is|are) (?:not an? inspections?|improvement|designed|intended|tailored|an? improvement)\b/i,
  /^(?:it|this) is not an? inspection\b/i,
  /^(?:the )?(?:peer )?(?:team|peers|they) will (?:work (?:positively|constructively)|follow the evidence|draw on|use their experience|act as critical friends|triangulate|gather (?:information|evidence)|meet with a range)\b/i,
  /^(?:the )?(?:peer )?(?:team|peers) (?:are|is) (?:drawn from|made up of|not inspectors)\b/i,
  /^(?:what|anything|everything|all) (?:people|staff|those)[^.]{0,40}\b(?:say|tell)s?\b[^.]{0,60}\b(?:confiden|attribut)/i,
  /^(?:the )?(?:peer )?(?:team|process|peer challenge) (?:is|will be) (?:confidential|non-attributable)\b/i,
  /^(?:there is|this gives|this is|it is|during th(?:is|e) feedback there is) (?:also )?(?:an? |the )?opportunit(?:y|ies)\b/i,
  /^(?:this|it) provides (?:a|an|the) (?:clear )?(?:brief|steer|context|overview)\b/i,
  /^(?:the )?most important (?:aspect|part) of the pack\b/i,
  /^to help (?:the )?(?:peer )?team (?:gain|to gain|understand|prepare)\b/i,
  /^the (?:attached|enclosed) (?:guidance|preparation guidance)\b(?!.*\bby\b)/i,
  /^to promote (?:openness|transparency)\b/i,
  /^the LGA is committed to (?:equality|diversity|inclusion)\b/i,
  /^(?:lunch|refreshments|tea|coffee)[^.]{0,60} (?:will be|is|are) provided\b/i,
];

const NUMBER_WORD =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|both|half|dozen)\b/i;
const DATE_WORD =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may(?= \d)|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|weeks?|months?|years?)\b/i;
const ROLE =
  /\b(?:leaders?(?!ship)|deputy|mayor|councillors?|cllrs?|cabinet|opposition|chief executive|ceo|directors?|heads? of|officers?|manager|co-?ordinator|chair(?:man|woman)?|members?(?! of the public)|staff side|unions?|auditors?)\b/i;
const ASKS =
  /\b(?:ask(?:s|ed|ing)?|request(?:s|ed)?|focus(?:s?es|s?ed|s?ing)?|in addition|additionally|particular(?:ly)?)\b/i;
/** Capitalised words of the programme, which name nobody. */
const OWN_WORDS =
  /\b(?:LGA|CPCs?|Local Government Association|Corporate Peer Challenges?|Peer Challenges?|Peer Teams?|Corporate|Position Statement|Information (?:&|and) Data Pack|Data Pack|Progress Review|Action Plan|Preparation Guidance Note|Guidance Note|Partnership|Councils?|Team|I|The|A|An|We|You|They|It|This|There|In|At|To|On|During|For|As|Following|Yours|Kind|Best|With|What|Anything|Everything|All|Many|Thank|Please|Lunch|Refreshments|Tea|Coffee|Peers?|Let|Get|Contact|Most|These|Those)\b/g;

/**
 * Whether a sentence only says what such letters say of the programme. Never where it holds a date, a number, a name, a role or an ask: those
 * are this letter's own.
 */
export function isBoilerplate(sentence: string): boolean {
  if (/\d/.test(sentence) || NUMBER_WORD.test(sentence) || DATE_WORD.test(sentence)) return false;
  if (ROLE.test(sentence) || ASKS.test(sentence) || namesSomebody(sentence)) return false;
  return SHAPES.some((shape) => shape.test(sentence));
}

function namesSomebody(sentence: string): boolean {
  return /(?<![\p{L}])\p{Lu}\p{L}+/u.test(sentence.replace(OWN_WORDS, " "));
}
