import type { Translate } from '#app/platform/i18n/translate.ts'
import { isPlan } from '#tenants/plans.ts'

/** A plan's name; one that is not sold any more keeps its code. */
export const planName = (t: Translate, plan: string): string => (isPlan(plan) ? t(`console.plan.${plan}`) : plan)
