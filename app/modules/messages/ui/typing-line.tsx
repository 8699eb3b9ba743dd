import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Writer } from './use-typing.ts'

const mostNamed = 2

/** Under the conversation: who is writing. Its room is always kept, so that nothing jumps. */
export function TypingLine({ writers }: { writers: readonly Writer[] }) {
  const { t, locale } = useLanguage()
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-ink-soft text-sm">
      {writers.length > 0 ? (
        <>
          <span aria-hidden className="flex gap-1">
            {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map(delay => (
              <span key={delay} className={`size-1.5 animate-bounce rounded-pill bg-ink-soft ${delay}`} />
            ))}
          </span>
          <span className="truncate">{whoOf(writers)}</span>
        </>
      ) : null}
    </p>
  )

  function whoOf(all: readonly Writer[]): string {
    const names = all.flatMap(({ name }) => name ?? [])
    if (names.length < all.length || all.length > mostNamed) return t('messages.typing.some', { count: all.length })
    return t('messages.typing.named', { names: new Intl.ListFormat(locale).format(names), count: all.length })
  }
}
