import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { type Dose, entryWord, type witnessStateOf } from '../dose-policy.ts'
import { paths } from '../paths.ts'

export interface LoggedDose extends Dose {
  witnessed: ReturnType<typeof witnessStateOf>
}

/** Every entry of an order's log, the newest first; what was taken back stays. */
export function DoseLog({ log, staff, zone }: { log: readonly LoggedDose[]; staff: boolean; zone: string }) {
  const { t, locale } = useLanguage()
  if (log.length === 0) return <EmptyState level={3} title={t('health.dose_log.none')} />
  return (
    <List label={t('health.dose_log.title')}>
      {log.map(dose => (
        <ListRow
          key={dose.id}
          clamp={false}
          title={`${t(`health.dose_log.${entryWord(dose)}`)} · ${formatMoment(locale, zone, dose.at)}`}
          text={[
            ...(dose.time ? [t('health.dose_log.for', { time: dose.time })] : []),
            t('health.dose_log.by', { name: dose.by }),
            ...(dose.witness ? [t('health.dose_log.witnessed_by', { name: dose.witness })] : []),
            ...(dose.reason ? [dose.reason] : []),
          ].join(' · ')}
          trail={
            <>
              {dose.mistaken ? <Badge tone="neutral">{t('health.dose_log.taken_back')}</Badge> : null}
              {dose.kind === 'given' && !dose.mistaken && dose.witnessed === 'missing' ? (
                <Badge tone="warn">{t('health.dose_log.unwitnessed')}</Badge>
              ) : null}
              {staff && dose.kind === 'given' && !dose.mistaken && dose.witnessed === 'open' ? (
                <Button href={paths.dose(dose.id)} size="sm">
                  {t('health.dose_log.confirm')}
                </Button>
              ) : null}
              {staff && dose.kind !== 'mistake' && !dose.mistaken ? (
                <Button href={paths.doseMistake(dose.id)} size="sm" variant="ghost">
                  {t('health.dose_log.correct')}
                </Button>
              ) : null}
            </>
          }
        />
      ))}
    </List>
  )
}
