import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { asId } from '#tenants/files/media-id.ts'
import { readOperatorLog } from '#tenants/operator-log.server.ts'
import { paths } from './paths.ts'
import { LogList } from './ui/log-list.tsx'

const perPage = 50

export const loader = load('console:view', async ({ url, operator, t }) => {
  const before = asId(url.searchParams.get('before') ?? undefined) ?? undefined
  const entries = await readOperatorLog({ before, limit: perPage + 1 })
  const shown = entries.slice(0, perPage)
  return {
    title: t('console.log.title'),
    me: operator.identityId,
    entries: shown,
    older: entries.length > perPage ? (shown.at(-1)?.id ?? null) : null,
  }
})

export const meta = titled

export default function Log() {
  const t = useT()
  const { title, entries, me, older } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} text={t('console.log.text')} />
      {entries.length > 0 ? (
        <LogList entries={entries} me={me} withSchool />
      ) : (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('console.log.empty')}
          text={t('console.log.empty_text')}
        />
      )}
      {older && (
        <div className="mt-6 flex justify-center">
          <Button href={paths.log(older)} variant="secondary">
            {t('console.log.older')}
          </Button>
        </div>
      )}
    </>
  )
}
