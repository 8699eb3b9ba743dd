import type pg from 'pg'
import { runTransaction } from '#db/client.server.ts'
import { countFunnel, countMonth } from '#tenants/figures/counting.server.ts'
import { addMonths, monthOf, monthsFrom } from '#tenants/figures/months.ts'

export const years = 3

/**
 * Schools that have signed up over three years, with their figures and months: some pay more from month to month, some stop, some come back. As superuser, without
 * triggers and keys.
 */
export async function fillVendor(client: pg.Client, schools: number): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  await client.query(
    // Ids grow with the day of the sign-up, as UUIDv7 do.
    `insert into schools (id, slug, slug_skeleton, name, kind, country, time_zone, locale, plan, state, plan_ends_on, created_at)
     select (lpad(to_hex((extract(epoch from made) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
       'site-' || n, 'site-' || n,
       case when n % 6 = 0 then (array['阳光', '青禾', '小星星', '蓝天', '向日葵'])[1 + n % 5] || n || '幼儿园'
         else (array['Sunrise', 'Willow', 'Little Stars', 'Meadow', 'Riverside', 'Acorn', 'Harbour'])[1 + n % 7] || ' '
           || (array['Kindergarten', 'Nursery', 'Early Years', 'Primary School'])[1 + n % 4] || ' ' || n end,
       'kindergarten', case when n % 6 = 0 then 'CN' else 'GB' end, case when n % 6 = 0 then 'Asia/Shanghai' else 'Europe/London' end,
       case when n % 6 = 0 then 'zh-Hans' else 'en' end,
       case when state = 'trial' then 'trial' else (array['free', 'basic', 'basic', 'plus'])[1 + n % 4] end,
       state, case when state = 'trial' then current_date + n % 30 end, made
     from (
       select n, now() - make_interval(mins => ((($1::int - n) * 60.0 * 24 * 1090) / $1::int)::int) as made,
         case when $1::int - n < $1::int * 0.04 then 'trial'
           else (array['active', 'active', 'active', 'active', 'active', 'active', 'past_due', 'active', 'active', 'read_only', 'suspended', 'closed'])[1 + n % 12] end as state
       from generate_series(1, $1::int) n) each`,
    [schools],
  )
  const made = "schools where slug like 'site-%'"
  const number = `substr(slug, 6)::int`
  await client.query(
    `insert into school_domains (id, school_id, hostname, token, proven_at, live_at)
     select gen_random_uuid(), id, slug || '.example.org', 'x', now(), now() from ${made} and ${number} % 20 = 0`,
  )
  await client.query(
    `insert into school_parts (school_id, part)
     select distinct s.id, substr(lower(word), n, 60) from schools s
       cross join lateral (select s.name union select s.slug union select d.hostname from school_domains d where d.school_id = s.id) words (word)
       cross join lateral generate_series(1, length(word)) n
     where s.slug like 'site-%'`,
  )
  await client.query(
    `insert into school_figures (school_id, children, guardians, staff, media, stored_bytes, last_active_on, troubles, first_child_on, first_guardian_on, in_second_week)
     select id, ${number} % 180, ${number} % 300, ${number} % 20, ${number} % 9000, (${number} % 900) * 1e8, current_date - ${number} % 20,
       case when ${number} % 10 = 0 then '{quiet}' when ${number} % 50 = 1 then '{over_limit}' when ${number} % 90 = 2 then '{failing,quiet}' else '{}' end::text[],
       created_at::date, case when ${number} % 3 > 0 then created_at::date end, ${number} % 2 = 0 from ${made}`,
  )
  await client.query(
    `insert into school_months (school_id, month, plan, state, currency, mrr, children, stored_bytes, active_days)
     select id, month::date, plan, state, case when pays then case when ${number} % 6 = 0 then 'CNY' else 'GBP' end end,
       case when pays then (${number} % 180 + 10 + age) * case when ${number} % 6 = 0 then 600 else 79 end else 0 end,
       ${number} % 180 + age, (${number} % 900) * 1e6 * age, case when ${number} % 12 > 9 and age > 6 then 0 else (${number} * (age + 3)) % 22 end
     from (
       select s.*, month, age, age > 0 and s.plan in ('basic', 'plus') and (age + ${number}) % 17 <> 0
         and (s.state in ('active', 'past_due') or age < 6 + ${number} % 9) as pays
       from schools s
         cross join lateral generate_series(date_trunc('month', s.created_at), date_trunc('month', now()), interval '1 month') month
         cross join lateral (select ((extract(year from month) - extract(year from s.created_at)) * 12 + extract(month from month) - extract(month from s.created_at))::int as age) ages
       where s.slug like 'site-%') each`,
  )
  await client.query("set session_replication_role = 'origin'")
  await client.query('vacuum analyze')
}

/**
 * Adds the months up as the vendor's hourly look does.
 * @returns milliseconds for the months that such a look counts: two at most
 */
export async function countMonths(): Promise<number> {
  const open = monthOf(new Date())
  const months = monthsFrom(addMonths(open, -12 * years), open)
  let took = 0
  for (const month of months) {
    const started = performance.now()
    await runTransaction('platform', { readOnly: false }, q => countMonth(q, month))
    took = performance.now() - started
  }
  for (const month of months)
    await runTransaction('platform', { readOnly: false }, q => countFunnel(q, new Date(`${month}T00:00:00Z`)))
  const started = performance.now()
  await runTransaction('platform', { readOnly: false }, q => countFunnel(q, new Date()))
  return 2 * took + performance.now() - started
}
