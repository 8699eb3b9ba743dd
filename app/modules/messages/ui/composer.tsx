import { useFetcher } from '@remix-run/react'
import Megaphone from 'lucide-react/icons/megaphone'
import SendHorizontal from 'lucide-react/icons/send-horizontal'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Message } from '../conversation.ts'
import { paths } from '../paths.ts'

export interface ComposerProps {
  conversationId: string
  answering: Message | undefined
  onAnswered: () => void
  mayWrite: boolean
}

/** Where one writes; stays above the navigation, and above a phone's keyboard. */
export function Composer({ conversationId, answering, onAnswered, mayWrite }: ComposerProps) {
  const t = useT()
  return (
    <div className="sticky bottom-[calc(4.05rem+env(safe-area-inset-bottom))] z-20 -mx-4 mt-auto -mb-10 bg-canvas/95 px-4 py-2.5 backdrop-blur-lg lg:bottom-0 lg:-mb-14">
      {mayWrite ? (
        <Write {...{ conversationId, answering, onAnswered }} />
      ) : (
        <p className="flex items-center justify-center gap-2 py-2 text-ink-soft text-sm">
          <Megaphone size={18} />
          {t('messages.thread.announcements')}
        </p>
      )}
    </div>
  )
}

function Write({ conversationId, answering, onAnswered }: Omit<ComposerProps, 'mayWrite'>) {
  const t = useT()
  const sending = useFetcher<Partial<Refused> & { sent?: string }>()
  const area = useRef<HTMLTextAreaElement>(null)
  // One per message, so that a double tap or a repeated request sends it once.
  const [messageId, setMessageId] = useState(() => crypto.randomUUID())
  const sent = sending.data?.sent
  useEffect(() => {
    if (sent !== messageId) return
    if (area.current) area.current.value = ''
    setMessageId(crypto.randomUUID())
    onAnswered()
  }, [sent, messageId, onAnswered])
  useEffect(() => {
    if (answering) area.current?.focus()
  }, [answering])
  const failed = sending.state === 'idle' && sending.data && !sent
  const refused = sending.data?.submission?.error?.body
  return (
    <sending.Form method="post" action={paths.conversation(conversationId)}>
      <input type="hidden" name="messageId" value={messageId} />
      {answering ? (
        <div className="mb-2 flex items-center gap-2 rounded-card bg-sunken ps-3.5">
          <input type="hidden" name="replyToId" value={answering.id} />
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
      <div className="flex items-end gap-2">
        <TextArea
          ref={area}
          label={t('messages.compose.label')}
          labelHidden
          placeholder={t('messages.compose.label')}
          name="body"
          rows={1}
          dir="auto"
          onKeyDown={sendOnEnter}
          error={failed ? (refused ?? t('messages.compose.failed')) : undefined}
          required
          fieldClassName="min-w-0 grow"
          className="max-h-[35dvh]! resize-none!"
        />
        <IconButton
          type="submit"
          icon={SendHorizontal}
          directional
          label={t('messages.compose.send')}
          variant="primary"
          busy={sending.state !== 'idle'}
        />
      </div>
    </sending.Form>
  )
}

/** With a keyboard Enter sends and Shift+Enter begins a line; a thumb has the button. Not while a word is being composed. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  if (!matchMedia('(pointer: fine)').matches) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
