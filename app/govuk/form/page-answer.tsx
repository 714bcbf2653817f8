import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { UNSAFE_DataRouterStateContext } from "react-router-dom";
import {
  type FormAndButtons,
  isOfForm,
  isRefusedForm,
  type KeptForm,
  type RefusedForm,
  takesAnswer,
} from "#app/platform/form-answer.ts";
import { UnclaimedAnswer } from "./unclaimed-answer.tsx";

/** What the forms of a page find their answers in, and what they send along. */
interface PageAnswer {
  /** Whom the page was drawn for (access/opened-as.server.ts); null for nobody. */
  openedAs: string | null;
  /** What the action answered when something could not be saved. */
  answer: RefusedForm | null;
  /** What was typed on this page before a sign-in ended. */
  kept: readonly KeptForm[];
  /** Called by the form whose answer it is. */
  claim: (answer: RefusedForm) => void;
}

const NO_ANSWER: PageAnswer = { openedAs: null, answer: null, kept: [], claim: () => undefined };

const PageAnswerContext = createContext<PageAnswer>(NO_ANSWER);

/**
 * The server draws a page with an answer twice: React draws the top before it knows whether a form further down takes the answer. The first
 * drawing finds that out and is thrown away.
 */
export interface ServerDrawing {
  isFirst: boolean;
  isClaimed: boolean;
}

export const ServerDrawingContext = createContext<ServerDrawing | null>(null);

/** The id of what says at the top of the page what no form of it takes. */
const UNCLAIMED_ID = "answer-of-no-form";

/** Whether the page begins with an answer at its top: the server knows by its first drawing, the browser by the page it got. */
function beginsUnclaimed(drawing: ServerDrawing | null): boolean {
  if (typeof document === "undefined") return drawing !== null && !drawing.isFirst && !drawing.isClaimed;
  return document.getElementById(UNCLAIMED_ID) !== null;
}

/** What the action of the page answered when something could not be saved, or null. */
export function useActionAnswer(): RefusedForm | null {
  const actionData = useContext(UNSAFE_DataRouterStateContext)?.actionData;
  return useMemo(
    () => Object.values(actionData ?? {}).find((each): each is RefusedForm => isRefusedForm(each)) ?? null,
    [actionData],
  );
}

/**
 * The same, for as long as the page stands as it came with it: to read the page's data again, as a form does that shows what somebody else
 * saved, takes the answer from the framework, and with it would go what the page says.
 */
function useAnswerOfPage(): RefusedForm | null {
  const key = useContext(UNSAFE_DataRouterStateContext)?.location.key;
  const fresh = useActionAnswer();
  const held = useRef<{ answer: RefusedForm; key: string | undefined } | null>(null);
  if (fresh !== null) held.current = { answer: fresh, key };
  else if (held.current?.key !== key) held.current = null;
  return held.current?.answer ?? null;
}

interface PageAnswerProviderProps {
  openedAs: string | null;
  kept: readonly KeptForm[];
  children: ReactNode;
}

/**
 * Round everything that a page draws: the one place that reads what an action answered. Each form takes its own answer by its id
 * (`usePageForm`); an answer that no form takes is drawn at the top, so that none is lost because its form is no longer there.
 */
export function PageAnswerProvider({ openedAs, kept, children }: PageAnswerProviderProps) {
  const answer = useAnswerOfPage();
  const drawing = useContext(ServerDrawingContext);
  const claimed = useRef<RefusedForm | null>(null);
  const [unclaimed, setUnclaimed] = useState(() => (beginsUnclaimed(drawing) ? answer : null));
  const claim = useCallback(
    (own: RefusedForm) => {
      claimed.current = own;
      if (drawing === null) setUnclaimed(null);
      else drawing.isClaimed = true;
    },
    [drawing],
  );
  // Effects of the forms run before this one: whoever takes the answer has said so.
  useEffect(() => setUnclaimed(claimed.current === answer ? null : answer), [answer]);
  const page = useMemo(() => ({ openedAs, answer, kept, claim }), [openedAs, answer, kept, claim]);
  return (
    <PageAnswerContext.Provider value={page}>
      {answer === null || unclaimed !== answer ? null : (
        <div id={UNCLAIMED_ID} className="govuk-width-container govuk-!-padding-top-4">
          <UnclaimedAnswer answer={answer} />
        </div>
      )}
      {children}
    </PageAnswerContext.Provider>
  );
}

/** The answer to this form, or null. Whoever draws it takes it (`useClaim`): a form whose page asks for its answer may not be drawn. */
export function useOwnAnswer({ id, buttons }: FormAndButtons): RefusedForm | null {
  const { answer } = useContext(PageAnswerContext);
  return answer !== null && takesAnswer(answer, { id, buttons }) ? answer : null;
}

/** Takes an answer that is drawn here, so that nothing else shows it. */
export function useClaim(own: RefusedForm | null): void {
  const { claim } = useContext(PageAnswerContext);
  if (own !== null && typeof document === "undefined") claim(own);
  useEffect(() => {
    if (own !== null) claim(own);
  }, [own, claim]);
}

/** The answer to a form that the page draws by itself, or null; asking takes it. */
export function useAnswerTo(asked: FormAndButtons): RefusedForm | null {
  const own = useOwnAnswer(asked);
  useClaim(own);
  return own;
}

/** What was typed into this form before a sign-in ended, or null. The same object for as long as it is the same keeping. */
export function useKeptForm({ id, buttons }: FormAndButtons): KeptForm | null {
  const { kept } = useContext(PageAnswerContext);
  const found = kept.find((each) => isOfForm(each, { id, buttons })) ?? null;
  const first = useRef(found);
  if (first.current?.keptAt !== found?.keptAt) first.current = found;
  return first.current;
}

/** Whom the page was drawn for, or null. It stays what it was when the form was drawn, whoever signs in meanwhile in another tab. */
export function useOpenedAs(): string | null {
  const { openedAs } = useContext(PageAnswerContext);
  return useState(openedAs)[0];
}
