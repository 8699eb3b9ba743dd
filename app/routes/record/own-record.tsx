import Download from 'lucide-react/icons/download'
import { formatBytes, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { AskForFolder } from '#app/platform/made-file/ask-for-folder.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { ChildRecord } from '#tenants/people/record/record.server.ts'
import { paths } from './paths.ts'

/** A guardian's own record of a child: to ask for, on its way, or to be fetched. */
export function OwnRecord({ childId, record, days }: { childId: string; record: ChildRecord | null; days: number }) {
  const t = useT()
  return (
    <div className="flex flex-col gap-6">
      <Card as="section" className="flex flex-col items-start gap-4" aria-live="polite">
        <Standing childId={childId} record={record} />
      </Card>
      <p className="text-ink-soft text-sm">{t('record.kept', { count: days })}</p>
      <p className="text-ink-soft text-sm">{t('record.private')}</p>
    </div>
  )
}

function Standing({ childId, record }: { childId: string; record: ChildRecord | null }) {
  const t = useT()
  if (record === null) return <AskForFolder intent="make" label={t('record.make')} />
  if (record.state === 'waiting')
    return (
      <>
        <div className="w-full">
          <ProgressBar
            label={t('record.making')}
            value={record.progress || undefined}
            valueLabel={record.progress ? `${record.progress} %` : undefined}
            text={t('record.making_text')}
          />
        </div>
        <AskForFolder intent="cancel" label={t('record.cancel')} quiet />
      </>
    )
  if (record.state === 'ready') return <Ready childId={childId} record={record} />
  return (
    <>
      <Banner tone={record.state === 'failed' ? 'danger' : 'warn'} title={t(`record.${record.state}`)}>
        {t(`record.${record.state}_text`)}
      </Banner>
      <AskForFolder intent="anew" label={t('record.anew')} />
    </>
  )
}

function Ready({ childId, record }: { childId: string; record: ChildRecord }) {
  const { t, locale, timeZone } = useLanguage()
  const { volumes, readyAt, goneAt } = record
  const total = volumes.length
  const at = (moment: string | null) => (moment ? formatMoment(locale, timeZone, moment) : '')
  return (
    <>
      <h2 className="text-lg">{t('record.ready')}</h2>
      <p>{t('record.ready_text', { time: at(readyAt), until: at(goneAt) })}</p>
      <p className="text-ink-soft text-sm">{t(total > 1 ? 'record.parts' : 'record.unpack')}</p>
      {volumes.map(({ part, bytes }) => (
        <Button key={part} href={paths.file(childId, part)} plain icon={Download}>
          {t(total > 1 ? 'record.download_part' : 'record.download', { part, total, size: formatBytes(locale, bytes) })}
        </Button>
      ))}
      <p className="mt-2 text-ink-soft text-sm">{t('record.anew_text')}</p>
      <div className="flex flex-wrap gap-3">
        <AskForFolder intent="anew" label={t('record.anew')} quiet />
        <AskForFolder intent="cancel" label={t('record.delete')} quiet />
      </div>
    </>
  )
}
