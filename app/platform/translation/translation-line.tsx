import clsx from 'clsx'
import Languages from 'lucide-react/icons/languages'
import { useWords } from '#app/platform/attachments/use-words.ts'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Spinner } from '#app/ui/spinner.tsx'
import type { Translated } from './use-translation.ts'

export interface TranslationLineProps {
  translation: Translated<unknown>
  /** With those of `translationWords`. */
  words: Catalogue
  /** Said while the translation is shown, for a text that one answers. */
  note?: string | undefined
  className?: string
}

/** Under a text in another language: the way to one's own, and back to the original. */
export function TranslationLine({ translation, words, note, className }: TranslationLineProps) {
  const t = useWords(words)
  const { offered, shown, asking, reason, turn } = translation
  if (!offered) return null
  return (
    <div className={clsx('text-sm', className)}>
      <div className="flex flex-wrap items-center gap-x-1.5">
        {shown === null ? null : (
          <span className="opacity-80">
            {t('translation.by_machine')}
            <span aria-hidden className="ms-1.5 print:hidden">
              ·
            </span>
          </span>
        )}
        <button
          type="button"
          onClick={turn}
          aria-busy={asking || undefined}
          aria-disabled={asking || undefined}
          className="pressable inline-flex min-h-11 items-center gap-1.5 rounded-small font-semibold underline decoration-current/35 underline-offset-4 hover:decoration-current pointer-fine:min-h-8 print:hidden"
        >
          {shown === null ? <Languages size={16} className="shrink-0" /> : null}
          {t(asking ? 'translation.asking' : shown === null ? 'translation.translate' : 'translation.original')}
        </button>
        {asking ? <Spinner size={16} /> : null}
      </div>
      <div aria-live="polite">
        {reason && shown === null ? <p className="pb-1">{t(`translation.reason.${reason}`)}</p> : null}
        {note && shown !== null ? <p className="pb-1 print:hidden">{note}</p> : null}
      </div>
    </div>
  )
}
