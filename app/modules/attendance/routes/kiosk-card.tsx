import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { cardCode, cardsOf, qrOf } from '../kiosk-code.server.ts'
import { paths } from '../paths.ts'

export const loader = load('attendance:identify', async ({ school, resolved, actor, params, t }) => {
  const cardId = idFrom(params.kioskCardId)
  found((await cardsOf(school)).find(({ id }) => id === cardId))
  return {
    qr: qrOf(await cardCode(school, cardId)),
    name: actor.name,
    school: resolved.facts.name,
    title: t('attendance.kiosk.card.title'),
  }
})

export const meta = titled

/** A guardian's card, to print and keep in a purse. */
export default function KioskCard() {
  const t = useT()
  const { qr, name, school, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('attendance.kiosk.card.text')}
        back={{ href: paths.myCode(), label: t('attendance.kiosk.code.title') }}
        actions={<PrintButton main />}
      />
      <Card className="mx-auto flex max-w-xs flex-col items-center gap-3 text-center">
        <QrCode {...qr} label={t('attendance.kiosk.code.picture')} />
        <p className="font-bold text-lg">{name}</p>
        <p className="text-ink-soft text-sm">{school}</p>
      </Card>
    </div>
  )
}
