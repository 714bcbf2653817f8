import { to } from "#app/addresses.ts";

export interface CouncilLogoProps {
  councilId: string;
  name: string;
  logo: { width: number; height: number };
}

/** Pixels that a logo takes on a page at most, across and down. */
const MOST_ACROSS = 240;
const MOST_DOWN = 120;

/** The logo of a council, in its own proportions. */
export function CouncilLogo({ councilId, name, logo: { width, height } }: CouncilLogoProps) {
  const scale = Math.min(1, MOST_ACROSS / width, MOST_DOWN / height);
  return (
    <p className="govuk-body">
      <img
        src={to.councils.logo({ councilId })}
        alt={`Logo of ${name}`}
        width={Math.max(1, Math.round(width * scale))}
        height={Math.max(1, Math.round(height * scale))}
      />
    </p>
  );
}
