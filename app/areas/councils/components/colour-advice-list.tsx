import { judgeColour } from "../colours.ts";
import { ColourSwatch } from "./colour-swatch.tsx";

/** A colour as it looks, with what can be done with it in sentences. */
export function ColourAdviceList({ colour }: { colour: string }) {
  return (
    <div className="cpc-colour-advice">
      <ColourSwatch colour={colour} />
      <ul className="govuk-list">
        <li>{colour}</li>
        {judgeColour(colour).sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
