import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { myClasses } from '#tenants/people/classes.server.ts'
import { may } from '#tenants/permissions.ts'
import { classReports, familyReports } from '../class-reports.server.ts'
import { approvedReports } from '../publication.server.ts'
import { waitingReports } from '../review.server.ts'
import { runUnderWay } from '../run.server.ts'
import { termsOf } from '../terms.server.ts'
import { ClassStart } from '../ui/class-start.tsx'
import { FamilyStart } from '../ui/family-start.tsx'

export const loader = load('reports:view', async ({ school, actor, url, t }) => {
  const title = t('reports.name')
  if (!may(actor.role, 'reports:write')) return { of: 'family' as const, reports: await familyReports(school), title }
  const [classes, terms] = await Promise.all([myClasses(school), termsOf(school)])
  const today = school.today()
  const asked = (name: string) => url.searchParams.get(name)
  const chosen = classes.find(({ id }) => id === asked('class')) ?? classes[0] ?? null
  const term =
    terms.find(({ id }) => id === asked('term')) ?? terms.find(each => each.startsOn <= today) ?? terms[0] ?? null
  const reviews = may(actor.role, 'reports:review')
  const [children, run, approved, waiting] = await Promise.all([
    chosen && term ? classReports(school, chosen.id, term.id) : [],
    chosen && term ? runUnderWay(school, chosen.id, term.id) : null,
    reviews && chosen && term ? approvedReports(school, chosen.id, term.id) : [],
    reviews ? waitingReports(school) : [],
  ])
  return {
    of: 'school' as const,
    ...{ classes, terms, chosen: chosen?.id ?? null, term: term?.id ?? null, children, run, waiting, title },
    approved: approved.length,
    canConfigure: may(actor.role, 'reports:configure'),
    newId: uuidv7(),
  }
})

export const meta = titled

export default function Start() {
  const data = useLoaderData<typeof loader>()
  return data.of === 'family' ? <FamilyStart {...data} /> : <ClassStart {...data} />
}
