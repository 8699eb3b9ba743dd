import clsx from 'clsx'
import Camera from 'lucide-react/icons/camera'
import ImagePlus from 'lucide-react/icons/image-plus'
import Mic from 'lucide-react/icons/mic'
import Paperclip from 'lucide-react/icons/paperclip'
import { type DragEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { formatBytes } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Button } from '#app/ui/button.tsx'
import { buttonClass } from '#app/ui/button-class.ts'
import { accepted } from '#app/ui/file-accept.ts'
import type { Icon } from '#app/ui/icon.ts'
import { Spinner } from '#app/ui/spinner.tsx'
import { acceptLists, uploadLimits } from '#tenants/files/limits.ts'
import type { ActorRole } from '#tenants/roles.ts'
import { ChosenFile } from './chosen-file.tsx'
import { spokenTime } from './clock.ts'
import { durationOf } from './duration.ts'
import { fitting, limitFor } from './fitting.ts'
import type { Attaching } from './use-attachments.ts'
import { useWords } from './use-words.ts'

const VoiceRecorder = lazy(async () => ({ default: (await import('./voice-recorder.tsx')).VoiceRecorder }))

export interface AttachmentPickerProps {
  /** From `useAttachments`; the form waits while `attaching.moving` is not 0. */
  attaching: Attaching
  /** Of who attaches: limits depend on it. */
  role: ActorRole
  /** From `attachmentWords`. */
  words: Catalogue
  /** The form's field, one hidden input per file that has arrived. */
  name?: string
  most?: number
}

/** Takes photos, videos, files and voice notes for a form: camera roll, camera, drop, paste, microphone. */
export function AttachmentPicker({ attaching, role, words, name = 'mediaIds', most = 10 }: AttachmentPickerProps) {
  const { locale } = useLanguage()
  const t = useWords(words)
  const limits = uploadLimits(role, 'attachments')
  const { items, queue, mediaIds, moving } = attaching
  const [recording, setRecording] = useState(false)
  const [complaints, setComplaints] = useState<readonly string[]>([])
  const failed = items.filter(({ state }) => state === 'failed').length

  const take = async (list: Iterable<File> | ArrayLike<File> | null | undefined) => {
    const files = accepted(list, acceptLists.attachments)
    if (files.length === 0) return
    const chosen = await Promise.all(files.map(async file => ({ file, durationMs: await durationOf(file) })))
    const room = most - queue.getSnapshot().items.length
    const { taken, empty, tooLarge, tooLong, tooMany } = fitting(chosen, limits, room)
    queue.add(taken, { use: 'attachments' })
    setComplaints([
      ...empty.map(({ name }) => t('attachments.pick.empty', { name })),
      ...tooLong.map(({ name }) => t('attachments.pick.too_long', { name, limit: spokenTime(locale, limits.videoMs) })),
      ...tooLarge.map(file =>
        t('attachments.pick.too_large', { name: file.name, limit: formatBytes(locale, limitFor(file.type, limits)) }),
      ),
      ...(tooMany ? [t('attachments.pick.no_room', { most })] : []),
    ])
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const paste = (event: ClipboardEvent) => latest.current(event.clipboardData?.files)
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
  const drag = (event: DragEvent) => {
    event.preventDefault()
    if (event.type === 'drop') take(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's looks
    <div
      role="group"
      aria-label={t('attachments.pick.label')}
      onDragOver={drag}
      onDrop={drag}
      className="flex flex-col gap-3"
    >
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <Choice icon={ImagePlus} label={t('attachments.pick.photos')} accept="image/*,video/*" onFiles={take} />
        <Choice icon={Camera} label={t('attachments.pick.camera')} accept="image/*" camera onFiles={take} />
        <Choice icon={Paperclip} label={t('attachments.pick.file')} accept={acceptLists.attachments} onFiles={take} />
        <Button
          variant="secondary"
          size="sm"
          icon={Mic}
          aria-expanded={recording}
          disabled={items.length >= most}
          onClick={() => setRecording(true)}
        >
          {t('attachments.pick.voice')}
        </Button>
      </div>
      <p className="hidden text-ink-soft text-sm pointer-fine:block">{t('attachments.pick.drop')}</p>
      {recording ? (
        <Suspense fallback={<Spinner />}>
          <VoiceRecorder
            limitMs={limits.voiceMs}
            words={words}
            onCancel={() => setRecording(false)}
            onDone={file => {
              setRecording(false)
              take([file])
            }}
          />
        </Suspense>
      ) : null}
      {items.length > 0 ? (
        <ul aria-label={t('attachments.pick.chosen')} className="flex flex-col gap-2">
          {items.map((item, index) => (
            <ChosenFile key={item.key} item={item} place={index + 1} queue={queue} t={t} />
          ))}
        </ul>
      ) : null}
      <div role="status" className="text-sm empty:hidden">
        {moving > 0 ? <p>{t('attachments.pick.moving', { count: moving })}</p> : null}
        {failed > 0 ? <p className="text-danger-ink">{t('attachments.pick.failed', { count: failed })}</p> : null}
        {complaints.map(complaint => (
          <p key={complaint} className="text-danger-ink">
            {complaint}
          </p>
        ))}
      </div>
      {mediaIds.map(mediaId => (
        <input key={mediaId} type="hidden" name={name} value={mediaId} />
      ))}
    </div>
  )
}

interface ChoiceProps {
  icon: Icon
  label: string
  accept: string
  /** Opens the camera; only where there is a finger to hold the device. */
  camera?: boolean
  onFiles: (files: FileList | null) => void
}

/** A file input that looks like a button; without a name, so that its files do not go with the form as well. */
function Choice({ icon: Drawing, label, accept, camera = false, onFiles }: ChoiceProps) {
  return (
    <label
      className={clsx(
        buttonClass({ variant: 'secondary', size: 'sm' }),
        'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
        camera && 'pointer-fine:hidden',
      )}
    >
      <Drawing size={18} />
      {label}
      <input
        type="file"
        accept={accept}
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        onChange={event => {
          onFiles(event.currentTarget.files)
          // Or the same file could not be chosen again after it was taken away.
          event.currentTarget.value = ''
        }}
        className="sr-only"
      />
    </label>
  )
}
