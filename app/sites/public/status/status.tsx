import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import { recentDays } from '#tenants/status/days.server.ts'
import { incidentsSince } from '#tenants/status/incidents.server.ts'
import { shownDays, standingOf } from '#tenants/status/standing.ts'
import { pageMeta } from '../page-meta.ts'
import { ComponentHistory } from './component-history.tsx'
import { IncidentList } from './incident-list.tsx'
import { NowCard } from './now-card.tsx'

export const handle = scriptless

export const loader = load('public:visit', async ({ t, locale }) => {
  const now = new Date()
  const since = new Date(now.getTime() - shownDays * 86_400_000)
  const [days, incidents] = await Promise.all([recentDays(now, shownDays), incidentsSince(since)])
  const isChinese = locale === 'zh-Hans'
  return {
    title: t('status.title'),
    description: t('status.text'),
    standing: standingOf(
      days,
      now,
      incidents.some(({ endedAt }) => endedAt === null),
    ),
    incidents: incidents.map(({ id, titleEn, titleZh, bodyEn, bodyZh, startedAt, endedAt, updatedAt }) => ({
      id,
      title: isChinese ? titleZh : titleEn,
      body: isChinese ? bodyZh : bodyEn,
      startedAt,
      endedAt,
      updatedAt,
    })),
  }
})

export const meta = pageMeta

export default function Status() {
  const t = useT()
  const { title, description, standing, incidents } = useLoaderData<typeof loader>()
  const open = incidents.filter(({ endedAt }) => endedAt === null)
  const past = incidents.filter(({ endedAt }) => endedAt !== null)
  return (
    <div className="gutter mx-auto w-full max-w-6xl py-8 lg:py-14">
      <h1 className="max-w-3xl text-balance text-4xl">{title}</h1>
      <p className="mt-5 mb-10 max-w-2xl text-ink-soft text-lg">{description}</p>
      <NowCard standing={standing} />
      {open.length > 0 && <IncidentList id="open" title={t('status.incident.open')} incidents={open} />}
      <ComponentHistory components={standing.components} />
      <IncidentList id="past" title={t('status.incident.past')} incidents={past} none={t('status.incident.none')} />
      <p className="mt-10 max-w-2xl text-ink-soft text-sm">{t('status.own')}</p>
    </div>
  )
}
