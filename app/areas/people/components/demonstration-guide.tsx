import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import type { GuideJob, SignInGuide } from "#demo/sign-in-guide.server.ts";

/** Which sign-in of the demonstration to take for which job: a press signs in as that person and goes where the job begins. */
export function DemonstrationGuide({ guide }: { guide: SignInGuide }) {
  return (
    <section aria-labelledby="demonstration" className="cpc-guide">
      <h2 className="govuk-heading-m" id="demonstration">
        Try the demonstration
      </h2>
      <p className="govuk-body">
        Everything in it is made up. Choose a job, and you are signed in as the person who does it. The
        password of all of them is <b className="cpc-guide__password">{guide.password}</b>.
      </p>
      {guide.challenges.map(({ title, state, jobs }) => (
        <div key={title} className="cpc-guide__challenge">
          <h3 className="govuk-heading-s">{title}</h3>
          <p className="govuk-body">{state}</p>
          <JobList jobs={jobs} password={guide.password} />
        </div>
      ))}
      {guide.rest.length === 0 ? null : (
        <div className="cpc-guide__challenge">
          <h3 className="govuk-heading-s">The workspace itself</h3>
          <JobList jobs={guide.rest} password={guide.password} />
        </div>
      )}
    </section>
  );
}

function JobList({ jobs, password }: { jobs: readonly GuideJob[]; password: string }) {
  return (
    <ul className="govuk-list cpc-guide__jobs">
      {jobs.map(({ text, name, role, email, returnTo }) => (
        <li key={text}>
          <ButtonForm name="demonstration-sign-in">
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="password" value={password} />
            <input type="hidden" name="returnTo" value={returnTo} />
            <Button variant="secondary" preventDoubleClick>
              {text}
            </Button>
          </ButtonForm>
          <p className="govuk-body-s cpc-guide__who">
            {name}, {role.toLowerCase()}
            <br />
            {email}
          </p>
        </li>
      ))}
    </ul>
  );
}
