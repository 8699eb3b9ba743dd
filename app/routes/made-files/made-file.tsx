import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { MadeFileCard } from '#app/platform/made-file/made-file-card.tsx'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { madeFile } from '#tenants/files/made.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'

/** The page's own news (`media`) say when the file is there. */
export const loader = load('media:view', async ({ school, params, url, t }) => {
  const file = await madeFile(school, idFrom(params.mediaId))
  return { title: file.name || t('ui.made.making'), file, from: localPath(url.searchParams.get('from')) }
})

export const meta = titled

export default function MadeFilePage() {
  const t = useT()
  const { title, file, from } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto flex max-w-2xl flex-col">
      <PageHeader
        title={<span className="break-words">{title}</span>}
        back={{ href: from, label: t('ui.action.back') }}
      />
      <MadeFileCard file={file} from={from} />
    </div>
  )
}
