import { Form, useNavigation } from '@remix-run/react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { dateOrders } from '#tenants/people/import/day.ts'
import { encodings } from '#tenants/people/import/encoding.ts'
import { rosterFields } from '#tenants/people/import/fields.ts'
import type { ShownColumn, ShownRoster } from './shown.server.ts'

/** What each column is, how days are written, how the file is encoded: suggested, and put right here. */
export function ColumnMatch({ shown, open }: { shown: ShownRoster; open: boolean }) {
  const t = useT()
  const { errors } = useAnswer()
  const navigation = useNavigation()
  const busy =
    navigation.state !== 'idle' && navigation.formMethod === 'POST' && !navigation.formAction?.includes('/making')
  const used = shown.columns.filter(({ field }) => field !== 'none').length
  const wrong = Boolean(errors.columns || errors.encoding || errors.order)
  return (
    <details open={open || wrong} className="group rounded-card border border-line/70 bg-surface shadow-card">
      <summary className="flex min-h-16 cursor-pointer list-none items-center justify-between gap-4 rounded-card px-5 py-4 sm:px-6">
        <span>
          <span className="block font-bold text-lg">{t('people.import.columns')}</span>
          <span className="block text-ink-soft text-sm">
            {t('people.import.columns_used', { used, count: shown.columns.length })}
          </span>
        </span>
        <ChevronDown size={22} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
      </summary>
      {/* Made anew with what the file says now, since the fields keep what they showed first. */}
      <Form key={JSON.stringify(shown.columns)} method="post" className="flex flex-col gap-6 px-5 pb-6 sm:px-6">
        {shown.asksOrder ? (
          <RadioCards
            name="order"
            legend={t('people.import.order')}
            hint={t('people.import.order_hint')}
            error={errors.order}
            defaultValue={shown.order ?? undefined}
            required
            columns={2}
            options={dateOrders.map(value => ({
              value,
              label: t(`people.import.order_${value}`),
              text: dayExample(shown.columns),
            }))}
          />
        ) : null}
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {shown.columns.map(column => (
            <ColumnSelect key={column.letters} column={column} />
          ))}
        </div>
        <FieldError id="columns-error" error={errors.columns} />
        {shown.encoding ? (
          <Select
            name="encoding"
            label={t('people.import.encoding')}
            hint={t('people.import.encoding_hint')}
            error={errors.encoding}
            defaultValue={shown.encoding}
            options={encodings.map(value => ({ value, label: t(`people.import.encoding_${value}`) }))}
            fieldClassName="sm:max-w-sm"
          />
        ) : null}
        <Button
          type="submit"
          variant="soft"
          busy={busy}
          busyLabel={t('ui.state.busy')}
          className="self-start max-sm:w-full"
        >
          {t('people.import.apply')}
        </Button>
      </Form>
    </details>
  )
}

/** A cell of the days as it stands in the file. */
const dayExample = (columns: readonly ShownColumn[]): string | undefined =>
  columns.find(({ field }) => field === 'birthDate')?.sample.join(', ')

function ColumnSelect({ column: { letters, header, sample, field } }: { column: ShownColumn }) {
  const t = useT()
  return (
    <Select
      name="columns"
      label={header || t('people.import.no_header')}
      note={letters}
      hint={sample.length > 0 ? sample.map(each => each.slice(0, 40)).join(' · ') : t('people.import.column_empty')}
      defaultValue={field}
      options={[
        { value: 'none', label: t('people.import.field.none') },
        ...rosterFields.map(value => ({ value, label: t(`people.import.field.${value}`) })),
      ]}
    />
  )
}
