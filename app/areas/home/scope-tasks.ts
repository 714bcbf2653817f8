import { to } from "#app/addresses.ts";
import type { SharedProgress } from "./progress.ts";
import { count, type Draft, outOf, unless } from "./task-drafts.ts";

/** What the team's office sees to about the scope and what is undertaken with it. See tasksFor. */
export function scopeTasks(shared: SharedProgress): Draft[] {
  const answered = shared.warnings - shared.openWarnings;
  return [
    ...(shared.warnings === 0
      ? []
      : [
          [
            "scoping",
            "Answer the warnings in the scope letter",
            to.scope.front,
            shared.openWarnings === 0,
            answered > 0,
            outOf(answered, shared.warnings, "answered", ""),
          ] satisfies Draft,
        ]),
    ...(shared.clauses === 0
      ? []
      : [
          [
            "scoping",
            "Check which clause each prompt is drawn from",
            to.scope.traceability,
            shared.untracedPrompts === 0 || shared.scopeVersions > 0,
            shared.prompts > shared.untracedPrompts,
            shared.untracedPrompts === 0
              ? "Every prompt is traced"
              : `${count(shared.untracedPrompts, "prompt is", "prompts are")} traced to no clause`,
          ] satisfies Draft,
        ]),
    [
      "scoping",
      "Send the scope for agreement",
      shared.scopeVersions > 0 ? to.scope.front : to.scope.agree,
      shared.scopeVersions > 0,
      false,
      shared.scopeVersions === 0
        ? "Keeps the scope as it stands, as a Word letter"
        : `Version ${shared.scopeVersions} sent`,
    ],
    [
      "scoping",
      "See that the scope is agreed",
      to.decisions.front,
      shared.scopeVersions > 0 && shared.scopeAgreed === shared.councils,
      shared.scopeDecided > 0 || shared.scopeChangesOpen > 0,
      agreedHint(shared),
      unless(shared.scopeVersions > 0, "It has not been sent for agreement yet"),
    ],
    ...(shared.scopeChangesOpen === 0
      ? []
      : [
          [
            "scoping",
            "Say what became of the changes with which the scope was agreed",
            to.decisions.front,
            false,
            false,
            `${count(shared.scopeChangesOpen, "council waits", "councils wait")} for it`,
          ] satisfies Draft,
        ]),
    [
      "scoping",
      "See that publishing the report and the action plan is undertaken",
      to.decisions.front,
      shared.publishingUndertaken === shared.councils,
      shared.publishingDecided > 0,
      withComing(
        outOf(shared.publishingUndertaken, shared.councils, "undertaken", ""),
        shared.publishingDecided - shared.publishingUndertaken,
      ),
    ],
  ];
}

/** How many councils agreed the scope; what was agreed with changes is not counted as agreed until somebody has answered for them. */
function agreedHint({ scopeAgreed, scopeDecided, scopeChangesOpen, councils }: SharedProgress): string {
  const agreed = withComing(outOf(scopeAgreed, councils, "agreed", ""), scopeDecided - scopeAgreed);
  return scopeChangesOpen === 0 ? agreed : `${agreed}, ${scopeChangesOpen} with changes`;
}

/** With how many have decided and are not in effect yet, such as while they can be called in. */
function withComing(words: string, coming: number): string {
  return coming === 0 ? words : `${words}, ${coming} not in effect yet`;
}
