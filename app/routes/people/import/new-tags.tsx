import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'

/** Every tag that the file would make, so that a column of something else is noticed before. */
export function NewTags({ names }: { names: readonly string[] }) {
  const t = useT()
  if (names.length === 0) return null
  return (
    <Card as="section">
      <h2 className="text-lg">{t('people.import.new_tags', { count: names.length })}</h2>
      <p className="mt-1 text-ink-soft text-sm">{t('people.import.new_tags_text')}</p>
      <ul className="mt-3 flex flex-col gap-1.5 text-sm">
        {names.slice(0, 50).map(name => (
          <li key={name} className="break-words">
            {t('people.import.makes_tag', { name })}
          </li>
        ))}
        {names.length > 50 ? (
          <li className="text-ink-soft">{t('people.import.more', { count: names.length - 50 })}</li>
        ) : null}
      </ul>
    </Card>
  )
}
