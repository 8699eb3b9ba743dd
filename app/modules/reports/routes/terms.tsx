import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TermForm } from '../forms.ts'
import { longestTermName } from '../limits.ts'
import { paths } from '../paths.ts'
import { addTerm, suggestedTerm, termsOf } from '../terms.server.ts'

export const loader = load('reports:write', async ({ school, t }) => {
  const terms = await termsOf(school)
  const suggested = suggestedTerm(school, t)
  const known = terms.some(({ startsOn }) => startsOn === suggested.startsOn)
  return {
    terms,
    suggested: known ? { name: '', startsOn: '', endsOn: '' } : suggested,
    newId: uuidv7(),
    title: t('reports.term.title'),
  }
})

export const action = act('reports:write', TermForm, async ({ school, form: { termId, ...term }, t }) => {
  if ((await addTerm(school, { id: termId, ...term })) === 'taken') throw invalid({ name: 'reports.term.taken' })
  return redirectWithToast(paths.start({ termId }), t('reports.term.added'))
})

export const meta = titled

/** A school's terms, and a new one: the usual days of the country stand in the form. */
export default function Terms() {
  const { t, locale } = useLanguage()
  const { terms, suggested, newId, title } = useLoaderData<typeof loader>()
  const { errors, kept, busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('reports.term.text')}
        back={{ href: paths.start(), label: t('reports.name') }}
      />
      <div className="flex flex-col gap-6">
        {terms.length > 0 ? (
          <List label={title}>
            {terms.map(({ id, name, startsOn, endsOn }) => (
              <ListRow
                key={id}
                title={name}
                text={`${formatDay(locale, startsOn, 'short')} – ${formatDay(locale, endsOn, 'short')}`}
                href={paths.start({ termId: id })}
              />
            ))}
          </List>
        ) : null}
        <Card as="section">
          <h2 className="mb-4 text-xl">{t('reports.term.new')}</h2>
          <Form method="post" noValidate className="flex flex-col gap-5">
            <input type="hidden" name="termId" value={newId} />
            <TextField
              label={t('reports.term.field.name')}
              name="name"
              maxLength={longestTermName}
              defaultValue={kept('name', suggested.name)}
              error={errors.name}
            />
            <TextField
              label={t('reports.term.field.from')}
              name="startsOn"
              type="date"
              defaultValue={kept('startsOn', suggested.startsOn)}
              error={errors.startsOn}
            />
            <TextField
              label={t('reports.term.field.to')}
              name="endsOn"
              type="date"
              defaultValue={kept('endsOn', suggested.endsOn)}
              error={errors.endsOn}
            />
            <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
              {t('reports.term.add')}
            </Button>
          </Form>
        </Card>
      </div>
    </div>
  )
}
