import { Form, useLoaderData } from '@remix-run/react'
import PencilLine from 'lucide-react/icons/pencil-line'
import Undo2 from 'lucide-react/icons/undo-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { beforeFrom } from '../forms.ts'
import { noticePage } from '../list.server.ts'
import { paths } from '../paths.ts'
import { ListEmpty } from '../ui/list-empty.tsx'
import { NoticeList } from '../ui/notice-list.tsx'

export const loader = load('notices:view', async ({ school, actor, url, t }) => {
  const before = beforeFrom(url.searchParams)
  const canWrite = may(actor.role, 'notices:write')
  return {
    ...(await noticePage(school, before)),
    older: before !== undefined,
    canWrite,
    withdrawnNow: canWrite ? asId(url.searchParams.get('withdrawn') ?? undefined) : null,
    title: t('notices.name'),
  }
})

export const meta = titled

export default function Notices() {
  const t = useT()
  const { first, out, withdrawn, next, older, canWrite, withdrawnNow } = useLoaderData<typeof loader>()
  const nothing = first.length + out.length + withdrawn.length === 0
  return (
    <>
      <PageHeader
        title={t('notices.name')}
        actions={
          canWrite ? (
            <Button href={paths.new()} icon={PencilLine}>
              {t('notices.list.new')}
            </Button>
          ) : undefined
        }
      />
      {withdrawnNow ? (
        <Form method="post" action={paths.restoration(withdrawnNow)} className="mb-5">
          <Banner
            live
            icon={Undo2}
            actions={
              <Button type="submit" size="sm" variant="secondary">
                {t('ui.action.undo')}
              </Button>
            }
          >
            {t('notices.withdraw.done')}
          </Banner>
        </Form>
      ) : null}
      <div className="flex flex-col gap-8">
        <NoticeList title={t(canWrite ? 'notices.list.not_out' : 'notices.list.waiting')} notices={first} />
        <NoticeList
          title={t(canWrite ? 'notices.list.out' : 'notices.list.all')}
          titleHidden={first.length === 0}
          notices={out}
        />
        <NoticeList title={t('notices.list.withdrawn')} notices={withdrawn} />
      </div>
      {nothing ? <ListEmpty canWrite={canWrite} older={older} /> : null}
      <footer className="mt-8 flex flex-wrap justify-center gap-3">
        {next ? (
          <Button variant="secondary" href={paths.list({ before: next })}>
            {t('notices.list.older')}
          </Button>
        ) : null}
        {older ? (
          <Button variant="ghost" href={paths.list()}>
            {t('notices.list.newest')}
          </Button>
        ) : null}
      </footer>
    </>
  )
}
