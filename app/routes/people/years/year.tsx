import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { yearInUse } from '#tenants/people/years/year.server.ts'
import { paths } from '../paths.ts'
import { YearForm } from './forms.ts'
import { keepYear } from './kept-year.server.ts'
import { YearFields } from './year-fields.tsx'

export const loader = load('people:edit', async ({ school, params, t }) => {
  const year = await yearInUse(school, idFrom(params.yearId))
  return { title: t('people.years.edit', { year: year.name }), year }
})

export const action = act('people:edit', YearForm, async ({ params, form, ...request }) => {
  const { id } = await yearInUse(request.school, idFrom(params.yearId))
  await keepYear({ params, ...request }, id, form)
  return redirectWithToast(paths.classes(), request.t('ui.state.saved'))
})

export const meta = titled

export default function Year() {
  const { t, locale } = useLanguage()
  const { title, year } = useLoaderData<typeof loader>()
  const changes = year.changes.map(day => formatDay(locale, day, 'short')).join(', ')
  return (
    <FormPage
      title={title}
      back={{ href: paths.classes(), label: t('people.tab.classes') }}
      submit={t('ui.action.save')}
    >
      <Banner tone="info">
        {[
          year.classes > 0 ? t('people.years.classes', { count: year.classes }) : t('people.years.no_classes'),
          ...(changes ? [t('people.years.changes', { days: changes })] : []),
        ].join(' ')}
      </Banner>
      <YearFields year={year} />
    </FormPage>
  )
}
