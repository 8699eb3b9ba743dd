/** Whether a child is measured lying down as a rule: below two years, as WHO's tables have it. Both ISO dates. */
export const lyingOn = (birthDate: string | null, day: string): boolean =>
  birthDate !== null && `${Number(birthDate.slice(0, 4)) + 2}${birthDate.slice(4)}` > day
