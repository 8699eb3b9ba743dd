import Megaphone from 'lucide-react/icons/megaphone'
import Paperclip from 'lucide-react/icons/paperclip'
import SendHorizontal from 'lucide-react/icons/send-horizontal'
import X from 'lucide-react/icons/x'
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useAttachments } from '#app/platform/attachments/use-attachments.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { draftOf, keepDraft } from '#app/platform/waiting/drafts.ts'
import { IconButton } from '#app/ui/icon-button.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ActorRole } from '#tenants/roles.ts'
import type { Message } from '../conversation.ts'
import { longestMessage, mostAttachments } from '../limits.ts'
import type { Written } from './use-writing.ts'

const AttachmentPicker = lazy(async () => ({
  default: (await import('#app/platform/attachments/attachment-picker.tsx')).AttachmentPicker,
}))

export interface ComposerProps {
  /** Under which this device keeps what is being written. */
  topic: string
  memberId: string
  role: ActorRole
  /** Of attachments. */
  words: Catalogue
  answering: Message | undefined
  onAnswered: () => void
  /** At each key. */
  onType?: (() => void) | undefined
  /** Rejects if this device cannot keep the message. */
  onWrite: (written: Written) => Promise<void>
  mayWrite: boolean
}

/** Where one writes; stays above the navigation, and above a phone's keyboard. */
export function Composer({ mayWrite, ...rest }: ComposerProps) {
  const t = useT()
  return (
    <div className="sticky bottom-[calc(4.05rem+env(safe-area-inset-bottom))] z-20 -mx-4 mt-auto -mb-10 bg-canvas/95 px-4 py-2.5 backdrop-blur-lg lg:bottom-0 lg:-mb-14">
      {mayWrite ? (
        <Write {...rest} />
      ) : (
        <p className="flex items-center justify-center gap-2 py-2 text-ink-soft text-sm">
          <Megaphone size={18} />
          {t('messages.thread.announcements')}
        </p>
      )}
    </div>
  )
}

function Write({
  topic,
  memberId,
  role,
  words,
  answering,
  onAnswered,
  onType,
  onWrite,
}: Omit<ComposerProps, 'mayWrite'>) {
  const { t, locale } = useLanguage()
  const area = useRef<HTMLTextAreaElement>(null)
  const [error, setError] = useState<string>()
  const attaching = useAttachments(topic, memberId)
  const [picking, setPicking] = useState(false)
  // Before that, the form would only load the page again, without what was typed.
  const [alive, setAlive] = useState(false)
  useEffect(() => {
    setAlive(true)
    // What was typed before the page came alive counts more than what was left here earlier.
    if (area.current && !area.current.value) area.current.value = draftOf(memberId, topic)
  }, [memberId, topic])
  useEffect(() => {
    if (answering) area.current?.focus()
  }, [answering])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const field = area.current
    const typed = field?.value ?? ''
    const text = typed.trim()
    if (!field) return
    if (attaching.moving > 0) return setError(t('messages.compose.files_moving'))
    if (!text && attaching.mediaIds.length === 0) return field.focus()
    if (text.length > longestMessage) {
      const number = new Intl.NumberFormat(locale)
      const sizes = { length: number.format(text.length), most: number.format(longestMessage) }
      return setError(t('messages.compose.too_long', sizes))
    }
    setError(undefined)
    // At once, so that a second tap finds nothing to send.
    field.value = ''
    try {
      await onWrite({ text, replyToId: answering?.id, mediaIds: attaching.mediaIds })
      keepDraft(memberId, topic, field.value)
      attaching.sent()
      setPicking(false)
      onAnswered()
    } catch {
      field.value = typed
      setError(t('messages.compose.failed'))
    }
  }
  return (
    <form noValidate onSubmit={submit}>
      {answering ? (
        <div className="mb-2 flex items-center gap-2 rounded-card bg-sunken ps-3.5">
          <p className="min-w-0 grow py-1.5 text-sm">
            <bdi className="block font-bold">
              {t('messages.compose.replying', { author: answering.author?.name ?? '' })}
            </bdi>
            <span dir="auto" className="block truncate text-ink-soft">
              {answering.text}
            </span>
          </p>
          <IconButton icon={X} label={t('messages.compose.stop_reply')} onClick={onAnswered} />
        </div>
      ) : null}
      {picking || attaching.items.length > 0 ? (
        <div className="mb-2 max-h-[50dvh] overflow-y-auto rounded-card border border-line bg-surface p-3">
          <Suspense fallback={<Spinner />}>
            <AttachmentPicker attaching={attaching} role={role} words={words} most={mostAttachments} />
          </Suspense>
        </div>
      ) : null}
      <div className="flex flex-wrap items-end justify-end gap-2">
        <IconButton
          icon={Paperclip}
          label={t('messages.compose.attach')}
          aria-expanded={picking || attaching.items.length > 0}
          onClick={() => setPicking(!picking)}
        />
        <TextArea
          ref={area}
          label={t('messages.compose.label')}
          labelHidden
          placeholder={t('messages.compose.label')}
          rows={1}
          dir="auto"
          onKeyDown={sendOnEnter}
          onInput={event => {
            setError(undefined)
            keepDraft(memberId, topic, event.currentTarget.value)
            if (event.currentTarget.value.trim()) onType?.()
          }}
          error={error}
          fieldClassName="grow basis-20"
          className="max-h-[35dvh]! resize-none!"
        />
        <IconButton
          type="submit"
          icon={SendHorizontal}
          directional
          label={t('messages.compose.send')}
          variant="primary"
          disabled={!alive}
        />
      </div>
    </form>
  )
}

/** With a keyboard Enter sends and Shift+Enter begins a line; a thumb has the button. Not while a word is being composed. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  if (!matchMedia('(pointer: fine)').matches) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
