import { Form } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { Condition } from '../condition.ts'
import { paths } from '../paths.ts'
import { severityTone } from './tones.ts'

/** A condition as it stands: what it is, what to do, who said so. */
export function ConditionCard({
  condition,
  mayEnter,
  staff,
}: {
  condition: Condition
  mayEnter: boolean
  staff: boolean
}) {
  const { t, locale, timeZone } = useLanguage()
  const { what, severity, kind, todo, medicine, fromDay, untilDay, by, at, confirmed, ended } = condition
  const time = (moment: string) => formatMoment(locale, timeZone, moment)
  const day = (iso: string) => formatDay(locale, iso, 'short')
  const span = [
    ...(fromDay ? [t('health.condition.from', { day: day(fromDay) })] : []),
    ...(untilDay ? [t('health.condition.until', { day: day(untilDay) })] : []),
  ].join(' ')
  return (
    <Card as="article" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-lg">{what}</h3>
        <Badge tone={ended ? 'neutral' : severityTone[severity]}>
          {ended ? t('health.condition.ended') : t(`health.severity.${severity}`)}
        </Badge>
      </div>
      <DefinitionList
        items={[
          { id: 'kind', term: t('health.form.kind_label'), text: t(`health.kind.${kind}`) },
          ...(todo
            ? [
                {
                  id: 'todo',
                  term: t('health.form.todo_label'),
                  text: <span className="whitespace-pre-line">{todo}</span>,
                },
              ]
            : []),
          ...(medicine ? [{ id: 'medicine', term: t('health.form.medicine_label'), text: medicine }] : []),
          ...(span ? [{ id: 'span', term: t('health.condition.span'), text: span }] : []),
        ]}
      />
      <p className="text-ink-soft text-sm">
        {t('health.condition.by', { name: by, time: time(at) })}
        {' · '}
        {confirmed
          ? t('health.condition.confirmed', { name: confirmed.by, time: time(confirmed.at) })
          : t('health.condition.unconfirmed')}
      </p>
      {ended ? (
        <p className="text-ink-soft text-sm">
          {t('health.condition.ended_by', { name: ended.by, time: time(ended.at) })}
        </p>
      ) : (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {staff && !confirmed ? (
            <Form method="post" action={paths.confirmation(condition.conditionId)}>
              <input type="hidden" name="versionId" value={condition.id} />
              <Button type="submit" size="sm" icon={Check}>
                {t('health.condition.confirm')}
              </Button>
            </Form>
          ) : null}
          {mayEnter ? (
            <Button href={paths.condition(condition.conditionId)} size="sm" variant="secondary">
              {t('health.condition.change')}
            </Button>
          ) : null}
        </div>
      )}
    </Card>
  )
}
