import { Form, useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchField } from '#app/ui/search-field.tsx'
import { searchOf } from '../forms.ts'
import { longestSearch } from '../limits.ts'
import { paths } from '../paths.ts'
import { searchObservations } from '../search.server.ts'
import { ObservationList } from '../ui/observation-list.tsx'

export const loader = load('portfolio:view', async ({ school, url, locale, t }) => {
  const wanted = searchOf(url.searchParams)
  return {
    wanted,
    observations: wanted ? await searchObservations(school, wanted, locale) : [],
    words: attachmentWords(locale),
    title: t('portfolio.search.title'),
  }
})

export const meta = titled

export default function Search() {
  const t = useT()
  const { wanted, observations, words, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={{ href: paths.start(), label: t('portfolio.name') }} />
      <Form role="search" className="mb-6">
        <SearchField
          key={wanted}
          name="q"
          label={t('portfolio.search.label')}
          clearLabel={t('portfolio.search.clear')}
          defaultValue={wanted}
          maxLength={longestSearch}
        />
      </Form>
      {observations.length > 0 ? (
        <ObservationList observations={observations} words={words} />
      ) : (
        <EmptyState
          title={wanted ? t('portfolio.search.nothing', { words: wanted }) : t('portfolio.search.begin')}
          text={t('portfolio.search.text')}
        />
      )}
    </div>
  )
}
