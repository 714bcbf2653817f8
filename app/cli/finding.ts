/** What was found about one thing: as it should be, worth a look, or keeping the service from its work. */
export interface DoctorFinding {
  about: "settings" | "disk" | "rights" | "server" | "database" | "mail" | "clock" | "back-up";
  state: "well" | "look" | "wrong";
  says: string;
  /** What to do about it; null when there is nothing. */
  todo: string | null;
}

/** Finds one thing as it should be. */
export const well = (about: DoctorFinding["about"], says: string): DoctorFinding => ({
  about,
  state: "well",
  says,
  todo: null,
});
