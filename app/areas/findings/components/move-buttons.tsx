import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";

interface MoveButtonsProps {
  id: string;
  /** Completes the buttons for those who hear them: "the finding …". */
  what: string;
  isFirst: boolean;
  isLast: boolean;
}

/** Up and down in a list, one small form each: they work without JavaScript. */
export function MoveButtons({ id, what, isFirst, isLast }: MoveButtonsProps) {
  return (
    <div className="cpc-inline-buttons">
      {isFirst ? null : <MoveButton id={id} what={what} direction="up" text="Move up" />}
      {isLast ? null : <MoveButton id={id} what={what} direction="down" text="Move down" />}
    </div>
  );
}

function MoveButton(props: { id: string; what: string; direction: "up" | "down"; text: string }) {
  return (
    <ButtonForm name="move" preventScrollReset>
      <input type="hidden" name="itemId" value={props.id} />
      <input type="hidden" name="direction" value={props.direction} />
      <Button variant="secondary" name="intent" value="move">
        {props.text}
        <span className="govuk-visually-hidden"> {props.what}</span>
      </Button>
    </ButtonForm>
  );
}
