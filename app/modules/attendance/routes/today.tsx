import { useLoaderData } from '@remix-run/react'
import CalendarX from 'lucide-react/icons/calendar-x'
import QrCode from 'lucide-react/icons/qr-code'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { SiblingSwitch } from '#app/platform/sibling-switch.tsx'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { listAbsences } from '../absence.server.ts'
import { childrenToday } from '../family.server.ts'
import { illnessLines } from '../illness.server.ts'
import { paths } from '../paths.ts'
import { isSchoolDay } from '../policy.ts'
import { limitOf } from '../ratio.ts'
import { classesOn } from '../register.server.ts'
import { settingsOf } from '../settings.ts'
import { ClassesToday } from '../ui/classes-today.tsx'
import { FamilyToday } from '../ui/family-today.tsx'
import { IllnessLines } from '../ui/illness-lines.tsx'
import { TodayActions } from '../ui/today-actions.tsx'

export const loader = load('attendance:view', async ({ school, actor, resolved, url, locale, t }) => {
  const title = t('attendance.name')
  const settings = settingsOf(resolved)
  const free = !isSchoolDay(settings, school.today())
  if (!may(actor.role, 'attendance:mark')) {
    const [children, absences, siblings] = await Promise.all([
      childrenToday(school),
      listAbsences(school),
      siblingsOf(school),
    ])
    const chosen = siblings.find(({ id }) => id === url.searchParams.get('child'))?.id ?? null
    return { of: 'family' as const, free, children, absences, siblings, chosen, words: attachmentWords(locale), title }
  }
  const [classes, illness] = await Promise.all([
    school.read(q => classesOn(q, school, school.today())),
    illnessLines(school, settings),
  ])
  const writes = resolved.modules.includes('notices') && may(actor.role, 'notices:write')
  return {
    of: 'school' as const,
    free,
    classes: classes.map(each => ({ ...each, limit: limitOf(settings, each.id) })),
    illness,
    outbreakFrom: settings.outbreakFrom,
    noticeHref: writes ? paths.illnessNotice() : null,
    canConfigure: may(actor.role, 'attendance:configure'),
    canOpenClasses: may(actor.role, 'people:edit'),
    title,
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Today() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  if (data.of === 'family') {
    const canReport = data.children.some(({ mayDecide }) => mayDecide)
    return (
      <>
        <PageHeader
          title={t('attendance.today.title')}
          actions={
            <>
              <Button variant="secondary" href={paths.myCode()} icon={QrCode}>
                {t('attendance.kiosk.code.title')}
              </Button>
              {canReport ? (
                <Button href={paths.newAbsence()} icon={CalendarX}>
                  {t('attendance.absence.new')}
                </Button>
              ) : null}
            </>
          }
        />
        <SiblingSwitch siblings={data.siblings} chosen={data.chosen} hrefOf={paths.todayOf} allHref={paths.today()} />
        <FamilyToday
          free={data.free}
          own={data.children.filter(({ id }) => data.chosen === null || id === data.chosen)}
          absences={data.absences.filter(({ childId }) => data.chosen === null || childId === data.chosen)}
          words={data.words}
        />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('attendance.today.title')} actions={<TodayActions canConfigure={data.canConfigure} />} />
      <ClassesToday classes={data.classes} free={data.free} canOpenClasses={data.canOpenClasses} />
      <IllnessLines lines={data.illness} from={data.outbreakFrom} noticeHref={data.noticeHref} />
    </>
  )
}
