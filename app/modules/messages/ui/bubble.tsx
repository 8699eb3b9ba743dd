import clsx from 'clsx'
import Ellipsis from 'lucide-react/icons/ellipsis'
import type { ReactNode } from 'react'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { TranslationLine } from '#app/platform/translation/translation-line.tsx'
import { useTranslation } from '#app/platform/translation/use-translation.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { Message } from '../conversation.ts'
import { paths } from '../paths.ts'
import { openingOf, timeOf } from './clock.ts'
import { saidOf } from './names.ts'

export interface BubbleProps {
  message: Message
  before: Message | undefined
  dayLabel: string
  /** Between two nobody needs to be named. */
  direct: boolean
  /** Of attachments and translations. */
  words: Catalogue
  /** The reader wants translations without tapping. */
  alwaysTranslates: boolean
  onChoose: (message: Message) => void
  /** Under it: who has read it. */
  children?: ReactNode
}

/** A message in its conversation, with the day above where a new one begins. */
export function Bubble({
  message,
  before,
  dayLabel,
  direct,
  words,
  alwaysTranslates,
  onChoose,
  children,
}: BubbleProps) {
  const { author } = message
  const newDay = before?.day !== message.day
  const goesOn = !newDay && before?.author?.id === author?.id
  return (
    <li id={`m${message.seq}`} className={clsx('scroll-mt-24 scroll-mb-40', !goesOn && 'mt-3')}>
      {newDay ? (
        <p className="mx-auto mb-3 w-fit rounded-pill bg-sunken px-3 py-1 font-bold text-ink-soft text-xs">
          <time dateTime={message.day}>{dayLabel}</time>
        </p>
      ) : null}
      {author ? (
        <Said {...{ message, author, direct, words, alwaysTranslates, onChoose }} first={!goesOn} />
      ) : (
        <Closed message={message} />
      )}
      {children}
    </li>
  )
}

type SaidProps = Pick<BubbleProps, 'message' | 'direct' | 'words' | 'alwaysTranslates' | 'onChoose'> & {
  author: NonNullable<Message['author']>
  first: boolean
}

function Said({ message, author, first, direct, words, alwaysTranslates, onChoose }: SaidProps) {
  const { t, locale, timeZone } = useLanguage()
  const at = timeOf(locale, timeZone, message.at)
  const translation = useTranslation(paths.translation(message.id), message.translation, alwaysTranslates)
  return (
    <div className={clsx('group flex items-end gap-1', author.own && 'flex-row-reverse')}>
      {author.own || direct ? null : first ? (
        <Avatar name={author.name} seed={author.id} size="sm" className="mb-1 self-start" />
      ) : (
        <span className="w-9 shrink-0" />
      )}
      <div className={clsx('min-w-0 max-w-[80%] lg:max-w-[70%]', !author.own && 'ms-1')}>
        {first && !author.own && !direct ? (
          <p className="mb-0.5 flex items-center gap-1.5 font-bold text-sm">
            <bdi className="truncate">{author.name}</bdi>
            {author.isStaff ? <Badge tone="brand">{t('messages.thread.staff')}</Badge> : null}
          </p>
        ) : null}
        <div
          className={clsx(
            'rounded-card px-3.5 py-2',
            message.retracted
              ? 'border border-line border-dashed text-ink-soft'
              : author.own
                ? 'bg-brand-soft text-on-brand-soft'
                : 'border border-line/70 bg-surface text-ink shadow-card',
          )}
        >
          {message.reply ? <QuotedLine reply={message.reply} /> : null}
          {message.text === '' ? null : (
            <p dir="auto" className={clsx('whitespace-pre-line break-words', message.retracted && 'italic')}>
              {translation.shown ?? message.text ?? t('messages.thread.retracted')}
            </p>
          )}
          {message.attachments.length > 0 ? (
            <div className="my-1 w-72 max-w-full">
              <AttachmentList attachments={message.attachments} words={words} />
            </div>
          ) : null}
          <div className="mt-0.5 flex flex-wrap items-end justify-between gap-x-4">
            <TranslationLine translation={translation} words={words} className="min-w-0" />
            <p className="ms-auto text-xs opacity-80">
              <time dateTime={message.at}>{at}</time>
            </p>
          </div>
        </div>
        {message.signs.length > 0 && !message.retracted ? <Signs signs={message.signs} own={author.own} /> : null}
      </div>
      {message.retracted ? null : (
        <IconButton
          icon={Ellipsis}
          label={t('messages.thread.more', { author: author.name, time: at })}
          onClick={() => onChoose(message)}
        />
      )}
    </div>
  )
}

function QuotedLine({ reply }: { reply: NonNullable<Message['reply']> }) {
  const { t } = useLanguage()
  return (
    <a
      href={`#m${reply.seq}`}
      className="mb-1.5 block rounded-small border-brand border-s-3 bg-sunken/70 px-2.5 py-1.5 text-ink-soft text-sm"
    >
      <bdi className="block font-bold">{reply.author}</bdi>
      <span dir="auto" className="line-clamp-2">
        {saidOf(t, reply.text)}
      </span>
    </a>
  )
}

function Signs({ signs, own }: { signs: Message['signs']; own: boolean }) {
  const { t } = useLanguage()
  return (
    <ul className={clsx('-mt-1.5 relative flex flex-wrap gap-1 px-2', own && 'justify-end')}>
      {signs.map(({ sign, count, own: mine }) => (
        <li
          key={sign}
          className={clsx(
            'rounded-pill border px-2 py-0.5 text-sm shadow-control',
            mine ? 'border-brand bg-brand-soft text-on-brand-soft' : 'border-line bg-surface text-ink',
          )}
        >
          {count > 1 ? t('messages.sheet.sign_count', { sign, count }) : sign}
        </li>
      ))}
    </ul>
  )
}

function Closed({ message }: { message: Message }) {
  const { t, locale, timeZone } = useLanguage()
  if (!message.openAgainAt) return null
  return (
    <p className="mx-auto max-w-md rounded-card bg-info-soft px-4 py-2.5 text-center text-on-info-soft text-sm">
      {t('messages.thread.closed', { time: openingOf(locale, timeZone, message.openAgainAt) })}
    </p>
  )
}
