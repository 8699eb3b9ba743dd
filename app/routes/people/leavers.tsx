import { useLoaderData } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { leaversOf } from '#tenants/people/leaving/leavers.server.ts'
import { leastYears } from '#tenants/people/leaving/retention-rule.ts'
import { yearsKept } from '#tenants/people/leaving/rule.server.ts'
import { LeaverRows } from './leaver-rows.tsx'
import { PeopleHead } from './people-head.tsx'
import { RetentionRule } from './retention-rule.tsx'

export const loader = load('people:edit', async ({ school, t }) => {
  const [leavers, years] = await Promise.all([leaversOf(school), yearsKept(school)])
  return { title: t('people.tab.leavers'), leavers, years, least: leastYears(school.facts.country) }
})

export const meta = titled

export default function Leavers() {
  const { t } = useLanguage()
  const { leavers, years, least } = useLoaderData<typeof loader>()
  const soon = leavers.filter(({ erasedOn, heldBecause }) => erasedOn && !heldBecause)
  const others = leavers.filter(leaver => !soon.includes(leaver))
  return (
    <>
      <PeopleHead tab="leavers" text={t('people.leavers.text', { count: years })} />
      {leavers.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('people.leavers.none')}
          text={t('people.leavers.none_text')}
        />
      ) : (
        <div className="flex flex-col gap-10">
          {soon.length > 0 ? (
            <section>
              <SectionHeader title={t('people.leavers.soon')} text={t('people.leavers.soon_text')} />
              <LeaverRows label={t('people.leavers.soon')} leavers={soon} />
            </section>
          ) : null}
          {others.length > 0 ? (
            <section>
              <SectionHeader title={t('people.leavers.kept')} />
              <LeaverRows label={t('people.leavers.kept')} leavers={others} />
            </section>
          ) : null}
        </div>
      )}
      <div className="mt-10">
        <RetentionRule years={years} least={least} />
      </div>
    </>
  )
}
