import { redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { endSessionOf, forgetSession } from '#tenants/identity/session.server.ts'
import { kioskCookie, kioskPath } from '#tenants/kiosk.server.ts'
import { kiosksOf, startKiosk } from '../kiosk.server.ts'
import { KioskStartForm } from '../kiosk-forms.ts'
import { paths } from '../paths.ts'
import { classesOn } from '../register.server.ts'
import { KioskList } from '../ui/kiosk-list.tsx'
import { KioskStart } from '../ui/kiosk-start.tsx'

export const loader = load('attendance:host', async ({ school, t }) => {
  const [kiosks, classes] = await Promise.all([
    kiosksOf(school),
    school.read(q => classesOn(q, school, school.today())),
  ])
  return {
    kiosks,
    classes: classes.map(({ id, name }) => ({ id, name })),
    kioskId: uuidv7(),
    title: t('attendance.kiosk.title'),
  }
})

/** Signs its starter out on this device: from then on it is a kiosk and nothing else. */
export const action = act('attendance:host', KioskStartForm, async ({ school, request, form }) => {
  const token = await startKiosk(school, form)
  await endSessionOf(request)
  const headers = new Headers({ 'Clear-Site-Data': '"cache", "storage"' })
  for (const cookie of [forgetSession(), kioskCookie(token)]) headers.append('Set-Cookie', cookie)
  return redirectDocument(kioskPath, { headers })
})

export const meta = titled

export default function Kiosks() {
  const t = useT()
  const { kiosks, classes, kioskId, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('attendance.kiosk.text')}
        back={{ href: paths.today(), label: t('attendance.settings.back') }}
      />
      <div className="flex flex-col gap-10">
        {kiosks.length > 0 ? (
          <section>
            <SectionHeader title={t('attendance.kiosk.running')} />
            <KioskList kiosks={kiosks} />
          </section>
        ) : null}
        <section>
          <SectionHeader title={t('attendance.kiosk.start.title')} />
          <KioskStart classes={classes} kioskId={kioskId} />
        </section>
      </div>
    </div>
  )
}
