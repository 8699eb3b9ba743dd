import Download from 'lucide-react/icons/download'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { MadeFile } from '#tenants/files/made.server.ts'
import { useT } from '../i18n/provider.tsx'
import { paths } from './paths.ts'

/** A file on its way to the one who asked: being made, to be fetched, or failed, with the page where it can be asked for again. */
export function MadeFileCard({ file, from }: { file: MadeFile; from: string }) {
  const t = useT()
  return (
    <Card as="section" className="flex flex-col items-start gap-4" aria-live="polite">
      {file.state === 'ready' ? (
        <>
          <p className="text-ink-soft text-sm">{t('ui.made.ready')}</p>
          <Button href={paths.download(file.id)} plain icon={Download}>
            {t('ui.made.download')}
          </Button>
        </>
      ) : file.state === 'failed' ? (
        <>
          <p>{t('ui.made.failed')}</p>
          <Button href={from} variant="secondary">
            {t('ui.made.again')}
          </Button>
        </>
      ) : (
        <div className="w-full">
          <ProgressBar label={t('ui.made.making')} text={t('ui.made.making_text')} />
        </div>
      )}
    </Card>
  )
}
