import Square from 'lucide-react/icons/square'
import { useEffect, useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Button } from '#app/ui/button.tsx'
import { clock, spokenTime } from './clock.ts'
import { useRecorder } from './use-recorder.ts'
import { useWords } from './use-words.ts'
import { VoicePlayer, Wave } from './voice-player.tsx'
import { barCount, barsOf } from './waveform.ts'

export interface VoiceRecorderProps {
  limitMs: number
  words: Catalogue
  onDone: (file: File) => void
  onCancel: () => void
}

/** Records a voice note from the moment it is there: tap to stop, listen, then attach it or record again. */
export function VoiceRecorder({ limitMs, words, onDone, onCancel }: VoiceRecorderProps) {
  const { locale } = useLanguage()
  const t = useWords(words)
  const { recording, ms, levels, start, stop } = useRecorder(limitMs)
  const src = useAddress(recording.step === 'review' ? recording.file : null)
  const live = levels.slice(-barCount)
  return (
    <section
      aria-label={t('attachments.record.title')}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <p role="status" className={recording.step === 'trouble' ? 'font-semibold text-danger-ink text-sm' : 'text-sm'}>
        {recording.step === 'trouble'
          ? t(`attachments.record.${recording.trouble}`)
          : recording.step === 'recording'
            ? t('attachments.record.recording', { limit: spokenTime(locale, limitMs) })
            : recording.step === 'review'
              ? t(recording.full ? 'attachments.record.full' : 'attachments.record.review')
              : recording.step === 'asking'
                ? t('attachments.record.asking')
                : null}
      </p>
      {recording.step === 'recording' ? (
        <div className="flex items-center gap-3">
          <span aria-hidden="true" className="size-3 shrink-0 animate-pulse rounded-pill bg-danger" />
          <span role="timer" className="w-12 font-bold tabular-nums">
            {clock(ms)}
          </span>
          <span className="h-10 min-w-0 grow">
            <Wave bars={[...Array.from({ length: barCount - live.length }, () => 0), ...live]} played={barCount} />
          </span>
        </div>
      ) : null}
      {recording.step === 'review' && src ? (
        <VoicePlayer src={src} durationMs={recording.ms} peaks={barsOf(levels)} words={words} />
      ) : null}
      <div className="flex flex-wrap justify-end gap-2.5">
        <Button variant="ghost" onClick={onCancel}>
          {t('attachments.record.cancel')}
        </Button>
        {recording.step === 'recording' ? (
          <Button variant="danger" icon={Square} onClick={stop}>
            {t('attachments.record.stop')}
          </Button>
        ) : null}
        {recording.step === 'review' || recording.step === 'trouble' ? (
          <Button variant="secondary" onClick={start}>
            {t('attachments.record.start')}
          </Button>
        ) : null}
        {recording.step === 'review' ? (
          <Button onClick={() => onDone(recording.file)}>{t('attachments.record.use')}</Button>
        ) : null}
      </div>
    </section>
  )
}

/** An address for bytes in this browser, for as long as they are shown. */
function useAddress(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file) return setAddress(null)
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address
}
