import type { Translate } from '#app/platform/i18n/translate.ts'
import { isPlan } from '#tenants/plans.ts'

/** What a plan is called. */
export const planName = (t: Translate, plan: string): string => (isPlan(plan) ? t(`billing.plan.${plan}`) : plan)
