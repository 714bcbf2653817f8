/** A slip or contradiction found while importing: shown to people, kept until someone answers it. */
export interface ImportWarning {
  code: ImportWarningCode;
  /** One or two sentences for someone who has not read the letter closely. */
  message: string;
  /** The exact words it rests on. */
  quotes: string[];
}

/** Every warning the import can give, with what it means. */
const WARNING_CODES = {
  "progress-review-conditions-conflict": "Two conditions on the progress review cannot both hold",
  "unfilled-placeholder": "A blank was never filled in",
  "due-on-bank-holiday": "A milestone falls on a bank holiday",
  "duty-names-one-council": "A duty names one council of a partnership",
  "open-changes": "The file has changes or comments that are not settled",
  "duration-differs": "The length of the visit and its dates differ",
  "attachment-not-held": "The letter speaks of a paper that is not here",
  "promise-without-day": "Dates are promised without a day",
  "onsite-dates-missing": "No dates on site were found",
  "onsite-dates-reversed": "The visit ends before it starts",
  "onsite-at-weekend": "The visit starts or ends at a weekend",
  "onsite-on-bank-holiday": "A bank holiday falls into the visit",
  "onsite-in-pre-election-period": "The visit may fall into a pre-election period",
  "onsite-dates-disagree": "Two different ranges of dates on site",
  "theme-count": "Not five themes",
  "theme-numbers": "The themes are not numbered one after the other",
  "partner-council-not-named": "The letter is about more than one council and names one",
  "fetches-from-outside": "A file fetches something from elsewhere when it is opened",
  "agreement-called-otherwise": "The letter and the agreement give it different names",
  "agreement-date-incomplete": "The date of the agreement is incomplete",
  "facts-disagree": "Source documents do not say the same",
  "part-not-read": "A file carries a part that is not read",
  "clause-number-repeated": "A clause number is used twice",
} as const satisfies Record<string, string>;

export type ImportWarningCode = keyof typeof WARNING_CODES;
