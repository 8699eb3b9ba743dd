import { sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { addMonths, type Month, monthOf } from './months.ts'

/**
 * Adds the schools' months up to one of all schools: states, plans, money and cohorts as they were at its end (or are now). A school without a row of its own stands as
 * it last did: its month has not begun yet, or nobody counted. Whole each time, so twice is once.
 *
 * Money is compared for each school and currency between the end of the month before and this one, as is usual (new, expansion, contraction, churn and
 * reactivation; ChartMogul's and Stripe's names): what somebody pays who never paid is new, who paid in some month but not in the last has come back, who pays
 * nothing any more is lost. Before + new + reactivated + expansion − contraction − churned = after, to the hundredth. What begins and ends within one month is
 * in none of them. A school that changes its currency leaves one and comes into the other.
 * @param q of the platform
 */
export async function countMonth(q: Queries, month: Month, at: Date = new Date()): Promise<void> {
  await q.execute(sql`delete from money_months where month = ${month}::date`)
  await q.execute(sql`delete from cohort_months where month = ${month}::date`)
  await q.execute(sql`
    with ended as materialized (
      select s.id, date_trunc('month', s.created_at at time zone s.time_zone)::date as cohort, at_end.*,
        coalesce(before.mrr, 0) as was, before.currency as was_in
      from schools s
        join lateral (
          select m.plan, m.state, m.mrr, m.currency, m.month = ${month}::date and m.active_days > 0 as active
          from school_months m where m.school_id = s.id and m.month <= ${month}::date order by m.month desc limit 1) at_end on true
        left join lateral (
          select m.mrr, m.currency
          from school_months m where m.school_id = s.id and m.month < ${month}::date order by m.month desc limit 1) before on true),
    moved as (
      select id, currency, sum(was) as was, sum(mrr) as mrr
      from (
        select id, was_in as currency, was, 0 as mrr from ended where was > 0
        union all select id, currency, 0, mrr from ended where mrr > 0) sides
      group by id, currency),
    named as (
      select moved.*, was = 0 and exists (
        select from school_months e where e.school_id = moved.id and e.month < ${month}::date and e.mrr > 0) as back
      from moved),
    money as (
      insert into money_months (month, currency, mrr, mrr_before, from_new, reactivated, expansion, contraction, churned, paying, paying_before, lost)
      select ${month}::date, currency, sum(mrr), sum(was),
        coalesce(sum(mrr) filter (where was = 0 and not back), 0),
        coalesce(sum(mrr) filter (where back), 0),
        coalesce(sum(mrr - was) filter (where was > 0 and mrr > was), 0),
        coalesce(sum(was - mrr) filter (where mrr > 0 and mrr < was), 0),
        coalesce(sum(was) filter (where mrr = 0), 0),
        count(*) filter (where mrr > 0), count(*) filter (where was > 0), count(*) filter (where mrr = 0)
      from named group by currency),
    cohorts as (
      insert into cohort_months (cohort, month, schools, paying, active)
      select cohort, ${month}::date, count(*), count(*) filter (where mrr > 0), count(*) filter (where active)
      from ended where cohort <= ${month}::date group by cohort)
    insert into platform_months (month, states, plans, counted_at)
    select ${month}::date,
      coalesce((select jsonb_object_agg(state, n) from (select state, count(*) as n from ended group by state) each), '{}'),
      coalesce((select jsonb_object_agg(plan, n) from (select plan, count(*) as n from ended group by plan) each), '{}'),
      ${at.toISOString()}::timestamptz
    on conflict (month) do update set states = excluded.states, plans = excluded.plans, counted_at = excluded.counted_at`)
}

/** How long after it was made a school's steps still count for the funnel of its month. */
const funnelDays = 400

/**
 * How far the schools of each month have come since they were made, by the month of their own calendar. A number only grows: what an erased school had reached stays.
 * @param q of the platform
 */
export async function countFunnel(q: Queries, at: Date): Promise<void> {
  const since = addMonths(monthOf(new Date(at.getTime() - funnelDays * 86_400_000)), 1)
  await q.execute(sql`
    insert into platform_months (month, founded, with_children, with_guardian, in_second_week, ever_paid)
    select date_trunc('month', s.created_at at time zone s.time_zone)::date as month, count(*), count(f.first_child_on), count(f.first_guardian_on),
      count(*) filter (where f.in_second_week),
      count(*) filter (where exists (select from school_months m where m.school_id = s.id and m.mrr > 0))
    from schools s left join school_figures f on f.school_id = s.id
    where s.created_at >= ${since}::date and s.created_at <= ${at.toISOString()}::timestamptz
    group by 1
    on conflict (month) do update set
      founded = greatest(platform_months.founded, excluded.founded),
      with_children = greatest(platform_months.with_children, excluded.with_children),
      with_guardian = greatest(platform_months.with_guardian, excluded.with_guardian),
      in_second_week = greatest(platform_months.in_second_week, excluded.in_second_week),
      ever_paid = greatest(platform_months.ever_paid, excluded.ever_paid)`)
}
