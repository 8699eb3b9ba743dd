import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageMeta } from '../page-meta.ts'
import { LoadedFiles } from './loaded-files.tsx'

export const loader = load('public:visit', ({ t }) => ({
  title: t('privacy.loaded.title'),
  description: t('privacy.loaded.text'),
}))

export const meta = pageMeta

/** The one page of this site, besides signing up, that has scripts: they count what it has loaded. */
export default function Loaded() {
  const t = useT()
  const { title, description } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto w-full max-w-3xl py-8 lg:py-14">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-4 mb-8 text-ink-soft text-lg">{description}</p>
      <LoadedFiles />
      <p className="mt-6">
        <TextLink href="/privacy" className="inline-flex min-h-11 items-center">
          {t('privacy.title')}
        </TextLink>
      </p>
    </div>
  )
}
