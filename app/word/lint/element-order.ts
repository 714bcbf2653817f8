/**
 * The order in which the elements of WordprocessingML must stand, for the parents our documents have. From the schema
 * of ECMA-376 (transitional, part 4): Word refuses or repairs a file that breaks it.
 */
const words = (names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `w:${name}`);

export const ELEMENT_ORDER: Record<string, string[]> = {
  "w:pPr":
    words(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
  "w:rPr":
    words(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
    imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
    vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`),
  "w:tblPr": words(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
    tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`),
  "w:tcPr":
    words(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
    headers cellIns cellDel cellMerge tcPrChange`),
  "w:sectPr":
    words(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
    pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
    sectPrChange`),
  "w:style":
    words(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
    personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
  "w:lvl": words("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
  "w:numbering": words("numPicBullet abstractNum num numIdMacAtCleanup"),
};

/** Elements that must stand first in their parent when they are there. */
export const FIRST_IN: Record<string, string> = {
  "w:p": "w:pPr",
  "w:r": "w:rPr",
  "w:tc": "w:tcPr",
  "w:tbl": "w:tblPr",
};

/** The transitional schema lets the properties of a run stand in any order, and LibreOffice makes use of that. */
const ANY_ORDER = new Set(["w:rPr"]);

/** The schema lets references to headers and to footers mix. */
const sameAs = (name: string) => (name === "w:footerReference" ? "w:headerReference" : name);

/** The first child out of order or out of place, or null. */
export function misplaced(parent: string, children: readonly string[]): string | null {
  const first = FIRST_IN[parent];
  if (first !== undefined && children.indexOf(first) > 0) return first;
  const order = ELEMENT_ORDER[parent];
  if (!order) return null;
  let before = -1;
  for (const name of children.filter((one) => one.startsWith("w:"))) {
    const at = order.indexOf(sameAs(name));
    if (at === -1 || (at < before && !ANY_ORDER.has(parent))) return name;
    before = at;
  }
  return null;
}
