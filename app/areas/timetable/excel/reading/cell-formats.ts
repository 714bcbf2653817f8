import { goThroughXml, saysYes } from "./xml-events.ts";

/** What the look of a cell says of what is in it. */
export interface CellFormat {
  /** A number in it is a day, a time, or a length such as 25:30; null: just a number. */
  shows: "moment" | "elapsed" | null;
  isStruck: boolean;
}

const PLAIN: CellFormat = { shows: null, isStruck: false };

/** Numbers of the formats that Excel has by itself and shows as days and times, in any language (ECMA-376, 18.8.30). */
const isBuiltInMoment = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const BUILT_IN_ELAPSED = 46;

/** The format of every style of the cells of a workbook, by the number that a cell gives. */
export function readCellFormats(xml: string | null): (style: number) => CellFormat {
  if (xml === null) return () => PLAIN;
  const codes = new Map<number, string>();
  const strikes: boolean[] = [];
  const formats: CellFormat[] = [];
  // Looks of conditional formats and of named styles have fonts and formats too, which are no cell's own.
  const within: string[] = [];
  goThroughXml(xml, {
    open(name, attributes) {
      const list = within.at(-1);
      if (name === "numFmt" && list === "numFmts") {
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      } else if (name === "font" && list === "fonts") strikes.push(false);
      else if (name === "strike" && list === "font" && within.at(-2) === "fonts") {
        strikes[strikes.length - 1] = saysYes(attributes.val, true);
      } else if (name === "xf" && list === "cellXfs") {
        formats.push({
          shows: shownBy(Number(attributes.numFmtId ?? 0), codes),
          isStruck: strikes[Number(attributes.fontId ?? 0)] === true,
        });
      }
      within.push(name);
    },
    close: () => void within.pop(),
  });
  return (style) => formats[style] ?? PLAIN;
}

function shownBy(id: number, codes: ReadonlyMap<number, string>): CellFormat["shows"] {
  const code = codes.get(id);
  if (code === undefined) {
    if (id === BUILT_IN_ELAPSED) return "elapsed";
    return isBuiltInMoment(id) ? "moment" : null;
  }
  return shownByCode(code);
}

/** What a format that somebody wrote shows: words in quotation marks, colours and currencies are not letters of days and times. */
export function shownByCode(code: string): CellFormat["shows"] {
  const first = code.split(";")[0] ?? "";
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, "");
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "elapsed";
  const letters = bare.replace(/\[[^\]]*\]/g, "").replace(/general/gi, "");
  return /[dmyhs]/i.test(letters) ? "moment" : null;
}

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
/** Day 0 of the usual count; a file that counts from 1904 is 1,462 days behind. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;

/** A number in a cell as the cell shows it: a day, a time of day, a day with a time, a length, or the number itself. */
export function numberText(value: number, { shows }: CellFormat, is1904: boolean): string {
  if (!Number.isFinite(value)) return "#VALUE!";
  if (shows === null || value < 0) return String(Number(value.toPrecision(12)));
  const minutes = Math.round(value * DAY_MINUTES);
  const two = (part: number) => String(part).padStart(2, "0");
  // Below one it is the part of a day, whichever year the days are counted from: 0.0625 is an hour and a half.
  if (shows === "elapsed" || value < 1) return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const fromZero = minutes + (is1904 ? DAYS_TO_1904 * DAY_MINUTES : 0);
  const text = new Date(DAY_ZERO + fromZero * MINUTE_MS).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 16)];
  // A length over a day, kept as a moment of the first days that Excel knows.
  if (day <= "1900-01-01") return time;
  return time === "00:00" ? day : `${day} ${time}`;
}
