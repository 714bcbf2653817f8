/** The choice in a form that stands for "both councils together"; kept apart so that pages need not load zod. */
export const SHARED = "shared";
