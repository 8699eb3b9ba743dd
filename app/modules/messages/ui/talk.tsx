import { useState } from 'react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { MailIllustration } from '#app/ui/illustrations/mail.tsx'
import { type ActorRole, isStaff } from '#tenants/roles.ts'
import type { Message, Thread } from '../conversation.ts'
import { paths } from '../paths.ts'
import { Bubble } from './bubble.tsx'
import { Composer } from './composer.tsx'
import { MessageSheet } from './message-sheet.tsx'
import { ReadLine } from './read-line.tsx'
import { TalkHead } from './talk-head.tsx'
import { TypingLine } from './typing-line.tsx'
import { useNewest } from './use-newest.ts'
import { useReadMark } from './use-read-mark.ts'
import { useTellTyping, useWriters } from './use-typing.ts'
import { useWriting } from './use-writing.ts'
import { WaitingBubble } from './waiting-bubble.tsx'

export interface TalkProps {
  thread: Thread
  /** The reader. */
  memberId: string
  role: ActorRole
  /** Of attachments and translations. */
  words: Catalogue
  /** The school's day, ISO date. */
  today: string
  mayWrite: boolean
  mayAnnounce: boolean
  /** Who in the office may be given the conversation; null where it is not the office's to give. */
  colleagues: { id: string; name: string }[] | null
}

/** A conversation: its name, a page of its messages with the newest at the bottom, and where one writes. */
export function Talk({ thread, memberId, role, words, today, mayWrite, mayAnnounce, colleagues }: TalkProps) {
  const { t, locale } = useLanguage()
  const { head, messages, newest } = thread
  const [chosen, setChosen] = useState<Message>()
  const [answering, setAnswering] = useState<Message>()
  useReadMark(thread)
  const writing = useWriting(thread, memberId)
  const writers = useWriters(thread)
  const tellTyping = useTellTyping(head.id)
  useNewest(thread, writing.lines.at(-1)?.id)
  const lastOwn = messages.findLast(({ author }) => author?.own)
  return (
    // As high as what the frame leaves, so that the composer stands at the bottom under a short conversation, too.
    <div className="flex min-h-[calc(100dvh-12rem-var(--viewing-bar,0rem))] flex-col lg:min-h-[calc(100dvh-6rem-var(--viewing-bar,0rem))]">
      <TalkHead head={head} mayAnnounce={mayAnnounce} colleagues={colleagues} />
      {thread.older ? (
        <div className="flex justify-center pb-2">
          <Button href={paths.conversation(head.id, thread.older)} size="sm" variant="secondary">
            {t('messages.thread.older')}
          </Button>
        </div>
      ) : null}
      {messages.length + writing.lines.length === 0 ? (
        <EmptyState
          illustration={<MailIllustration />}
          title={t('messages.thread.empty_title')}
          text={t(`messages.thread.empty_${head.kind}`)}
        />
      ) : null}
      <ol aria-label={t('messages.thread.log')} className="mb-2 flex flex-col gap-1">
        {messages.map((message, index) => (
          <Bubble
            key={message.id}
            message={message}
            before={messages[index - 1]}
            dayLabel={message.day === today ? t('messages.thread.today') : formatDay(locale, message.day)}
            direct={head.kind === 'direct'}
            words={words}
            alwaysTranslates={thread.alwaysTranslates}
            onChoose={setChosen}
          >
            {message === lastOwn && newest ? <ReadLine seq={message.seq} readers={thread.readers} /> : null}
          </Bubble>
        ))}
        {writing.lines.map(line => (
          <WaitingBubble key={line.id} line={line} onRetry={writing.retry} onDrop={writing.drop} />
        ))}
      </ol>
      {newest ? null : (
        <div className="flex justify-center py-4">
          <Button href={paths.conversation(head.id)} size="sm">
            {t('messages.thread.newest')}
          </Button>
        </div>
      )}
      {newest && !head.announceOnly ? <TypingLine writers={writers} /> : null}
      <Composer
        topic={writing.topic}
        role={role}
        words={words}
        memberId={memberId}
        onWrite={writing.write}
        onType={head.announceOnly ? undefined : tellTyping}
        answering={answering}
        onAnswered={() => setAnswering(undefined)}
        mayWrite={mayWrite}
      />
      <MessageSheet
        message={chosen}
        anyId={messages[0]?.id}
        mayWrite={mayWrite}
        atWork={isStaff(role)}
        readers={thread.readers}
        onAnswer={setAnswering}
        onClose={() => setChosen(undefined)}
      />
    </div>
  )
}
