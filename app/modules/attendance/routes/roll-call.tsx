import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useKeptPage } from '#app/platform/kept-page.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { paths } from '../paths.ts'
import { startRollCall } from '../roll-call.server.ts'
import { RollStartForm } from '../roll-forms.ts'
import { pastRollCalls, readRoll } from '../roll-list.server.ts'
import { RollList } from '../ui/roll-list.tsx'

export const loader = load('attendance:mark', async ({ school, actor, t }) => {
  const [roll, past] = await Promise.all([readRoll(school), pastRollCalls(school)])
  return { newId: uuidv7(), roll, past, memberId: actor.memberId ?? '', title: t('attendance.rollcall.title') }
})

/** Tapped before the page has come alive, or where scripts do not run. */
export const action = act('attendance:mark', RollStartForm, async ({ school, form }) => {
  await startRollCall(school, form)
  return redirect(paths.rollCall())
})

export const meta = titled

/** Everybody in the building, to be accounted for; kept on the device, since it is needed where there is no network. */
export default function RollCallPage() {
  const t = useT()
  const { newId, roll, past, memberId, title } = useLoaderData<typeof loader>()
  useKeptPage(paths.rollCall(), roll)
  return (
    <>
      <PageHeader
        title={title}
        text={t('attendance.rollcall.text')}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
      />
      <RollList newId={newId} roll={roll} past={past} memberId={memberId} />
    </>
  )
}
