import ts from "typescript";

/** What tells of an event, in a phrase that is no whole sentence. */
const TELLS =
  /\b(?:gave|undertook|presented|held|agreed|approved|submitted|met|read|has been|have been|was|were)\b/;

/** An event told as past, on a page: "was released", "has been sent". A clause that is only a condition tells of none. */
const EVENT =
  /\b(?:has|have|was|were)\b(?: (?:not|never|each|all|already|been|now|just|both))* [a-z]+(?:ed|en|ne|ft|nt|ld|pt|ade|ead|aid|ut|et|ost|old|ound)\b/;
const CONDITION =
  /\b(?:if|where|when|while|once|until|what|whoever|who|that|which|as|unless|nobody|nothing|whether)\b/i;

/** The texts a file writes by itself, each substitution as `{}`; what is said of a refused request is no standing sentence. */
function textsIn(path: string, source: string): string[] {
  const texts: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isRefusal(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      texts.push(node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join(""));
    }
    ts.forEachChild(node, walk);
  };
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  walk(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind));
  return texts;
}

function isRefusal(node: ts.Node): boolean {
  return ts.isNewExpression(node) && /^(?:AppError|ChangedMeanwhile)$/.test(node.expression.getText());
}

/** Each sentence by itself, as the table has it: spaces as one. */
function sentencesOfText(text: string): string[] {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .split(/(?<=[.?!])\s+(?=[A-Z{“[])/)
    .map((sentence) => sentence.trim());
}

const hasWords = (sentence: string) => /\S\s+\S+\s+\S/.test(sentence);

/** Every sentence that a file of a document or a message writes, and every phrase that tells of an event. */
export function sentencesWritten(path: string, source: string): string[] {
  return textsIn(path, source)
    .flatMap(sentencesOfText)
    .filter((one) => hasWords(one) && (/[.?!:\])]$/.test(one) || TELLS.test(one)));
}

/** Every sentence of a page that tells of an event. */
export function eventsTold(path: string, source: string): string[] {
  // Most pages tell of none, and reading them as TypeScript takes its time.
  if (!EVENT.test(source.replace(/\s+/g, " "))) return [];
  return textsIn(path, source)
    .flatMap(sentencesOfText)
    .filter((one) => hasWords(one) && /[.?!:]$/.test(one) && EVENT.test(one) && !CONDITION.test(one));
}
