import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageMeta } from '../page-meta.ts'
import { Facts } from './facts.tsx'
import { processors, vendor } from './processors.server.ts'

const points = ['roles', 'purpose', 'time', 'people', 'data', 'instructions', 'measures', 'rights', 'end'] as const

export const handle = scriptless

export const loader = load('public:visit', ({ t }) => {
  const { name } = vendor(t)
  return {
    title: t('privacy.processing.title'),
    description: t('privacy.processing.text'),
    points: points.map(id => ({
      id,
      name: t(`privacy.processing.${id}`),
      text: t(`privacy.processing.${id}_text`, { vendor: name }),
    })),
    others: processors(t),
    abroad: t('privacy.others.abroad', { vendor: name }),
  }
})

export const meta = pageMeta

export default function Processing() {
  const t = useT()
  const { title, description, points, others, abroad } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto w-full max-w-4xl py-8 lg:py-14">
      <h1 className="text-balance text-4xl">{title}</h1>
      <p className="mt-5 mb-8 max-w-2xl text-ink-soft text-lg">{description}</p>
      <Facts items={points} />
      <h2 className="mt-12 mb-4 text-2xl">{t('privacy.processing.others')}</h2>
      <Facts items={others} />
      <p className="mt-4 max-w-prose text-ink-soft">{abroad}</p>
      <p className="mt-8 flex flex-wrap gap-x-8">
        <TextLink href="/security" className="inline-flex min-h-11 items-center">
          {t('privacy.more.security')}
        </TextLink>
        <TextLink href="/privacy" className="inline-flex min-h-11 items-center">
          {t('privacy.title')}
        </TextLink>
      </p>
    </div>
  )
}
