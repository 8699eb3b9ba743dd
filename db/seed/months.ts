import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolMonths } from '#db/schema/figures.ts'
import { schools } from '#db/schema/platform.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { divided } from '#tenants/billing/money.ts'
import { currencyOf, priceOn } from '#tenants/billing/prices.ts'
import { countFunnel, countMonth } from '#tenants/figures/counting.server.ts'
import { addMonths, monthOf, monthsFrom } from '#tenants/figures/months.ts'
import type { School } from '#tenants/school.server.ts'

/** How long the demo schools are said to have been there: a trial, and since then what `seedBills` tells. */
const madeDaysAgo = 185
const paidDaysAgo = 150

/** A demo school's months before this one: it signed up, paid after its trial, and grew to the children it has. */
export async function seedMonths(
  system: School,
  { locale, country, children }: { locale: 'en' | 'zh-Hans'; country: string; children: number },
): Promise<void> {
  const today = system.today()
  const [made, paid] = [addDays(today, -madeDaysAgo), addDays(today, -paidDaysAgo)]
  const plan = locale === 'en' ? 'basic' : 'plus'
  const currency = currencyOf(country)
  const { perChild } = priceOn('2026-06-01', { plan, interval: 'year', currency })
  const rows = monthsFrom(monthOf(made), addMonths(monthOf(today), -1)).map((month, age, all) => {
    const pays = addMonths(month, 1) > paid
    const present = Math.ceil((children * (age + 3)) / (all.length + 2))
    return {
      ...{
        schoolId: system.id,
        month,
        children: present,
        storedBytes: 40_000_000 * (age + 1),
        activeDays: 12 + ((age * 5) % 9),
      },
      ...(pays
        ? { plan, state: 'active' as const, currency, mrr: divided(perChild * present, 12) }
        : { plan: 'trial', state: 'trial' as const }),
    }
  })
  await runTransaction('platform', { readOnly: false }, async q => {
    await q
      .update(schools)
      .set({ createdAt: new Date(`${made}T09:00:00Z`) })
      .where(eq(schools.id, system.id))
    await q.insert(schoolMonths).values(rows).onConflictDoNothing()
  })
}

/** Adds the demo schools' months up for the console. */
export async function countSeededMonths(at = new Date()): Promise<void> {
  const until = monthOf(at)
  const first = addMonths(until, -Math.ceil(madeDaysAgo / 28))
  await runTransaction('platform', { readOnly: false }, async q => {
    // Long ago, so that the hourly look comes at once.
    for (const month of monthsFrom(first, until)) await countMonth(q, month, new Date(0))
    await countFunnel(q, at)
  })
}
