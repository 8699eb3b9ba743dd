import Download from 'lucide-react/icons/download'
import { formatBytes, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { AskForFolder } from '#app/platform/made-file/ask-for-folder.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { SchoolExport } from '#tenants/export/asking.server.ts'
import { paths } from './paths.ts'

/** The school's archives: to ask for, on their way, or to be fetched. */
export function WholeSchool({ whole, days }: { whole: SchoolExport | null; days: number }) {
  const t = useT()
  return (
    <div className="flex flex-col gap-6">
      <Card as="section" className="flex flex-col items-start gap-4" aria-live="polite">
        <Standing whole={whole} />
      </Card>
      <ul className="flex list-disc flex-col gap-2 ps-5 text-ink-soft text-sm">
        <li>{t('export.what')}</li>
        <li>{t('export.not')}</li>
        <li>{t('export.kept', { count: days })}</li>
        <li>{t('export.told')}</li>
      </ul>
    </div>
  )
}

function Standing({ whole }: { whole: SchoolExport | null }) {
  const t = useT()
  if (whole === null) return <AskForFolder intent="make" label={t('export.make')} />
  if (whole.state === 'waiting')
    return (
      <>
        <div className="w-full">
          <ProgressBar
            label={t('export.making')}
            value={whole.progress || undefined}
            valueLabel={whole.progress ? `${whole.progress} %` : undefined}
            text={t('export.making_text')}
          />
        </div>
        <AskForFolder intent="cancel" label={t('export.cancel')} quiet />
      </>
    )
  if (whole.state === 'ready') return <Ready whole={whole} />
  return (
    <>
      <Banner tone="danger" title={t('export.failed')}>
        {t('export.failed_text')}
      </Banner>
      <AskForFolder intent="anew" label={t('export.anew')} />
    </>
  )
}

function Ready({ whole }: { whole: SchoolExport }) {
  const { t, locale, timeZone } = useLanguage()
  const { volumes, readyAt, goneAt } = whole
  const total = volumes.length
  const at = (moment: Date | null) => (moment ? formatMoment(locale, timeZone, moment) : '')
  return (
    <>
      <h2 className="text-lg">{t('export.ready')}</h2>
      <p>{t('export.ready_text', { time: at(readyAt), until: at(goneAt) })}</p>
      <p className="text-ink-soft text-sm">{t(total > 1 ? 'export.parts' : 'export.unpack')}</p>
      {volumes.map(({ part, bytes, sha256 }) => (
        <div key={part} className="flex w-full flex-col items-start gap-1">
          <Button href={paths.file(part)} plain icon={Download}>
            {t(total > 1 ? 'export.download_part' : 'export.download', {
              part,
              total,
              size: formatBytes(locale, bytes),
            })}
          </Button>
          <p className="break-all text-ink-soft text-xs">
            SHA-256 <code>{sha256}</code>
          </p>
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <AskForFolder intent="anew" label={t('export.anew')} quiet />
        <AskForFolder intent="cancel" label={t('export.delete')} quiet />
      </div>
    </>
  )
}
