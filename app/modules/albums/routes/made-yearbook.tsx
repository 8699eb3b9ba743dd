import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/icons/download'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { madeFile } from '#tenants/files/made.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { YearbookForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { MakeYearbook } from '../ui/make-yearbook.tsx'

/** The page's own news (`media`) say when the book is there. */
export const loader = load('albums:download', async ({ school, params, url, t }) => {
  const [child, file] = await Promise.all([
    childOf(school, idFrom(params.childId)),
    madeFile(school, idFrom(params.mediaId)),
  ])
  const asked = YearbookForm.safeParse(Object.fromEntries(url.searchParams))
  return {
    title: t('albums.yearbook.title', { name: nameOf(child) }),
    childId: child.id,
    day: asked.data?.day ?? null,
    file,
  }
})

export const meta = titled

export default function MadeYearbook() {
  const t = useT()
  const { title, file, childId, day } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader title={title} back={{ href: paths.yearbook(childId), label: t('albums.yearbook.back') }} />
      <Card as="section" className="flex flex-col gap-4" aria-live="polite">
        {file.state === 'ready' ? (
          <>
            <p className="break-words font-bold">{file.name}</p>
            <p className="text-ink-soft text-sm">{t('albums.yearbook.ready')}</p>
            <div>
              <Button href={paths.yearbookFile(file.id)} plain icon={Download}>
                {t('albums.yearbook.open')}
              </Button>
            </div>
          </>
        ) : file.state === 'failed' ? (
          <>
            <p>{t('albums.yearbook.failed')}</p>
            {day ? <MakeYearbook childId={childId} day={day} label={t('albums.yearbook.again')} /> : null}
          </>
        ) : (
          <ProgressBar label={t('albums.yearbook.making')} text={t('albums.yearbook.making_text')} />
        )}
      </Card>
    </div>
  )
}
