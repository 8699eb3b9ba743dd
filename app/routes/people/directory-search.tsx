import { Form, useNavigation, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { SearchField } from '#app/ui/search-field.tsx'

/** Long enough for the next letter, short enough to feel like none. */
const pauseMs = 300

/**
 * The search of the directory. What is here is found while typing; what the school knows besides (staff; children of a long list) is asked
 * for at a pause, and stands in the address. Without scripts the form asks.
 */
export function DirectorySearch({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  const t = useT()
  const [, setQuery] = useSearchParams()
  const navigation = useNavigation()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = (text: string) => {
    onType(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () =>
        setQuery(
          before => {
            const query = new URLSearchParams(before)
            if (text.trim()) query.set('q', text)
            else query.delete('q')
            return query
          },
          { replace: true, preventScrollReset: true },
        ),
      pauseMs,
    )
  }
  return (
    <Form method="get" role="search" className="mb-4" onSubmit={event => event.preventDefault()}>
      <SearchField
        name="q"
        label={t('people.children.search')}
        clearLabel={t('people.search_clear')}
        defaultValue={typed}
        busy={navigation.state === 'loading' && new URLSearchParams(navigation.location.search).has('q')}
        onSearch={ask}
      />
    </Form>
  )
}
