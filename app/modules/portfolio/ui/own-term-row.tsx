import { Form } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { longestTermName } from '../limits.ts'
import type { OwnTerm } from '../own-framework.server.ts'
import { paths } from '../paths.ts'
import { TermPlaces } from './term-places.tsx'

/** An area or goal of the school's own: another name, its place among those beside it, and whether it is offered. */
export function OwnTermRow({ term, beside }: { term: OwnTerm; beside: readonly OwnTerm[] }) {
  const t = useT()
  const { id, name, retired } = term
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Form method="post" action={paths.termName(id)} className="flex min-w-0 grow basis-64 items-end gap-2">
        <label className="min-w-0 grow">
          <span className="sr-only">{t('portfolio.own.rename', { name })}</span>
          <input
            key={name}
            name="name"
            defaultValue={name}
            required
            maxLength={longestTermName}
            dir="auto"
            className={retired ? 'ui-input text-ink-soft line-through' : 'ui-input'}
          />
        </label>
        <Button
          type="submit"
          size="sm"
          variant="secondary"
          aria-label={t('portfolio.own.save', { name })}
          className="shrink-0"
        >
          {t('ui.action.save')}
        </Button>
      </Form>
      <TermPlaces term={term} beside={beside} />
      <Form method="post" action={paths.termOffer(id)}>
        <input type="hidden" name="offered" value={retired ? 'yes' : 'no'} />
        <Button
          type="submit"
          size="sm"
          variant="ghost"
          aria-label={t(retired ? 'portfolio.own.offer_name' : 'portfolio.own.retire_name', { name })}
        >
          {t(retired ? 'portfolio.own.offer' : 'portfolio.own.retire')}
        </Button>
      </Form>
    </div>
  )
}
