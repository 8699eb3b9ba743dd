import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'

/**
 * What a school's subscription (`u`) is worth a month, as SQL, in hundredths without tax: the price of a month for all children that are paid for, or a twelfth of
 * a year's, half away from zero. Schools in the states `active` and `past_due` count; a trial, the free plan, and a school that may only be read for want of
 * payment are worth nothing. Discounts, single charges and tax are no part of it (Stripe's definition of MRR, docs.stripe.com/billing/subscriptions/analytics).
 */
const monthlyValue: SQL = sql`
  case when s.state not in ('active', 'past_due') or u.school_id is null then 0
    when u.interval = 'year' then round(u.per_child::numeric * u.children / 12)::int
    else u.per_child * u.children end`

/**
 * Writes down where each school stands in the month that it is there at this moment, by its own calendar. A row that says the same already is not touched, so what a
 * month's last look found stays when the month is over. Any number of times.
 * @param q of the platform
 */
export async function noteStandings(q: Queries, at: Date): Promise<void> {
  await q.execute(sql`
    with now_there as (
      select s.id, date_trunc('month', ${at.toISOString()}::timestamptz at time zone s.time_zone)::date as month, s.plan, s.state, u.currency,
        ${monthlyValue} as mrr
      from schools s left join subscriptions u on u.school_id = s.id
      where s.created_at <= ${at.toISOString()}::timestamptz)
    insert into school_months (school_id, month, plan, state, currency, mrr)
    select n.id, n.month, n.plan, n.state, case when n.mrr > 0 then n.currency end, n.mrr
    from now_there n left join school_months m on m.school_id = n.id and m.month = n.month
    where (m.plan, m.state, m.currency, m.mrr) is distinct from (n.plan, n.state, case when n.mrr > 0 then n.currency end, n.mrr)
    on conflict (school_id, month) do update
      set plan = excluded.plan, state = excluded.state, currency = excluded.currency, mrr = excluded.mrr`)
}
