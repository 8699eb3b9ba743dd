/**
 * Plans as data: a larger one has all that a smaller one has. What costs the vendor by use is bounded by the day: `translatedADay` in
 * characters, `textsADay` in text messages, four for each child.
 */
export const plans = {
  free: { rank: 0, children: 20, storageGb: 2, translatedADay: 10_000, textsADay: 80 },
  basic: { rank: 1, children: 150, storageGb: 100, translatedADay: 50_000, textsADay: 600 },
  plus: { rank: 2, children: 2_000, storageGb: 1_000, translatedADay: 200_000, textsADay: 8_000 },
  /** The first 30 days: everything, so that a school can judge. */
  trial: { rank: 2, children: 2_000, storageGb: 20, translatedADay: 20_000, textsADay: 80 },
} as const
export type PlanId = keyof typeof plans
export const planIds = Object.keys(plans) as PlanId[]

export const trialDays = 30

export const isPlan = (id: string): id is PlanId => id in plans

/** Whether a school on `plan` has what needs at least `needed`. An unknown plan has nothing. */
export const planHas = (plan: string, needed: PlanId): boolean => isPlan(plan) && plans[plan].rank >= plans[needed].rank
