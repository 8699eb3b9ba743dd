import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Thread } from '../conversation.ts'

/** Under one's own newest message: who has read it. */
export function ReadLine({ seq, readers }: { seq: number; readers: Thread['readers'] }) {
  const { t, locale } = useLanguage()
  const names = readers.filter(({ readSeq }) => readSeq >= seq).map(({ name }) => name)
  return (
    <p className="mt-1 text-end text-ink-soft text-xs">
      {names.length > 0
        ? t('messages.thread.read_by', { names: new Intl.ListFormat(locale).format(names) })
        : t('messages.thread.sent')}
    </p>
  )
}
