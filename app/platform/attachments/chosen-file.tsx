import FileText from 'lucide-react/icons/file-text'
import ImageOff from 'lucide-react/icons/image-off'
import Mic from 'lucide-react/icons/mic'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Video from 'lucide-react/icons/video'
import X from 'lucide-react/icons/x'
import { useEffect, useState } from 'react'
import { formatBytes } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { failureMessage, type UploadItem } from '#app/platform/upload/upload-item.ts'
import type { UploadQueue } from '#app/platform/upload/upload-queue.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'

export interface ChosenFileProps {
  item: UploadItem
  /** From 1. */
  place: number
  queue: UploadQueue
  t: Translate
}

/** A chosen file on its way: what it is, how far it is or why it failed, and the ways out. */
export function ChosenFile({ item, place, queue, t }: ChosenFileProps) {
  const { locale } = useLanguage()
  const { key, type, state, failure, progress, bytes } = item
  const name =
    item.name || t(type.startsWith('audio/') ? 'attachments.pick.voice_note' : 'attachments.pick.photo', { place })
  const shown = /^voice\.(webm|m4a)$/.test(item.name) ? t('attachments.pick.voice_note') : name
  const percent = Math.round(progress * 100)
  return (
    <li className="flex items-center gap-3 rounded-control border border-line bg-surface p-2">
      <Sight item={item} queue={queue} />
      <div className="min-w-0 grow">
        <p className="truncate font-semibold text-sm">{shown}</p>
        {failure ? (
          <p className={state === 'failed' ? 'text-danger-ink text-sm' : 'text-ink-soft text-sm'}>
            {t(failureMessage(failure))}
          </p>
        ) : state === 'sending' || state === 'waiting' ? (
          <ProgressBar label={shown} labelHidden value={percent} valueLabel={t('upload.progress', { percent })} />
        ) : (
          <p className="text-ink-soft text-sm">
            {formatBytes(locale, bytes)} · {t(`upload.state.${state}`)}
          </p>
        )}
      </div>
      {state === 'failed' && item.retriable ? (
        <IconButton
          icon={RotateCcw}
          label={t('attachments.pick.retry', { name: shown })}
          onClick={() => queue.retry(key)}
        />
      ) : null}
      <IconButton
        icon={X}
        label={t('attachments.pick.remove', { name: shown })}
        onClick={() => void queue.cancel(key)}
      />
    </li>
  )
}

/** The photo itself where this browser can draw it, otherwise the sign of its kind. */
function Sight({ item: { key, type }, queue }: { item: UploadItem; queue: UploadQueue }) {
  const [address, setAddress] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    // Taken while its bytes are here: once it has arrived, the queue lets go of them.
    const body = type.startsWith('image/') ? queue.bytesOf(key) : null
    if (!body) return
    const made = URL.createObjectURL(body)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [key, type, queue])
  if (address && !broken)
    return (
      <img
        src={address}
        alt=""
        onError={() => setBroken(true)}
        className="size-11 shrink-0 rounded-control object-cover"
      />
    )
  if (type.startsWith('image/')) return <RowIcon icon={ImageOff} />
  return <RowIcon icon={type.startsWith('video/') ? Video : type.startsWith('audio/') ? Mic : FileText} />
}
