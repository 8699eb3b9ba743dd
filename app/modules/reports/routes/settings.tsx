import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TemplateForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { sectionTitle } from '../sections.server.ts'
import { saveTemplate, templateFor } from '../template.server.ts'
import { templateOf } from '../template-form.ts'
import { termsOf } from '../terms.server.ts'
import { TemplateSectionFields } from '../ui/template-section-fields.tsx'

export const loader = load('reports:configure', async ({ school, resolved, url, t }) => {
  const terms = await termsOf(school)
  const term = terms.find(({ id }) => id === url.searchParams.get('term')) ?? null
  const template = await templateFor(school, resolved, term?.id ?? null)
  return {
    sections: template.map(section => ({ ...section, title: sectionTitle(t, section.id) })),
    terms,
    term: term?.id ?? null,
    title: t('reports.settings.title'),
  }
})

export const action = act('reports:configure', TemplateForm, async ({ school, form, t }) => {
  await saveTemplate(school, form.termId ?? null, templateOf(form))
  return redirectWithToast(paths.settings(form.termId), t('ui.state.saved'))
})

export const meta = titled

/** What reports are made of: sections, their order, and the school's own words; for every term, or one of its own for a term. */
export default function ReportSettings() {
  const t = useT()
  const { sections, terms, term, title } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('reports.settings.text')}
        back={{ href: paths.start(), label: t('reports.name') }}
      />
      {terms.length > 0 ? (
        <nav aria-label={t('reports.settings.for')} className="-mx-1 mb-5 flex flex-wrap gap-2 p-1">
          <Chip kind="link" href={paths.settings()} current={term === null}>
            {t('reports.settings.every_term')}
          </Chip>
          {terms.map(({ id, name }) => (
            <Chip key={id} kind="link" href={paths.settings(id)} current={id === term}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      <Form key={term ?? ''} method="post" noValidate className="flex flex-col gap-5">
        {term ? <input type="hidden" name="termId" value={term} /> : null}
        {Object.keys(errors).length > 0 ? (
          <Banner live tone="warn">
            {t('ui.field.check')}
          </Banner>
        ) : null}
        {sections.map((section, place) => (
          <TemplateSectionFields key={section.id} section={section} place={place} errors={errors} />
        ))}
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </div>
  )
}
