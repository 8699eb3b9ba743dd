/** What a plan holds of everything that can be counted. */
export interface Limits {
  /** Active children: those who have not left. */
  children: number
  storageGb: number
  /** Domains of the school's own: the one that it uses, with and without www, and the one that it moves to. */
  domains: number
  /** Characters that are translated on a day. */
  translatedADay: number
  /** Text messages on a day: four for each child. */
  textsADay: number
}

/**
 * How soon a request to support is answered, in working hours; null is the help pages alone.
 */
type SupportHours = number | null

interface Plan extends Limits {
  /** A larger one has all modules that a smaller one has. */
  rank: number
  supportHours: SupportHours
}

/** Plans as data. What costs the vendor by use is bounded by the day. Prices are in `billing/prices.ts`. */
export const plans = {
  free: { rank: 0, children: 30, storageGb: 2, domains: 0, translatedADay: 10_000, textsADay: 120, supportHours: null },
  basic: {
    rank: 1,
    children: 150,
    storageGb: 100,
    domains: 2,
    translatedADay: 50_000,
    textsADay: 600,
    supportHours: 16,
  },
  plus: {
    rank: 2,
    children: 5_000,
    storageGb: 1_000,
    domains: 5,
    translatedADay: 200_000,
    textsADay: 20_000,
    supportHours: 4,
  },
  /** The first 30 days: everything, so that a school can judge. */
  trial: {
    rank: 2,
    children: 5_000,
    storageGb: 20,
    domains: 2,
    translatedADay: 20_000,
    textsADay: 80,
    supportHours: 16,
  },
} as const satisfies Record<string, Plan>
export type PlanId = keyof typeof plans
export const planIds = Object.keys(plans) as PlanId[]

/** Plans that cost something, from small to large. */
export const paidPlanIds = ['basic', 'plus'] as const
export type PaidPlanId = (typeof paidPlanIds)[number]
/** Plans that a school can choose, from small to large. */
export const offeredPlanIds = ['free', ...paidPlanIds] as const
export type OfferedPlanId = (typeof offeredPlanIds)[number]

export const trialDays = 30

export const isPlan = (id: string): id is PlanId => Object.hasOwn(plans, id)
export const isPaidPlan = (id: string): id is PaidPlanId => paidPlanIds.some(paid => paid === id)

/** Whether a school on `plan` has what needs at least `needed`. An unknown plan has nothing. */
export const planHas = (plan: string, needed: PlanId): boolean => isPlan(plan) && plans[plan].rank >= plans[needed].rank
