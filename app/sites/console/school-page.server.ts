import { Temporal } from 'temporal-polyfill'
import { v7 as uuidv7 } from 'uuid'
import type { Locale, MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import { schoolStanding } from '#tenants/billing/school-standing.server.ts'
import { notesOf } from '#tenants/billing/stripe/notes.server.ts'
import { invoicesOfSchool } from '#tenants/billing/transfer/invoice-lists.server.ts'
import { environment, originOf } from '#tenants/config.server.ts'
import { monthOf } from '#tenants/figures/months.ts'
import { readOperatorLog } from '#tenants/operator-log.server.ts'
import { may } from '#tenants/permissions.ts'
import { schoolOverview } from '#tenants/school-overview.server.ts'
import type { Operator } from '#tenants/support/people.server.ts'
import { grantsFor } from '#tenants/support/visiting.server.ts'
import { queueOfSchool } from '#workers/queue-figures.server.ts'
import { chartsOfUse } from './figure-charts.server.ts'
import { minutesSince } from './minutes-since.ts'
import { overridable } from './overridable.server.ts'
import { rowOf } from './ui/invoice-row.ts'

/**
 * All that the console's page of one school shows: facts and figures, nobody in it.
 * @throws Problem not_found
 */
export async function schoolPage(
  schoolId: string,
  operator: Pick<Operator, 'identityId' | 'role'>,
  { t, locale }: { t: Translate; locale: Locale },
) {
  const [overview, grants, history, notes, invoices, standing, queue] = await Promise.all([
    schoolOverview(schoolId),
    grantsFor(operator.identityId, schoolId),
    readOperatorLog({ schoolId, limit: 50 }),
    notesOf(schoolId),
    invoicesOfSchool(schoolId),
    schoolStanding(schoolId),
    queueOfSchool(schoolId),
  ])
  const { school, figures, domains, modules, use } = overview
  const today = Temporal.Now.plainDateISO(school.timeZone).toString()
  return {
    title: school.name,
    school,
    figures,
    use: chartsOfUse(use, monthOf(today), { t, locale }),
    domains,
    modules: modules.map(id => ({ id, name: t(`${id}.name` as MessageKey) })),
    grants,
    history,
    notes,
    standing,
    queue: {
      waiting: queue.waiting,
      oldestMinutes: minutesSince(queue.oldest),
      jobs: queue.failed.map(job => ({ ...job, school: school.name })),
    },
    overridable: overridable(t),
    overrideId: uuidv7(),
    invoices: invoices.map(invoice => rowOf({ invoice, school: null }, today)),
    address: originOf(`${school.slug}.${environment().ROOT_DOMAIN}`),
    today,
    mayOperate: may(operator.role, 'console:operate'),
    me: operator.identityId,
  }
}
