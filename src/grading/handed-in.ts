/** What somebody wrote, as text and bytes: nothing of it has been run. */
export interface HandedIn {
  /** The text of `exercise.ts`. */
  readonly exercise: string;
  /** The exercises of the labs that this one `uses`, by id. */
  readonly labs?: Readonly<Record<string, string>>;
  /** The files that the lab asks for besides, by name. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}
