import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { cardsOf, ownCode, qrOf } from '../kiosk-code.server.ts'
import { PinForm } from '../kiosk-forms.ts'
import { hasPin, setPin } from '../kiosk-pin.server.ts'
import { paths } from '../paths.ts'
import { CardList } from '../ui/card-list.tsx'
import { OwnCode } from '../ui/own-code.tsx'
import { PinFields } from '../ui/pin-fields.tsx'

export const loader = load('attendance:identify', async ({ school, t }) => {
  const [code, pinSet, cards] = await Promise.all([ownCode(school), hasPin(school), cardsOf(school)])
  return { qr: qrOf(code), pinSet, cards, cardId: uuidv7(), title: t('attendance.kiosk.code.title') }
})

export const action = act('attendance:identify', PinForm, async ({ school, form, t }) => {
  await setPin(school, form.pin)
  return redirectWithToast(paths.myCode(), t('attendance.kiosk.pin.saved'))
})

export const meta = titled

/** With which a guardian says at a kiosk who they are: a code to show, a PIN, printed cards. */
export default function MyCode() {
  const t = useT()
  const { qr, pinSet, cards, cardId, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('attendance.kiosk.code.text')}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
      />
      <div className="flex flex-col gap-10">
        <OwnCode qr={qr} />
        <PinFields isSet={pinSet} />
        <CardList cards={cards} cardId={cardId} />
      </div>
    </div>
  )
}
