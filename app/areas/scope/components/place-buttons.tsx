import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";

/** Buttons that move a thing up or down by one place among its neighbours. */
export function PlaceButtons({ isFirst, isLast }: { isFirst: boolean; isLast: boolean }) {
  if (isFirst && isLast) return null;
  return (
    <ButtonForm name="move">
      <input type="hidden" name="intent" value="move" />
      <ButtonGroup>
        {isFirst ? null : (
          <Button variant="secondary" name="direction" value="up">
            Move up
          </Button>
        )}
        {isLast ? null : (
          <Button variant="secondary" name="direction" value="down">
            Move down
          </Button>
        )}
      </ButtonGroup>
    </ButtonForm>
  );
}
