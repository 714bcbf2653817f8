import { useRef, useState } from "react";
import { useHydrated } from "../use-hydrated.ts";
import { Button } from "./button.tsx";
import { TextInput } from "./text-input.tsx";

/** A long text to take away: with a button that copies it, and without JavaScript a box to copy from. */
export function CopyField({
  id,
  label,
  hint,
  value,
}: {
  id: string;
  label: string;
  hint: string;
  value: string;
}) {
  const isHydrated = useHydrated();
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const copy = async () => {
    box.current?.querySelector("input")?.select();
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div ref={box}>
      <TextInput
        id={id}
        name={id}
        label={label}
        hint={hint}
        defaultValue={value}
        readOnly
        spellCheck={false}
      />
      {isHydrated ? (
        <Button type="button" variant="secondary" onClick={copy}>
          Copy the address
        </Button>
      ) : null}
      <p className="govuk-body" aria-live="polite">
        {isCopied ? "Copied." : ""}
      </p>
    </div>
  );
}
