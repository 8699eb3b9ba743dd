import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { paths } from '../paths.ts'
import { waitingIds } from '../sharing.server.ts'
import { readByIds } from '../shown.server.ts'
import { ObservationList } from '../ui/observation-list.tsx'

export const loader = load('portfolio:review', async ({ school, locale, t }) => ({
  observations: await readByIds(school, await waitingIds(school), locale),
  words: attachmentWords(locale),
  title: t('portfolio.review.title'),
}))

export const meta = titled

/** What teachers have written and a lead has not let out yet, the oldest first. */
export default function Review() {
  const t = useT()
  const { observations, words, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('portfolio.review.text')}
        back={{ href: paths.start(), label: t('portfolio.name') }}
      />
      {observations.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('portfolio.empty.review.title')}
          text={t('portfolio.empty.review.text')}
        />
      ) : (
        <ObservationList observations={observations} words={words} />
      )}
    </div>
  )
}
