/** What the lint says about one place in a Word file. */
export interface LintFinding {
  /** Name of the rule, such as `tables/header-row`. */
  rule: string;
  /** An error stops a file from being issued; a warning is for a person to judge. */
  severity: "error" | "warning";
  /** The part of the file and the place in it, with the first words there. */
  where: string;
  /** What is wrong, in a sentence. */
  message: string;
}

/** One rule: a small function from a file to the places where it is broken. */
export interface Rule {
  name: string;
  severity: LintFinding["severity"];
  check: (file: import("./word-file.ts").WordFile) => { where: string; message: string }[];
}
