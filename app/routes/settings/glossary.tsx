import { Form, useFetcher } from '@remix-run/react'
import X from 'lucide-react/icons/x'
import { languageNames } from '#app/platform/i18n/language-names.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { locales } from '#app/platform/i18n/translate.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestTerm } from '#tenants/translation/limits.ts'

interface ShownTerm {
  id: string
  term: string
  rendering: string
  /** As it calls itself. */
  language: string
}

/** The school's words and what they become, with room for one more. */
export function Glossary({ terms }: { terms: readonly ShownTerm[] }) {
  const t = useT()
  return (
    <section>
      <SectionHeader title={t('settings.glossary.title')} text={t('settings.glossary.text')} />
      <div className="flex flex-col gap-5">
        {terms.length > 0 ? (
          <List label={t('settings.glossary.title')}>
            {terms.map(term => (
              <TermRow key={term.id} {...term} />
            ))}
          </List>
        ) : null}
        <NewTerm key={terms.length} />
      </div>
    </section>
  )
}

function TermRow({ id, term, rendering, language }: ShownTerm) {
  const t = useT()
  const removal = useFetcher()
  const same = term === rendering
  return (
    <ListRow
      title={<bdi className="break-words">{term}</bdi>}
      text={
        same ? (
          t('settings.glossary.stays', { language })
        ) : (
          <>
            {t('settings.glossary.becomes_in', { language })} <bdi className="font-bold text-ink">{rendering}</bdi>
          </>
        )
      }
      trail={
        <removal.Form data-discover="true" method="post" action={`/settings/translation/terms/${id}/removal`}>
          <IconButton
            icon={X}
            type="submit"
            label={t('settings.glossary.remove', { term, language })}
            busy={removal.state !== 'idle'}
          />
        </removal.Form>
      }
    />
  )
}

function NewTerm() {
  const t = useT()
  const { errors, kept, busy } = useAnswer()
  return (
    <Card>
      <Form method="post" noValidate className="flex flex-col gap-5">
        <TextField
          name="term"
          label={t('settings.glossary.term')}
          hint={t('settings.glossary.term_hint')}
          defaultValue={kept('term', '')}
          maxLength={longestTerm}
          error={errors.term}
          required
          autoComplete="off"
        />
        <Select
          name="into"
          label={t('settings.glossary.into')}
          defaultValue={kept('into', 'every')}
          options={[
            { value: 'every', label: t('settings.glossary.every') },
            ...locales.map(locale => ({ value: locale, label: languageNames[locale] })),
          ]}
          error={errors.into}
        />
        <TextField
          name="becomes"
          label={t('settings.glossary.becomes')}
          hint={t('settings.glossary.becomes_hint')}
          defaultValue={kept('becomes', '')}
          maxLength={longestTerm}
          error={errors.becomes}
          autoComplete="off"
        />
        <Button
          type="submit"
          variant="soft"
          busy={busy}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('settings.glossary.add')}
        </Button>
      </Form>
    </Card>
  )
}
