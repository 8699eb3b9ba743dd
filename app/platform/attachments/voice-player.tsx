import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { clock, spokenTime } from './clock.ts'
import { useWords } from './use-words.ts'
import { barCount, barRoom, barsPlayed, waveHeight, wavePath } from './waveform.ts'

export interface VoicePlayerProps {
  src: string
  durationMs: number
  /** 64 bars from 0 to 1. */
  peaks: readonly number[]
  words: Catalogue
}

/** A voice note: play, pause, and its waveform, which is a slider to pointers, keys and screen readers. */
export function VoicePlayer({ src, durationMs, peaks, words }: VoicePlayerProps) {
  const { locale } = useLanguage()
  const t = useWords(words)
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [broken, setBroken] = useState(false)
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!playing) return
    // `timeupdate` comes four times a second, too seldom for bars to move smoothly.
    const timer = setInterval(() => setAt((audio.current?.currentTime ?? 0) * 1000), 100)
    return () => clearInterval(timer)
  }, [playing])

  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (!element.paused) return element.pause()
    element.play().catch((error: unknown) => {
      // Paused again before it began.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setBroken(true)
    })
  }
  const seek = (ms: number) => {
    setAt(ms)
    if (audio.current) audio.current.currentTime = ms / 1000
  }
  const bars = peaks.length > 0 ? peaks : Array.from({ length: barCount }, () => 0)
  const played = barsPlayed(at, durationMs, bars.length)
  const said = (ms: number) => spokenTime(locale, ms)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks and meaning
    <div role="group" aria-label={t('attachments.voice.note')} className="flex w-full max-w-md flex-col gap-1">
      <div className="flex items-center gap-3">
        {/* biome-ignore lint/a11y/useMediaCaption: what somebody says has no captions */}
        <audio
          ref={audio}
          src={src}
          preload="none"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => {
            setPlaying(false)
            seek(0)
          }}
        />
        <IconButton
          icon={playing ? Pause : Play}
          label={playing ? t('attachments.voice.pause') : t('attachments.voice.play', { time: said(durationMs) })}
          variant="primary"
          onClick={toggle}
        />
        <div className="relative h-11 min-w-0 grow rounded-small has-focus-visible:outline-3 has-focus-visible:outline-focus">
          <Wave bars={bars} played={played} />
          <input
            type="range"
            min={0}
            max={Math.max(1, durationMs)}
            step={durationMs > 60_000 ? 5_000 : 1_000}
            value={Math.min(at, durationMs)}
            onChange={event => seek(event.currentTarget.valueAsNumber)}
            aria-label={t('attachments.voice.seek')}
            aria-valuetext={t('attachments.voice.at', { at: said(at), total: said(durationMs) })}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </div>
        <span aria-hidden="true" className="w-11 shrink-0 text-end font-bold text-ink-soft text-sm tabular-nums">
          {clock(at > 0 ? at : durationMs)}
        </span>
      </div>
      {broken ? (
        <p role="alert" className="font-semibold text-danger-ink text-sm">
          {t('attachments.voice.broken')}
        </p>
      ) : null}
    </div>
  )
}

/** Bars, the played ones in the school's colour; they run as the time does, also where reading goes from the right. */
export function Wave({ bars, played }: { bars: readonly number[]; played: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, bars.length) * barRoom} ${waveHeight}`}
      preserveAspectRatio="none"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      className="pointer-events-none size-full rtl:-scale-x-100"
    >
      <path d={wavePath(bars, played)} className="text-line-strong" />
      <path d={wavePath(bars, 0, played)} className="text-brand forced-colors:text-[Highlight]" />
    </svg>
  )
}
