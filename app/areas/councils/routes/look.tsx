import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { FileProgress } from "#app/govuk/form/file-progress.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { ColourAdviceList } from "../components/colour-advice-list.tsx";
import { CouncilLogo } from "../components/council-logo.tsx";
import { CouncilPage } from "../components/council-page.tsx";
import { editColours, removeLogo, setLogo } from "../edit-look.server.ts";
import { ColoursForm, LogoForm } from "../forms.ts";
import { LARGEST_SIDE, SMALLEST_SIDE } from "../logo/logo-file.ts";
import { readCouncilRecord } from "../store.server.ts";

export const loader = guarded({ at: to.councils.look, permission: "council.edit" }, async ({ permit }) => {
  const { name, colour, secondColour, logo, version } = await readCouncilRecord(permit);
  return { councilId: permit.councilId, name, colour, secondColour, logo, version };
});

export const action = guardedIntents(
  to.councils.look,
  {
    save: intent({
      permission: "council.edit",
      form: ColoursForm,
      run: async ({ permit, value, now }) => {
        await editColours(permit, value, now);
        return redirectWithNotice(to.councils.look(permit), "Colours saved.");
      },
    }),
    logo: intent({
      permission: "council.edit",
      form: LogoForm,
      run: async ({ permit, value, now }) => {
        const bytes = new Uint8Array(await value.logo.arrayBuffer());
        await setLogo(permit, { name: value.logo.name, bytes }, now);
        return redirectWithNotice(to.councils.look(permit), "Logo saved.");
      },
    }),
    remove: intent({
      permission: "council.edit",
      form: NoFieldsForm,
      run: async ({ permit, now }) => {
        await removeLogo(permit, now);
        return redirectWithNotice(to.councils.look(permit), "Logo removed.");
      },
    }),
  },
  { takesFile: true },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(`Colours and logo: ${data?.name ?? "council"}`) },
];

export default function LookPage() {
  const { councilId, name, colour, secondColour, logo, version } = useLoaderData<typeof loader>();
  const back = to.councils.council({ councilId });
  const colours = usePageForm<z.input<typeof ColoursForm>>({
    id: "colours",
    buttons: ["save"],
    defaultValue: { colour: colour ?? "", secondColour: secondColour ?? "" },
  });
  const upload = usePageForm<z.input<typeof LogoForm>>({ id: "logo", buttons: ["logo"] });
  return (
    <CouncilPage back={{ href: back, text: name }}>
      <PageHeading caption={name}>Colours and logo</PageHeading>
      <PageForm state={colours} version={version}>
        <h2 className="govuk-heading-m">Colours</h2>
        <TextInput
          {...fieldProps(colours.fields.colour)}
          label="First colour (optional)"
          hint="Six letters and digits, like 1d70b8. The council’s style guide calls them the hex code."
          width={10}
          spellCheck={false}
        />
        {colour === null ? null : <ColourAdviceList colour={colour} />}
        <TextInput
          {...fieldProps(colours.fields.secondColour)}
          label="Second colour (optional)"
          width={10}
          spellCheck={false}
        />
        {secondColour === null ? null : <ColourAdviceList colour={secondColour} />}
        <Button name="intent" value="save" preventDoubleClick>
          Save colours
        </Button>
      </PageForm>
      <h2 className="govuk-heading-m">Logo</h2>
      {logo === null ? (
        <p className="govuk-body">There is no logo yet.</p>
      ) : (
        <CouncilLogo {...{ councilId, name, logo }} />
      )}
      <PageForm state={upload} encType="multipart/form-data" withoutDraft>
        <FileUpload
          {...fieldWiring(upload.fields.logo)}
          label={logo === null ? "Choose a logo" : "Choose another logo"}
          hint={`A PNG or JPEG of at most 1 MB, each side ${SMALLEST_SIDE} to ${LARGEST_SIDE.toLocaleString("en-GB")} pixels. What a camera or a program has written into the file is not kept.`}
          accept=".png,.jpg,.jpeg"
        />
        <ButtonGroup>
          <Button name="intent" value="logo" preventDoubleClick>
            Save logo
          </Button>
          <TextLink href={back}>Back to the council</TextLink>
        </ButtonGroup>
        <FileProgress />
      </PageForm>
      {logo === null ? null : (
        <Details summary="Remove the logo">
          <p className="govuk-body">It can be chosen again from its file.</p>
          <ButtonForm name="remove-logo">
            <Button variant="warning" name="intent" value="remove">
              Remove
            </Button>
          </ButtonForm>
        </Details>
      )}
    </CouncilPage>
  );
}
