import { useT } from '#app/platform/i18n/provider.tsx'
import { SearchField } from '#app/ui/search-field.tsx'

/** The search of the directory: what is here is found while typing, what the school knows besides at a pause. */
export function DirectorySearch({
  typed,
  busy,
  onType,
}: {
  typed: string
  busy: boolean
  onType: (text: string) => void
}) {
  const t = useT()
  return (
    <search className="mb-4">
      <SearchField
        name="q"
        label={t('people.children.search')}
        clearLabel={t('people.search_clear')}
        defaultValue={typed}
        busy={busy}
        onSearch={onType}
      />
    </search>
  )
}
