import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { type ChildrenFilter, paths } from './paths.ts'

/** Jumps to a letter of a list that is too long to be here as a whole. */
export function LetterBar({
  letters,
  filter,
}: {
  letters: { all: readonly string[]; at: string | null }
  filter: ChildrenFilter
}) {
  const t = useT()
  return (
    <nav aria-label={t('people.children.letters')} className="mb-6 flex flex-wrap gap-1.5">
      {letters.all.map(letter => (
        <Chip key={letter} kind="link" href={paths.children({ ...filter, letter })} current={letter === letters.at}>
          {letter}
        </Chip>
      ))}
    </nav>
  )
}
