import { useLoaderData } from '@remix-run/react'
import CircleCheck from 'lucide-react/icons/circle-check'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { ChildAlertList } from '#app/platform/child-alert-list.tsx'
import { alertsOf } from '#app/platform/child-alerts.server.ts'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { formatClock } from '../clock.ts'
import { handOver, readDoor } from '../door.server.ts'
import { HandoverForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { Barred } from '../ui/barred.tsx'
import { DoorCode } from '../ui/door-code.tsx'
import { DoorTakers } from '../ui/door-takers.tsx'

export const loader = load('attendance:mark', async request => {
  const { school, params, t } = request
  const door = await readDoor(school, idFrom(params.childId))
  const alerts = await alertsOf(request, [door.child.id])
  const barred = door.guardians.filter(({ barrier }) => barrier)
  return {
    door,
    barred,
    alerts: alerts.get(door.child.id) ?? [],
    newIds: barred.map(() => uuidv7()),
    title: t('attendance.pickup.door_title', { name: door.child.shortName }),
  }
})

export const action = act('attendance:mark', HandoverForm, async ({ school, resolved, params, form }) => {
  const refused = await handOver(school, settingsOf(resolved), idFrom(params.childId), form)
  if (refused) throw invalid({ [form.taker === 'code' ? 'code' : 'taker']: `attendance.pickup.refused.${refused}` })
  return { done: true }
})

export const meta = titled
export const shouldRevalidate = keptWhenUnsent

/** Somebody stands at the door for a child: who may take it now, and first of all who may not. */
export default function Door() {
  const { t, locale, timeZone } = useLanguage()
  const { door, barred, alerts, newIds, title } = useLoaderData<typeof loader>()
  const { child, guardians, persons, expected, gone } = door
  const time = gone?.at ? formatClock(locale, timeZone, gone.at) : null
  return (
    <>
      <PageHeader
        title={title}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
        lead={<ChildAvatar id={child.id} name={child.name} photoId={child.photoId} size="lg" />}
      />
      <div className="flex flex-col gap-8">
        <Barred childId={child.id} name={child.shortName} guardians={barred} newIds={newIds} />
        <ChildAlertList alerts={alerts} label={t('attendance.sheet.alerts')} />
        {gone ? (
          <Banner tone="ok" icon={CircleCheck} title={t('attendance.pickup.gone', { name: child.shortName })} live>
            {[
              ...(time ? [t('attendance.line.gone', { time })] : []),
              ...(gone.with ? [t('attendance.pickup.taken_by', { name: gone.with })] : []),
            ].join(' · ')}
          </Banner>
        ) : (
          <>
            <section>
              <SectionHeader title={t('attendance.pickup.may')} />
              <DoorTakers
                childId={child.id}
                guardians={guardians.filter(({ barrier }) => !barrier)}
                persons={persons.filter(({ valid }) => valid)}
              />
            </section>
            <section>
              <SectionHeader title={t('attendance.pickup.by_code')} />
              <DoorCode childId={child.id} expected={expected} />
            </section>
          </>
        )}
      </div>
    </>
  )
}
