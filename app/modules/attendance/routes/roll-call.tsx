import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useKeptPage } from '#app/platform/kept-page.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { paths } from '../paths.ts'
import { pastRollCalls, readRoll } from '../roll-list.server.ts'
import { RollList } from '../ui/roll-list.tsx'

export const loader = load('attendance:mark', async ({ school, actor, t }) => {
  const [roll, past] = await Promise.all([readRoll(school), pastRollCalls(school)])
  return { roll, past, memberId: actor.memberId ?? '', title: t('attendance.rollcall.title') }
})

export const meta = titled

/** Everybody in the building, to be accounted for; kept on the device, since it is needed where there is no network. */
export default function RollCallPage() {
  const t = useT()
  const { roll, past, memberId, title } = useLoaderData<typeof loader>()
  useKeptPage(paths.rollCall(), roll)
  return (
    <>
      <PageHeader
        title={title}
        text={t('attendance.rollcall.text')}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
      />
      <RollList roll={roll} past={past} memberId={memberId} />
    </>
  )
}
