import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { billingDetails } from '#db/schema/billing.ts'
import { invoiceLetters, invoicePayments } from '#db/schema/invoices.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { currencyOf, priceOn } from '#tenants/billing/prices.ts'
import { changeSubscription } from '#tenants/billing/subscription.server.ts'
import { periodLine, upgradeLine } from '#tenants/billing/transfer/bill.ts'
import { issue } from '#tenants/billing/transfer/issue.server.ts'
import { invoiceFileJob } from '#tenants/billing/transfer/letters.server.ts'
import { periodFrom } from '#tenants/billing/transfer/periods.ts'
import type { School } from '#tenants/school.server.ts'

/** Whom the demo schools' bills are made out to. */
const buyers = {
  en: {
    ...{ legalName: 'Sunrise Early Years Ltd', address: ['14 Park Lane', 'Bristol BS1 4QA'], country: 'GB' },
    ...{ taxId: null, reference: 'PO 2041' },
  },
  'zh-Hans': {
    ...{ legalName: '青禾幼儿园有限公司', address: ['北京市朝阳区竹林路 8 号'], country: 'CN' },
    ...{ taxId: '91110105MA00EXAMPL', reference: null },
  },
} as const

/**
 * A year that was begun months ago and paid; the English school has gone on to the larger plan since, and that bill is open, with a day so
 * far away that the demo does not close. Nobody is written to about the past.
 */
export async function seedBills(
  system: School,
  { locale, country, children }: { locale: 'en' | 'zh-Hans'; country: string; children: number },
  id: (name: string) => string,
): Promise<void> {
  const today = system.today()
  const begun = addDays(today, -150)
  const period = periodFrom(begun, begun, 'year')
  const currency = currencyOf(country)
  const price = (plan: 'basic' | 'plus') => priceOn('2026-06-01', { plan, interval: 'year', currency })
  const [first, now] = [price(locale === 'en' ? 'basic' : 'plus'), price('plus')]
  const issued: string[] = []
  await changeSubscription(system, 'plan_chosen', today, async (q, row) => {
    await q
      .insert(billingDetails)
      .values({ schoolId: row.id, ...buyers[locale], address: [...buyers[locale].address] })
      .onConflictDoNothing()
    const paid = await issue(q, row, {
      ...{ cause: 'begin', currency, period, day: begun, dueOn: addDays(begun, 14) },
      lines: [periodLine(first, children, period)],
    })
    await q.insert(invoicePayments).values({
      ...{ id: id('payment'), schoolId: row.id, invoiceId: paid.id, amount: paid.total },
      ...{ receivedOn: addDays(begun, 9), reference: `${paid.number} ${paid.buyer.name}`, operatorId: id('operator') },
    })
    issued.push(paid.id)
    if (first.plan !== now.plan) {
      const day = addDays(today, -3)
      const open = await issue(q, row, {
        ...{ cause: 'upgrade', currency, day, dueOn: addDays(today, 90), period: { start: day, end: period.end } },
        lines: [upgradeLine(first, now, children, period, day)],
      })
      issued.push(open.id)
    }
    return {
      ...{ provider: 'transfer', plan: now.plan, interval: 'year', currency, perChild: now.perChild },
      ...{ pricedSince: now.since, children, periodStart: period.start, periodEnd: period.end },
      ...{ overdueSince: null, next: null },
    }
  })
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(invoiceLetters).set({ passedOnAt: new Date() }).where(eq(invoiceLetters.schoolId, system.id)),
  )
  await system.write(async tx => {
    for (const invoiceId of issued) await tx.enqueue(invoiceFileJob, { invoiceId })
  })
}
