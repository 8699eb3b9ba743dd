/** Vaccines that schedules name; what each is called is in the messages. */
export const vaccines = [
  'bcg',
  'hepb',
  'hepa',
  'ipv',
  'bopv',
  'dtap',
  'dt',
  'tdap',
  'tdap_ipv',
  'td_ipv',
  'dtap_ipv',
  'hexavalent',
  'hib',
  'rota',
  'pcv',
  'mena',
  'menac',
  'menb',
  'menc',
  'menacwy',
  'hib_menc',
  'mmr',
  'mmrv',
  'varicella',
  'je',
  'hpv',
] as const
export type Vaccine = (typeof vaccines)[number]

/** One dose of a schedule. */
export interface DoseRule {
  vaccine: Vaccine
  dose: number
  /** Age in months from which it is due, and at which it is overdue. */
  from: number
  by: number
  /** Vaccines that count for it, too. */
  or?: readonly Vaccine[]
  /** Days of birth for which it holds, where a country changed its schedule; ISO dates. */
  bornFrom?: string
  bornBefore?: string
}

/** A country's schedule for children, as data. */
export interface Schedule {
  id: string
  /** Where it was published, for people who look after it. */
  source: string
  /** ISO date to which it was held. */
  validAsOf: string
  doses: readonly DoseRule[]
}

/** Doses of one vaccine, each `[from, by]` in months of age. */
export const doses = (
  vaccine: Vaccine,
  ages: readonly (readonly [number, number])[],
  rest: Pick<DoseRule, 'or' | 'bornFrom' | 'bornBefore'> & { first?: number } = {},
): DoseRule[] => {
  const { first = 1, ...born } = rest
  return ages.map(([from, by], place) => ({ vaccine, dose: first + place, from, by, ...born }))
}
