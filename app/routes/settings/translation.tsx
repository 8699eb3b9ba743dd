import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { languageNames } from '#app/platform/i18n/language-names.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { found, Problem } from '#tenants/problem.ts'
import { dailyAllowance, usedToday } from '#tenants/translation/allowance.server.ts'
import { glossaryOf, setTerm } from '#tenants/translation/glossary.server.ts'
import { mostTerms } from '#tenants/translation/limits.ts'
import { translationProvider } from '#tenants/translation/provider.server.ts'
import { TermForm } from './forms.ts'
import { Glossary } from './glossary.tsx'
import { TranslationSwitch } from './translation-switch.tsx'

export const loader = load('school:settings', async ({ school, resolved, t }) => {
  // Without a translator of the installation's there is nothing to switch on.
  const { name, host } = found(translationProvider())
  const together = school.readingTogether()
  const [glossary, used] = await Promise.all([glossaryOf(together), usedToday(together)])
  return {
    title: t('settings.translation.title'),
    on: resolved.lettingTranslate,
    provider: { name, host },
    used,
    most: dailyAllowance(school),
    terms: glossary.map(({ language, ...term }) => ({
      ...term,
      into: locales.find(locale => locale === language) ?? 'en',
    })),
  }
})

export const action = act('school:settings', TermForm, async ({ school, form, t }) => {
  const { term, becomes, into } = form
  const languages = into === 'every' ? locales : [into]
  await setTerm(school, { term, rendering: becomes ?? term, languages }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'conflict')
      throw invalid({ term: { key: 'settings.glossary.full', values: { most: mostTerms } } })
    throw error
  })
  return redirectWithToast('/settings/translation', t('settings.glossary.added', { term }))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function Translation() {
  const t = useT()
  const { title, terms, ...standing } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('settings.translation.text')}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <div className="flex flex-col gap-8">
        <TranslationSwitch {...standing} />
        <Glossary terms={terms.map(({ into, ...term }) => ({ ...term, language: languageNames[into] }))} />
      </div>
    </div>
  )
}
