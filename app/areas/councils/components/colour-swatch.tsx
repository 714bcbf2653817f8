import { judgeColour, textOn } from "../colours.ts";

/**
 * A colour with "Aa" on it in the black or white that can be read there, and a dark edge where it is too pale to be seen on white. Drawn as a
 * picture, since pages take no styles of their own; what it says stands in words beside it.
 */
export function ColourSwatch({ colour }: { colour: string }) {
  const edge = judgeColour(colour).isSeenOnWhite ? colour : "#0b0c0c";
  return (
    <svg className="cpc-colour-swatch" viewBox="0 0 48 32" width="48" height="32" aria-hidden="true">
      <rect x="1" y="1" width="46" height="30" fill={colour} stroke={edge} strokeWidth="2" />
      <text x="24" y="22" textAnchor="middle" fontSize="17" fontWeight="700" fill={textOn(colour).colour}>
        Aa
      </text>
    </svg>
  );
}
