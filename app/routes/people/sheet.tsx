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
import { asId, idFrom } from '#tenants/files/media-id.ts'
import { paths } from './paths.ts'
import { PrintSheet } from './print-sheet.tsx'

/** The page's own news (`media`) say when the sheet is there. */
export const loader = load('people:invite', async ({ school, params, url, t }) => ({
  title: t('people.codes.title'),
  file: await madeFile(school, idFrom(params.mediaId)),
  childId: asId(url.searchParams.get('child') ?? undefined),
  classId: asId(url.searchParams.get('class') ?? undefined),
}))

export const meta = titled

export default function Sheet() {
  const t = useT()
  const { title, file, childId, classId } = useLoaderData<typeof loader>()
  const again = childId ? paths.childSheet(childId) : classId ? paths.classSheet(classId) : null
  const back = childId
    ? { href: paths.child(childId), label: t('people.codes.back_child') }
    : { href: paths.children(classId ? { classId } : {}), label: t('people.tab.children') }
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader title={title} text={t('people.codes.text')} back={back} />
      <Card as="section" className="flex flex-col gap-4" aria-live="polite">
        {file.state === 'ready' ? (
          <>
            <p className="break-words font-bold">{file.name}</p>
            <p className="text-ink-soft text-sm">{t('people.codes.ready')}</p>
            <div>
              <Button href={paths.sheetFile(file.id)} plain icon={Download}>
                {t('people.codes.open')}
              </Button>
            </div>
          </>
        ) : file.state === 'failed' ? (
          <>
            <p>{t('people.codes.failed')}</p>
            {again ? <PrintSheet action={again} label={t('people.codes.again')} /> : null}
          </>
        ) : (
          <ProgressBar label={t('people.codes.making')} text={t('people.codes.making_text')} />
        )}
      </Card>
    </div>
  )
}
